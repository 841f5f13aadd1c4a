import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contractPatterns } from '../../../src/command/contract-files.ts';
import { onlyCases } from '../../../src/command/only-cases.ts';
import { plannedTests } from '../../../src/command/planned-tests.ts';
import { DEFAULT_OPTIONS, optionsFrom } from '../../../src/common/audit-options.ts';
import { asksForFailed } from '../../../src/common/only.ts';
import type { AuditOptions } from '../../../src/model/plan.ts';
import { failedOfLastRun } from '../../../src/report/last-run.ts';
import { planRun } from '../../../src/spec/plan-run.ts';
import { readDocuments } from '../../../src/spec/read-documents.ts';
import { allCases } from '../../cases/all-cases.ts';
import { tempFolder } from '../report/fixture-bundle.ts';

const DOCUMENTS = readDocuments(DEFAULT_OPTIONS);
const planned = (options: Partial<AuditOptions>) =>
  planRun({ ...DEFAULT_OPTIONS, ...options }, DOCUMENTS, allCases);

test.each([
  ['6.13', 'audit', ['6.13']],
  ['6.2-6.4', 'audit', ['6.2', '6.3', '6.4']],
  ['6.2–6.4', 'audit', ['6.2', '6.3', '6.4']],
  ['6.9..6.11', 'audit', ['6.9', '6.10', '6.11']],
  // 3.4 and 3.5 are of another profile.
  ['3.3-3.7', 'audit', ['3.3', '3.6', '3.7']],
  ['5.2-6.1', 'audit', ['5.2', '6.1']],
  ['7', 'audit', ['7.1', '7.2', '7.3']],
  ['2-3', 'seed', ['2.1', '2.2', '3.1', '3.2', '3.6', '3.7']],
  ['7.1, 1.1 7.1', 'audit', ['1.1', '7.1']],
  ['r3-R5', 'documented', ['R3', 'R4', 'R5']],
  ['P', 'documented', Array.from({ length: 10 }, (_, index) => `P${index + 1}`)],
] as const)('--only %s of profile %s', (only, profile, wanted) => {
  const plan = planned({ only, profile });
  expect(plan.only).toEqual(wanted);
  const sections = [...new Set(plan.selected.map(({ entry }) => entry.section))];
  const ids = sections
    .flatMap((section) => plannedTests(plan, section))
    .map(({ planned: { entry } }) => entry.id);
  expect([...new Set(ids)]).toEqual(wanted);
  // The profile is what it was: what is left out is left out of it, and not forgotten.
  expect(plan.selected).toEqual(planned({ profile }).selected);
});

test.each([
  ['9.9', /9\.9/],
  ['X', /"X"/],
  ['6.13-', /""/],
  ['-6.13', /""/],
  ['6.4-6.2', /before/],
  ['6.1-6.2-6.3', /6\.1-6\.2-6\.3.*two ends/],
  ['1.4', /profile audit/],
  ['R13', /R13/],
  [' , ', /names no entry/],
  ['failed', /FAILED/],
  ['1.1,Failed', /"FAILED".*stands alone/],
])('--only %j is refused, and told with what is wrong', (only, message) => {
  expect(() => planned({ only })).toThrow(message);
  expect(() => planned({ only })).toThrow(expect.objectContaining({ code: 'USAGE' }));
});

test.each(['shard', 'merge', 'loader'])('--only is not run with --%s', (other) => {
  const value = other === 'shard' ? '1/2' : 'x';
  expect(() => optionsFrom({ AUDIT_ONLY: '6.1', [`AUDIT_${other.toUpperCase()}`]: value })).toThrow(/--only/);
});

test('record and mutate choose from all cases, of either document', () => {
  expect(onlyCases(planned({}), '1.4,R13', 'no such folder')).toEqual(['1.4', 'R13']);
});

test.each([
  ['failed', true],
  [' Failed ', true],
  ['FAILED', true],
  ['failed,1.1', false],
  ['', false],
])('--only %j asks for what failed: %s', (text, asked) => {
  expect(asksForFailed(text)).toBe(asked);
});

test('only the test files of what is asked for are run', () => {
  expect(contractPatterns({ profile: 'audit', only: '6.13,6.1,7.2' })).toEqual([
    'tests/contract/6-*.test.ts',
    'tests/contract/7-*.test.ts',
  ]);
  expect(contractPatterns({ profile: 'documented', only: 'R13' })).toEqual(['tests/contract/R-*.test.ts']);
  expect(contractPatterns({ profile: 'audit', only: '' })).toHaveLength(1);
});

test('failed means the entries of the newest finished run, whatever it was asked', async () => {
  const out = await tempFolder();
  const run = (name: string, failed: readonly string[], unfinished = false) => {
    mkdirSync(join(out, name), { recursive: true });
    const entries = ['1.1', '6.4'].map((id) => ({ id, class: failed.includes(id) ? 'failed' : 'succeeded' }));
    writeFileSync(join(out, name, 'audit.json'), JSON.stringify({ entries }));
    if (unfinished) writeFileSync(join(out, name, 'UNFINISHED'), '');
  };
  expect(() => failedOfLastRun(out)).toThrow(/no finished run/);
  run('qtickets_simulator_run_20251109_100000', ['1.1']);
  run('qtickets_replay_run_20251109_090000', ['6.4']);
  expect(failedOfLastRun(out)).toEqual({ name: 'qtickets_simulator_run_20251109_100000', failed: ['1.1'] });
  run('qtickets_live_run_20251109_110000_debug', ['6.4']);
  run('qtickets_live_run_20251109_120000', ['1.1'], true);
  expect(failedOfLastRun(out).failed).toEqual(['6.4']);
  run('qtickets_live_run_20251109_110000_debug_10', ['1.1', '6.4']);
  run('qtickets_live_run_20251109_110000_debug_9', []);
  expect(failedOfLastRun(out).failed).toEqual(['1.1', '6.4']);
  run('qtickets_replay_run_20251109_130000', []);
  expect(() => failedOfLastRun(out)).toThrow(/nothing failed/);
  writeFileSync(join(out, 'qtickets_replay_run_20251109_130000', 'audit.json'), '{');
  expect(() => failedOfLastRun(out)).toThrow(/cannot be read/);
});
