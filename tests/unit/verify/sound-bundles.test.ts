import { expect, test } from 'vitest';
import type { AccountWrite } from '../../../src/model/account.ts';
import type { RunTables } from '../../../src/model/evidence.ts';
import { TAKEN } from '../../../src/verify/derive/evidence.ts';
import { KEY, smallBundle, verified } from './small-bundle.ts';
import { smallPlan } from './small-plan.ts';
import type { SmallRun } from './small-run.ts';

const BOOKED: AccountWrite = {
  id: '6.1',
  scenario: 'write',
  kind: 'ticket',
  what: 'ticket 71 of event 12, show 4076',
  event: '12',
  call: 'POST /api/partners/v1/tickets/remove/12/4076 {"id": 71}',
};

test.each<[string, SmallRun, string]>([
  ['everything passed', {}, 'READY'],
  [
    'a check failed',
    { failed: { label: '2.1', check: 'rule:ordered(id)', message: 'item 1 | is `out` of *order*' } },
    'NOT READY',
  ],
  ['a scenario was skipped', { skipped: ['6.1 write'] }, 'CONDITIONAL'],
  ['the run was interrupted', { cut: ['6.1 write', '7.2'] }, 'INCOMPLETE'],
  [
    'it was interrupted before anything ran',
    { cut: ['2.1', '3.7', '6.1 read', '6.1 write', '7.2'] },
    'INCOMPLETE',
  ],
  ['something broke outside the cases', { change: { unhandledErrors: ['a hook broke'] } }, 'NOT READY'],
  ['something is left on the account', { change: { account: { undone: [], left: [BOOKED] } } }, 'NOT READY'],
  [
    'what was left on the account was undone',
    { change: { account: { undone: [BOOKED], left: [] }, unhandledErrors: ['a hook broke'] } },
    'NOT READY',
  ],
  ['there was no checkout', { change: { git: null } }, 'READY'],
  ['a call was repeated', { edit: (evidence) => repeat(evidence) }, 'READY'],
  ['a scenario ran for another', { edit: (evidence) => prerequisite(evidence) }, 'READY'],
  ['a table was counted without FINAL', { editTables: (tables) => withoutFinal(tables) }, 'CONDITIONAL'],
  [
    'the whole tables took too long to look through',
    { editTables: (tables) => unmarked(tables) },
    'CONDITIONAL',
  ],
])('a bundle agrees when %s', async (_, run, verdict) => {
  const result = verified(await smallBundle(run), KEY.open);
  expect(result.disagreements).toEqual([]);
  expect(result).toMatchObject({ agrees: true, verdict, signed: 'signed by the key' });
});

test('every check of a whole bundle compares something, but for what is not at hand', async () => {
  const { checks, notChecked } = verified(await smallBundle(), KEY.open);
  expect(checks.filter(({ comparisons }) => comparisons === 0).map(({ check }) => check)).toEqual([
    'contract',
    'junit',
  ]);
  expect(checks.filter(({ leftOut }) => leftOut !== null).map(({ check }) => check)).toEqual([
    'contract',
    'junit',
  ]);
  expect(notChecked.length).toBeGreaterThan(5);
  // Without a contract at hand, all that audit.json alone says is among it.
  expect(TAKEN.filter(({ words }) => !notChecked.join('\n').includes(words))).toEqual([]);
});

test('a bundle in which the audit found personal data agrees, as NOT READY', async () => {
  const scan = (file: string) => (file === 'audit.json' ? [{ at: '/entries/0/title', kind: 'email' }] : []);
  const result = verified(await smallBundle({}, { scan }), KEY.open);
  expect(result.disagreements).toEqual([]);
  expect(result.verdict).toBe('NOT READY');
  expect(result.notes.join()).toContain('audit.json');
});

function repeat(evidence: Parameters<NonNullable<SmallRun['edit']>>[0]): void {
  const [first] = evidence;
  const [attempt] = first?.exchanges[0]?.attempts ?? [];
  if (first === undefined || attempt === undefined) return;
  first.exchanges[0]?.attempts.unshift({ ...attempt, status: 503, durationMs: 3 });
  Object.assign(first.exchanges[0]?.attempts[1] ?? {}, { waitMs: 250, reason: 'status 503' });
}

function withoutFinal({ before, closing }: RunTables): void {
  for (const counts of [before, closing?.after])
    Object.assign(counts?.['stg_qtickets_api_clients_raw'] ?? {}, { rows: 700, keys: null, final: false });
}

function unmarked({ closing }: RunTables): void {
  if (closing !== null) closing.marked = null;
}

function prerequisite(evidence: Parameters<NonNullable<SmallRun['edit']>>[0]): void {
  const last = evidence.at(-1);
  if (last === undefined) return;
  const later = new Date(Date.parse(last.startedAt) + 1_000).toISOString();
  evidence.push({
    ...structuredClone(last),
    counted: false,
    startedAt: later,
    finishedAt: later,
    durationMs: 0,
  });
  for (const attempt of evidence.at(-1)?.exchanges[0]?.attempts ?? []) attempt.startedAt = later;
}

test.each(['en', 'ru'] as const)('a bundle agrees whose page is in the language %s', async (lang) => {
  const plan = smallPlan();
  const files = await smallBundle({ change: { plan: { ...plan, options: { ...plan.options, lang } } } });
  const page = [...files.keys()].find((path) => path.endsWith('.html')) ?? '';
  expect(files.get(page)?.toString('utf8')).toContain(`<html lang="${lang}"`);
  expect(verified(files, KEY.open).disagreements).toEqual([]);
});
