import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULT_OPTIONS, OPTION_VARIABLES } from '../../../src/common/audit-options.ts';
import {
  mergeArguments,
  rerunArguments,
  rerunCommand,
  undoArguments,
} from '../../../src/documents/rerun-command.ts';
import type { AuditRun } from '../../../src/model/audit-run.ts';

/** Of a whole run, or of a part of it: not of an entry. */
const OF_A_RUN = ['strict', 'previous', 'shard', 'blobs', 'merge', 'only'];

test.each(Object.keys(OPTION_VARIABLES).filter((name) => !OF_A_RUN.includes(name)))(
  'what a run was given as --%s is given again',
  (name) => {
    const args = rerunArguments({ ...DEFAULT_OPTIONS, [name]: "one's own" }, '4.2');
    expect(args).toContain(`--${name} 'one'\\''s own'`);
    expect(args.includes('--only 4.2')).toBe(name !== 'loader');
  },
);

test('what is as it is by itself is left out, and so are options of a whole run', () => {
  expect(rerunArguments(DEFAULT_OPTIONS, 'failed')).toBe('--only failed');
  const others = { strict: true, previous: 'earlier', blobs: 'parts', merge: 'parts' };
  expect(rerunArguments({ ...DEFAULT_OPTIONS, ...others }, '4.2')).toBe('--only 4.2');
});

test('a config that is named is named again, and beside a loader no entry is', () => {
  const config = resolve('other.config.ts');
  expect(rerunArguments({ ...DEFAULT_OPTIONS, config, profile: 'smoke' }, '4.2')).toBe(
    `--profile smoke --config ${config} --only 4.2`,
  );
  const { target, profile, access, routes, dataset } = { ...DEFAULT_OPTIONS, target: 'simulator' as const };
  const run = { run: { target, profile, access, routes, dataset }, loader: { command: 'python3 load.py' } };
  expect(rerunCommand(run as unknown as AuditRun, '4.2')).toBe(
    "npm run audit -- --target simulator --loader 'python3 load.py'",
  );
});

test('beside a loader the target is named, whichever it was, and recordings are of a replay', () => {
  const loaded = { ...DEFAULT_OPTIONS, loader: './load', fixtures: 'own' };
  expect(rerunArguments(loaded, '4.2')).toBe('--target replay --fixtures own --loader ./load');
  expect(rerunArguments({ ...loaded, target: 'simulator' }, '4.2')).toBe(
    '--target simulator --loader ./load',
  );
});

test('what is left is undone where it was left', () => {
  expect(undoArguments(DEFAULT_OPTIONS.out)).toBe('--undo-left');
  expect(undoArguments("one's own")).toBe("--undo-left --out 'one'\\''s own'");
});

test('shards are merged where they lie, and with the config of their run', () => {
  const config = resolve('other.config.ts');
  expect(mergeArguments(DEFAULT_OPTIONS)).toBe('--merge blobs');
  expect(mergeArguments({ blobs: 'my parts', config })).toBe(`--merge 'my parts' --config ${config}`);
});
