import { afterAll, beforeAll, expect, test } from 'vitest';
import { itemsAt, valueAt } from '../../src/common/items-path.ts';
import type { SendPolicy } from '../../src/http/policy.ts';
import type { ScenarioEvidence } from '../../src/model/evidence.ts';
import type { FaultDefinition } from '../../src/simulator/faults/fault-definition.ts';
import { SIMULATOR_TOKENS } from '../../src/simulator/tokens.ts';
import { failedChecks } from './altered-run.ts';
import { arrived, callOf, rowsOf, sectionOf, unreconciled } from './struck-facts.ts';
import { openStruckRun, type Struck, type StruckRun } from './struck-run.ts';

const ADD = 'POST /tickets/add/**';
const UPDATE = 'POST /tickets/update/**';
const REMOVE = 'POST /tickets/remove/**';
const FIND = 'POST /tickets/find/**';
const SHOW = '12/4076';
/** External ids of the entry's own ticket, and of the one that 6.4 and 6.6 book beforehand. */
const OWN = 'ticket12345';
const BEFOREHAND = 'contract-audit-book';

let struckRun: StruckRun;
beforeAll(async () => {
  struckRun = await openStruckRun();
});
afterAll(() => struckRun.close());

/** Ids of the tickets that the account holds in the show under an external id when the run has ended. */
async function heldUnder(externalId: string): Promise<string[]> {
  const path = `/api/partners/v1/tickets/find/${SHOW}`;
  const body = { filter: { external_id: externalId } };
  const found = await struckRun.ask('POST', path, SIMULATOR_TOKENS.partnersWrite, body);
  return itemsAt(found, 'result[*]')
    .filter(({ value }) => valueAt(value, 'deleted') === 0)
    .map(({ value }) => String(valueAt(value, 'id')));
}

interface Written {
  struck: Struck;
  evidence: ScenarioEvidence;
  /** What the failed checks say, by their names. */
  failed: Record<string, string>;
}

async function writeUnder(
  id: string,
  faults: readonly FaultDefinition[],
  policy: Partial<SendPolicy> = {},
): Promise<Written> {
  const struck = await struckRun.under(faults, { ids: [id], patience: 'live', access: 'write', policy });
  const [evidence] = struck.evidence as [ScenarioEvidence];
  expect(arrived(struck)).toHaveLength(struck.seen);
  expect(struck.unmasked).toEqual([]);
  expect(unreconciled(struck)).toEqual([]);
  expect(struck.exitCode).toBe(failedChecks(evidence).length === 0 ? 0 : 1);
  if (!evidence.loaded) expect(rowsOf(struck, id)).toBe(0);
  const failures = evidence.checks.filter(({ result }) => result === 'fail');
  const failed = Object.fromEntries(failures.map(({ name, message }) => [name, message ?? '']));
  return { struck, evidence, failed };
}

const statusesOf = (struck: Struck, id: string) => callOf(struck, id).attempts.map(({ status }) => status);
const searchesIn = ({ exchanges }: ScenarioEvidence) =>
  exchanges.filter(({ name }) => name === 'search before another try');

test.each<[string, FaultDefinition, (number | null)[]]>([
  ['no answer', { fault: 'no-answer', route: ADD, calls: 1 }, [null, 200]],
  ['a refused connection', { fault: 'connection-refused', route: ADD, calls: 1, ms: 1 }, [null, 200]],
  ['two gateway errors', { fault: '502', route: ADD, calls: 2 }, [502, 502, 200]],
  ['too many requests', { fault: '429', route: ADD, calls: 1 }, [429, 200]],
])(
  '%s on adding a ticket: added again once a search shows that none is held, and removed',
  async (_, fault, statuses) => {
    const { struck, evidence, failed } = await writeUnder('6.1', [fault]);
    expect(failed).toEqual({});
    expect(statusesOf(struck, '6.1')).toEqual(statuses);
    expect(searchesIn(evidence)).toHaveLength(statuses.length - 1);
    for (const { request } of searchesIn(evidence))
      expect(request.path).toMatch(/\/tickets\/find\/12\/4076$/);
    expect(struck.model.verdict.status).toBe('READY');
    expect(struck.document).toContain(`undone by POST /api/partners/v1/tickets/remove/${SHOW}`);
    expect(await heldUnder(OWN)).toEqual([]);
  },
);

