import type { Event } from './forged-scenario.ts';
import { forgeriesOf } from './forgery.ts';

const INVENTED = 'an answer that meets the contract may be made up: the API, asked again, or a key';

const UNDONE = {
  id: '6.1',
  scenario: 'write',
  kind: 'ticket',
  what: 'ticket 71 of event 12, show 4076',
  event: '12',
};

/** What a forger tries who has read the checks: order, places, counts, and what is said beside the evidence. */
export const furtherForgeries = [
  ...forgeriesOf('passed', [
    [
      'the answers of two entries exchanged',
      (forger) => {
        const [a, b] = [forger.scenario('2.1'), forger.scenario('2.2')];
        [a.exchanges, b.exchanges] = [b.exchanges, a.exchanges];
      },
    ],
    [
      'an answer that nobody gave',
      (forger) => {
        for (const exchange of forger.scenario('2.1').exchanges) exchange.answeredBy = null;
      },
    ],
    [
      'another status that is right too',
      (forger) => {
        const { call } = forger.scenario('6.1 write');
        call.response.status = call.response.status === 200 ? 201 : 200;
        for (const attempt of call.attempts) attempt.status = call.response.status;
      },
    ],
    [
      'a size that such an answer may have',
      (forger) => {
        const { response } = forger.scenario('1.1').call;
        response.bytes = (response.bytes ?? 0) + 3;
      },
    ],
    [
      'a scenario that ended before it began',
      (forger) => {
        const one = forger.scenario('2.1');
        one.finished['at'] = new Date(Date.parse(one.started['at']) - 1_000).toISOString();
      },
    ],
    [
      'a call before the run',
      (forger) => {
        const one = forger.scenario('2.1');
        const early = new Date(Date.parse(forger.started['at']) - 60_000).toISOString();
        one.exchanges = one.exchanges.map((exchange) => ({
          ...exchange,
          attempts: exchange.attempts.map((attempt) => ({ ...attempt, startedAt: early })),
        }));
      },
    ],
    [
      'a run that began after its first call',
      (forger) => {
        forger.started['at'] = new Date(Date.parse(forger.started['at']) + 3_600_000).toISOString();
      },
    ],
    [
      'entries selected in another order',
      (forger) => {
        forger.started['selected'] = (forger.started['selected'] as string[]).toReversed();
      },
    ],
    [
      'an entry that ran, said not to have been executed as well',
      (forger) => {
        forger.rest.push({
          event: 'entryNotExecuted',
          id: '2.1',
          reason: 'no evidence and no reason was recorded',
        });
      },
    ],
    [
      'an account settled by a run that had none',
      (forger) => {
        forger.rest.push({ event: 'accountSettled', undone: [], left: [] });
      },
    ],
    [
      'the notes of empty lists left out',
      (forger) => {
        let left = 0;
        for (const one of forger.scenarios) {
          left += one.finished['notes'].length;
          one.finished['notes'] = [];
        }
        if (left === 0) forger.scenario('2.1').finished['notes'] = ['data is an empty list'];
      },
    ],
    [
      'every list that it read said to have been empty',
      (forger) => {
        for (const one of forger.scenarios) one.finished['notes'].push('data is an empty list');
      },
    ],
    [
      'a field of the drift left out',
      (forger) => {
        for (const one of forger.scenarios)
          for (const use of one.checks['fieldUses'] as Event[]) use['absent'] = use['absent'].slice(1);
      },
    ],
    [
      'a kind of finding that weighs less',
      (forger) => {
        for (const one of forger.scenarios)
          for (const finding of one.finished['findings'] as Event[]) finding['kind'] = 'recorded-otherwise';
      },
    ],
    [
      'fewer rows sent than the answer holds',
      (forger) => {
        Object.assign(forger.scenario('2.1').row(/clients/), { sent: 1, distinct: 1 });
      },
    ],
    [
      'a job row more for a load',
      (forger) => {
        const [first] = forger.finished['marked'] as Event[];
        if (first) Object.assign(first, { rows: first['rows'] + 1, keys: first['keys'] + 1 });
      },
    ],
    [
      'a load marked that nobody made',
      (forger) => {
        const [first] = forger.finished['marked'] as Event[];
        if (first) forger.finished['marked'].push({ ...first, load: 999 });
      },
    ],
    [
      'another database',
      (forger) => {
        forger.started['warehouse'].database = 'production';
      },
      'which database was named is known to the run alone: its settings',
    ],
    [
      'a fixed clock, so that no time counts',
      (forger) => {
        forger.audit.run.reproducible = true;
      },
    ],
    [
      'a copy of the spec document with an entry less',
      (forger) => {
        const path = [...forger.files.keys()].find((name) => name.startsWith('artifacts/spec/')) ?? '';
        const text = forger.files.get(path)?.toString('utf8') ?? '';
        forger.files.set(path, Buffer.from(text.slice(0, text.lastIndexOf('\n### ')), 'utf8'));
      },
    ],
    [
      'a file beside the evidence',
      (forger) => {
        forger.files.set('artifacts/approved-by-the-vendor.txt', Buffer.from('all is well\n'));
      },
    ],
    [
      'a prerequisite told as the call',
      (forger) => {
        for (const one of forger.scenarios)
          for (const exchange of one.exchanges) if (exchange.role !== 'call') exchange.role = 'call';
      },
    ],
    [
      'an interruption that nobody asked for',
      (forger) => {
        forger.finished['interrupted'] = true;
      },
      'a run that was ended at its last moment has the same evidence, and is INCOMPLETE: the log of who started it',
    ],
    [
      'one shard of one',
      (forger) => {
        forger.started['shards'] = { count: 1, missing: [], warehouses: 1 };
      },
      'merged shards have the same evidence: the folders of the shards',
    ],
  ]),
  ...forgeriesOf('failed', [
    [
      'the check that failed by the name of another',
      (forger) => {
        for (const check of forger.scenario('1.2').checks['checks'] as Event[])
          if (check['result'] === 'fail') check['name'] = 'rule:known(issue)';
      },
    ],
    [
      'an answer that passes in place of the one that failed',
      (forger) => {
        const [failed, passed] = [forger.scenario('1.2'), forger.scenario('1.1')];
        failed.call.response.body = passed.body;
        for (const check of failed.checks['checks'] as Event[])
          Object.assign(check, { result: 'pass', message: null });
      },
    ],
    [
      'a reason for CONDITIONAL in place of the failure',
      (forger) => {
        forger.skip('1.2', 'writes are not allowed on this host: it is foreign');
      },
    ],
  ]),
  ...forgeriesOf('live', [
    [
      'something undone that nobody wrote',
      (forger) => {
        const undo = forger.scenario('6.1 write').exchanges.find(({ role }) => role === 'undo');
        const { method, path } = undo?.request ?? forger.scenario('6.1 write').call.request;
        for (const event of forger.rest)
          if (event['event'] === 'accountSettled')
            event['undone'].push({ ...UNDONE, call: `${method} ${path} {"id": 71}` });
      },
    ],
    [
      'something left of a scenario that writes nothing',
      (forger) => {
        for (const event of forger.rest)
          if (event['event'] === 'accountSettled')
            event['left'].push({ ...UNDONE, id: '2.1', scenario: '', call: null });
      },
    ],
    [
      'recordings in place of the account',
      (forger) => {
        forger.started['target'] = 'replay';
        forger.audit.baseUrl = 'https://qtickets.ru/';
      },
    ],
    [
      'a header of an answer of the account',
      (forger) => {
        forger.scenario('2.1').call.response.headers['server'] = 'nginx/1.25.0';
      },
      INVENTED,
    ],
  ]),
];
