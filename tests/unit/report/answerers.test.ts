import { expect, test } from 'vitest';
import { saidOf, whatItShows } from '../../../src/documents/answerer-words.ts';
import type { AnswerSource } from '../../../src/model/answered-by.ts';
import type { AuditRun } from '../../../src/model/audit-run.ts';
import type { TargetName } from '../../../src/model/plan.ts';
import { answerersOf } from '../../../src/report/answerers.ts';
import { answererPhrase, deriveAnswerers } from '../../../src/verify/derive/answerers.ts';
import type { RunLog } from '../../../src/verify/log/run-log.ts';
import { pathLike, textOf } from '../../tamper/seal-again.ts';
import { disagreeing, smallBundle } from '../verify/small-bundle.ts';
import { smallJunit, TEST_NAMES } from '../verify/small-junit.ts';
import { smallPlan } from '../verify/small-plan.ts';
import { exchange } from './fixture-run.ts';

const LIVE: AnswerSource = { by: 'live', host: 'qtickets.ru' };
const SIMULATOR: AnswerSource = { by: 'simulator' };

function recorded(change: Partial<Extract<AnswerSource, { by: 'recording' }>> = {}): AnswerSource {
  const recordedAt = '2025-11-09T23:30:00.000Z';
  return { by: 'recording', file: '1.1.json', of: 'simulator', host: null, recordedAt, ...change };
}

const NOT_QTICKETS = 'The simulator is a part of this project: this proves the suite, not QTickets.';
const WHEN_MADE = 'Recordings show how the account answered when they were made, not how it answers now.';

const RUNS: [what: string, sources: (AnswerSource | null)[], said: string, shows: string][] = [
  [
    'nothing',
    [null],
    'nothing: no call was answered',
    'No call was answered, so nothing is said of any API.',
  ],
  ['an account', [LIVE, LIVE], 'the account at qtickets.ru, live', 'The account was asked during this run.'],
  [
    'an API of this machine',
    [{ by: 'live', host: '127.0.0.1' }],
    'an API on this machine at 127.0.0.1, live',
    'An API on this machine was asked during this run: it need not be QTickets.',
  ],
  ['the simulator', [SIMULATOR], 'the simulator', NOT_QTICKETS],
  [
    'one recording, which answered twice',
    [recorded(), recorded()],
    '1 recording of the simulator, made on 2025-11-09',
    NOT_QTICKETS,
  ],
  [
    'recordings of several days',
    [recorded(), recorded({ file: '1.2.json', recordedAt: '2025-11-07T01:00:00.000Z' }), null],
    '2 recordings of the simulator, made from 2025-11-07 to 2025-11-09',
    NOT_QTICKETS,
  ],
  [
    'recordings of an account',
    [recorded({ of: 'live', host: 'qtickets.ru' })],
    '1 recording of a live account at qtickets.ru, made on 2025-11-09',
    WHEN_MADE,
  ],
  [
    'recordings of a host that nobody noted',
    [recorded({ of: 'live' })],
    '1 recording of a live account, made on 2025-11-09',
    WHEN_MADE,
  ],
  [
    'a mixture of recordings',
    [recorded(), recorded({ file: '1.2.json', of: 'live', host: 'qtickets.ru' }), recorded()],
    '1 recording of a live account at qtickets.ru, made on 2025-11-09 (1 answer), and 1 recording of the simulator, made on 2025-11-09 (2 answers)',
    `The simulator is a part of this project: its 2 of 3 answers prove the suite, not QTickets. ${WHEN_MADE}`,
  ],
  [
    'two hosts',
    [LIVE, { by: 'live', host: 'partners.example' }],
    'the account at partners.example, live (1 answer), and the account at qtickets.ru, live (1 answer)',
    'The account was asked during this run.',
  ],
];

test.each(RUNS)('the words follow from what answered: %s', (_, sources, said, shows) => {
  const answerers = answerersOf([{ exchanges: exchangesOf(sources) }]);
  expect(saidOf(answerers)).toBe(said);
  expect(whatItShows(answerers)).toBe(shows);
});

test.each(RUNS)('the verifier derives the same from the log by itself: %s', (_, sources) => {
  const exchanges = exchangesOf(sources);
  const answerers = answerersOf([{ exchanges }]);
  const log = { scenarios: [{ skipReason: null, exchanges }] } as unknown as RunLog;
  expect(deriveAnswerers(log)).toEqual(answerers);
  expect(answererPhrase(answerers)).toBe(saidOf(answerers));
});

test('only what answered counts, whatever the call was made for', () => {
  const exchanges = exchangesOf([recorded(), null, recorded({ file: '2.1.json' })]);
  const [first] = exchanges;
  if (first !== undefined) first.role = 'prerequisite';
  expect(answerersOf([{ exchanges: exchanges.slice(0, 2) }, { exchanges: exchanges.slice(2) }])).toEqual([
    {
      who: 'simulator',
      host: null,
      answers: 2,
      recordings: { files: 2, from: '2025-11-09', to: '2025-11-09' },
    },
  ]);
});

function exchangesOf(sources: readonly (AnswerSource | null)[]) {
  return sources.map((answeredBy) => {
    const { request, response, ...facts } = exchange('call', '', 200, {});
    const { method, path } = request;
    return {
      ...facts,
      answeredBy,
      request: { method, path, bodySha256: '' },
      response: response === null ? null : { status: 200, json: true, bytes: 2, bodySha256: '', errors: [] },
    };
  });
}

const DOCUMENTED_PLACES = ['title', 'summary', 'final'];

test.each(RUNS.filter(([, sources]) => !sources.includes(null)))(
  'every file that says the verdict says of whom, and a verifier agrees: %s',
  async (_, sources, said) => {
    const files = await smallBundle(
      {
        edit: (evidence) => {
          for (const [index, exchange] of evidence.flatMap(({ exchanges }) => exchanges).entries())
            exchange.answeredBy = index < sources.length ? (sources[index] ?? null) : (sources[0] ?? null);
        },
        change: { plan: smallPlan({ target: targetOf(sources) }) },
      },
      { junitXml: smallJunit(TEST_NAMES.map((name) => ({ name }))) },
    );
    const model = JSON.parse(textOf(files, 'audit.json')) as AuditRun;
    // The first of several answered more often here.
    const words = sources.length === 1 ? said : model.verdict.saidOf;
    expect(model.verdict.saidOf).toBe(words);
    for (const file of ['ctrf.json', 'junit.xml', 'attestation.json'])
      expect(textOf(files, file)).toContain(words);
    const document = textOf(files, pathLike(files, /^qtickets_audit_.*\.md$/));
    expect(document.split(words).length - 1).toBeGreaterThanOrEqual(DOCUMENTED_PLACES.length);
    expect(disagreeing(files)).toEqual([]);
  },
);

function targetOf([first]: readonly (AnswerSource | null)[]): TargetName {
  if (first?.by === 'live') return 'live';
  return first?.by === 'simulator' ? 'simulator' : 'replay';
}