test('no answer at every try: each is preceded by a search, and the end is reported', async () => {
  const { struck, evidence, failed } = await writeUnder('6.1', [{ fault: 'no-answer', route: ADD }]);
  expect(Object.keys(failed)).toEqual(['status', 'undo']);
  expect(statusesOf(struck, '6.1')).toEqual([null, null, null, null, null]);
  expect(searchesIn(evidence)).toHaveLength(4);
  expect(failed['undo']).toContain('whether it was carried out is not known');
});

test.each<[string, FaultDefinition, Partial<SendPolicy>, string]>([
  ['a reset in the middle', { fault: 'reset-mid-body', route: ADD, calls: 1 }, {}, 'REQUEST_FAILED'],
  ['a time that is up', { fault: 'drip-feed', route: ADD, ms: 1000 }, { totalMs: 1000 }, 'REQUEST_TIMEOUT'],
])(
  '%s on adding a ticket: it is held, so it is not added again, and the document names it',
  async (_, fault, policy, code) => {
    const { struck, evidence, failed } = await writeUnder('6.1', [fault], policy);
    const held = await heldUnder(OWN);
    expect(held).toHaveLength(1);
    expect(struck.seenOnRoute).toBe(1);
    expect(searchesIn(evidence)).toHaveLength(1);
    expect(Object.keys(failed)).toEqual(['status', 'undo']);
    expect(evidence.actual).toBe(`no answer (${code})`);
    expect(sectionOf(struck.document, 5)).toContain(`a search shows ticket ${held[0]}`);
    expect(sectionOf(struck.document, 5)).toContain('nothing undid it: look on the account');
    expect(evidence.notes).toEqual([]);
  },
);

test.each<[string, FaultDefinition]>([
  ['fails', { fault: '500', route: FIND }],
  ['is answered with an error', { fault: 'error-in-200', route: FIND }],
  ['is answered with a page', { fault: 'html-200', route: FIND }],
  ['is cut off', { fault: 'truncated-json', route: FIND }],
  ['says two things', { fault: 'duplicate-keys', route: FIND }],
])('a search that %s proves nothing: the ticket is not added again', async (_, onSearch) => {
  const { struck, failed } = await writeUnder('6.1', [{ fault: 'no-answer', route: ADD }, onSearch]);
  expect(struck.seenOnRoute).toBe(1);
  expect(Object.keys(failed)).toEqual(['status', 'undo']);
});

test.each<[FaultDefinition, string, string[]]>([
  [{ fault: '500', route: ADD }, '500 UNKNOWN_ERROR', ['status', 'undo']],
  [{ fault: 'gzip-lie', route: ADD }, 'no answer (REQUEST_FAILED)', ['status', 'undo']],
  [{ fault: 'endless-body', route: ADD }, 'no answer (RESPONSE_TOO_LARGE)', ['status', 'undo']],
  [{ fault: 'redirect-loop', route: ADD }, '302', ['status', 'undo']],
  [{ fault: 'redirect-other-host', route: ADD }, '302', ['status', 'undo']],
  [{ fault: 'html-200', route: ADD }, '200 HTML page', ['contentType', 'undo']],
  [{ fault: 'empty-body', route: ADD }, '200', ['json', 'undo']],
  [{ fault: 'truncated-json', route: ADD }, '200', ['json', 'undo']],
  [{ fault: 'duplicate-keys', route: ADD }, '200', ['json', 'undo']],
])(
  '$fault on adding a ticket is not repeated, and the ticket is not said to be undone',
  async (fault, actual, checks) => {
    const { struck, evidence, failed } = await writeUnder('6.1', [fault]);
    expect(struck.seenOnRoute).toBe(1);
    expect(evidence.actual).toBe(actual);
    expect(Object.keys(failed)).toEqual(checks);
    expect(struck.document).toContain('look on the account');
    expect(struck.document).not.toMatch(/undone by|undoes itself/);
  },
);

