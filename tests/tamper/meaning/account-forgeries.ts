import { forgeriesOf } from './forgery.ts';

/** What a live run did to the account, said to be something else. */
export const accountForgeries = forgeriesOf('live', [
  [
    'the account whose writes were not settled',
    (forger) => {
      forger.rest = forger.rest.filter(({ event }) => event !== 'accountSettled');
    },
  ],
  [
    'an undone write left out',
    (forger) => {
      const one = forger.scenario('6.1 write');
      one.exchanges = one.exchanges.filter(({ role }) => role !== 'undo');
    },
  ],
  [
    'a write undone otherwise than told',
    (forger) => {
      forger.scenario('6.1 write').finished['notes'] = ['its write undoes itself'];
    },
  ],
  [
    'a note that says what was not undone left out',
    (forger) => {
      forger.scenario('1.7').finished['notes'] = [];
    },
  ],
  [
    'another host',
    (forger) => {
      for (const one of forger.scenarios)
        for (const { answeredBy } of one.exchanges)
          if (answeredBy?.by === 'live') answeredBy.host = 'qtickets.ru';
    },
  ],
  [
    'another host, and another base URL',
    (forger) => {
      forger.audit.baseUrl = 'https://qtickets.ru/api/rest/v1';
      for (const one of forger.scenarios)
        for (const { answeredBy } of one.exchanges)
          if (answeredBy?.by === 'live') answeredBy.host = 'qtickets.ru';
    },
    'who answered is known to the run alone: a key, or the account asked again',
  ],
  [
    'a scenario skipped for want of an id',
    (forger) => {
      forger.skip('3.7', 'no id is known for show: set QTICKETS_SHOW_ID');
    },
  ],
  [
    'a scenario that needs no id skipped for want of one',
    (forger) => {
      forger.skip('1.1', 'no id is known for an order');
    },
  ],
  [
    'a scenario skipped for a reason that no audit has',
    (forger) => {
      forger.skip('2.1', 'it is known to work');
    },
  ],
  [
    'a write that is left, taken from the list',
    (forger) => {
      const one = forger.scenario('6.1 write');
      one.exchanges = one.exchanges.filter(({ role }) => role !== 'undo');
      one.finished['notes'] = [];
    },
  ],
]);
