import { entryNotRun } from './forged-plan.ts';
import type { Event } from './forged-scenario.ts';
import { forgeriesOf } from './forgery.ts';

/** What failed excused by what is said elsewhere, and details of an account that no document tells of. */
export const excuseForgeries = [
  ...forgeriesOf('failed', [
    [
      'the entry that failed, said not to be of the plan',
      (forger) => {
        forger.audit.integrity.problems.push('There is evidence of 1.2, which the plan does not hold.');
      },
    ],
    [
      'the scenario that failed twice, the first time without failure',
      (forger) => {
        const failed = forger.scenario('1.2');
        const good = forger.scenario('1.1');
        good.started['id'] = '1.2';
        forger.scenarios = forger.scenarios.filter((one) => one !== failed);
      },
    ],
    [
      'a recording made otherwise, which excuses the check that failed',
      (forger) => {
        const failed = forger.scenario('1.2');
        failed.finished['findings'].push({
          kind: 'recorded-otherwise',
          message: 'the recording was made with another body',
        });
        for (const check of failed.checks['checks'] as Event[])
          Object.assign(check, { result: 'pass', message: null });
      },
    ],
    [
      'a debug run whose filter left out the entry that failed',
      (forger) => {
        forger.started['debug'] = true;
        entryNotRun(forger, '1.2', 'not selected by the test filter');
      },
      'a debug run with this filter has the same evidence, and is told as one: the options of who started it',
    ],
    [
      'the test that failed said to have broken',
      (forger) => {
        entryNotRun(forger, '1.2', 'its test broke');
      },
    ],
  ]),
  ...forgeriesOf('live', [
    [
      'one call to a host of its own',
      (forger) => {
        for (const { answeredBy } of forger.scenario('6.1 write').exchanges)
          if (answeredBy?.by === 'live') answeredBy.host = 'partners.example';
      },
    ],
    [
      'something left at an event that its scenario did not name',
      (forger) => {
        for (const event of forger.rest)
          if (event['event'] === 'accountSettled')
            event['left'].push({
              id: '1.7',
              scenario: '',
              kind: 'other',
              what: 'PATCH /api/rest/v1/events/999: was obeyed',
              event: '999',
              call: null,
            });
      },
    ],
    [
      'a data set of the account',
      (forger) => {
        forger.started['dataset'] = 'production';
      },
    ],
  ]),
];