test('an error inside a 200 is a refusal: nothing is repeated, held or undone', async () => {
  const { struck, evidence, failed } = await writeUnder('6.1', [{ fault: 'error-in-200', route: ADD }]);
  expect(struck.seen).toBe(1);
  expect(Object.keys(failed)).toEqual(['envelope']);
  expect(evidence.notes).toEqual(['its write was refused: there is nothing to undo']);
  expect(await heldUnder(OWN)).toEqual([]);
});

test('a ticket whose answer has the wrong content type is removed all the same', async () => {
  const { evidence, failed } = await writeUnder('6.1', [{ fault: 'wrong-content-type', route: ADD }]);
  expect(Object.keys(failed)).toEqual(['contentType']);
  expect(evidence.notes.join()).toContain('undone by');
  expect(await heldUnder(OWN)).toEqual([]);
});

test('a removal that fails is told, and not repeated', async () => {
  const { struck, evidence, failed } = await writeUnder('6.1', [{ fault: '503', route: REMOVE }]);
  expect(struck.seenOnRoute).toBe(1);
  expect(Object.keys(failed)).toEqual(['undo']);
  expect(evidence.loaded).toBe(true);
  expect(evidence.notes.join()).toContain('not undone');
  expect(await heldUnder(OWN)).toHaveLength(1);
});

test.each<FaultDefinition>([
  { fault: 'no-answer', route: UPDATE },
  { fault: '502', route: UPDATE },
  { fault: 'truncated-json', route: UPDATE },
  { fault: 'error-in-200', route: UPDATE },
])('$fault on an update: it is not sent again, and the ticket booked for it is removed', async (fault) => {
  const { struck, evidence, failed } = await writeUnder('6.4', [fault]);
  expect(struck.seenOnRoute).toBe(1);
  expect(Object.keys(failed)).toHaveLength(1);
  expect(failed['undo']).toBeUndefined();
  expect(evidence.notes.join()).toContain('undone by');
  expect(await heldUnder(BEFOREHAND)).toEqual([]);
});

test('a removal without an answer is made once more to undo what was booked for it', async () => {
  const { struck, failed } = await writeUnder('6.6', [{ fault: 'no-answer', route: REMOVE, calls: 1 }]);
  expect(struck.seenOnRoute).toBe(2);
  expect(Object.keys(failed)).toEqual(['status']);
  expect(await heldUnder(BEFOREHAND)).toEqual([]);
});

test('where every removal fails, the ticket that stays is not said to be undone', async () => {
  const { evidence, failed } = await writeUnder('6.6', [{ fault: 'no-answer', route: REMOVE }]);
  expect(Object.keys(failed)).toEqual(['status', 'undo']);
  expect(evidence.notes.join()).toContain('look on the account');
  expect(await heldUnder(BEFOREHAND)).toHaveLength(1);
});

test('a removal is not asked for without the id that a lost answer would have named', async () => {
  const { evidence } = await writeUnder('6.1', [{ fault: 'truncated-json', route: ADD }]);
  expect(evidence.exchanges.filter(({ role }) => role === 'undo')).toEqual([]);
});

test('a ticket booked beforehand is booked again after no answer, and removed in the end', async () => {
  const { struck, failed } = await writeUnder('6.4', [{ fault: 'no-answer', route: ADD, calls: 1 }]);
  expect(failed).toEqual({});
  expect(struck.seenOnRoute).toBe(2);
  expect(await heldUnder(BEFOREHAND)).toEqual([]);
});

test('a ticket booked beforehand whose answer is lost is named', async () => {
  const { failed } = await writeUnder('6.4', [{ fault: 'reset-mid-body', route: ADD, calls: 1 }]);
  const held = await heldUnder(BEFOREHAND);
  expect(held).toHaveLength(1);
  expect(failed['undo']).toContain(`a search shows ticket ${held[0]}`);
});

test('one try is all that a simulator of our own gets', async () => {
  const fault: FaultDefinition = { fault: 'no-answer', route: ADD, calls: 1 };
  const struck = await struckRun.under([fault], { ids: ['6.1'], patience: 'simulator', access: 'write' });
  expect(struck.seen).toBe(1);
  expect(failedChecks(struck.evidence[0] as ScenarioEvidence)).toEqual(['status']);
  expect(await heldUnder(OWN)).toEqual([]);
});
