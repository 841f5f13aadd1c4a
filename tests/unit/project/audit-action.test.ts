import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'audit-action-'));
  for (const folder of ['bin', 'out']) mkdirSync(join(root, folder));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A bundle as the action may find it. */
function bundle(name: string, status: string, more: string[] = []): string {
  const folder = join(root, 'out', name);
  mkdirSync(folder);
  for (const file of ['audit.json', ...more])
    writeFileSync(join(folder, file), JSON.stringify({ verdict: { status } }));
  return folder;
}

/** Runs the script with an `npm` that notes its arguments, one a line, and does what `audit` says. */
function action(audit: string, options = '') {
  const npm = `#!/usr/bin/env bash\nprintf '%s\\n' "$@" > ${join(root, 'arguments')}\n${audit}\n`;
  writeFileSync(join(root, 'bin', 'npm'), npm, { mode: 0o755 });
  writeFileSync(join(root, 'outputs'), '');
  const { status } = spawnSync('bash', ['examples/ci/audit-action.sh'], {
    env: {
      PATH: `${join(root, 'bin')}:${process.env['PATH'] ?? ''}`,
      AUDIT_OUT: join(root, 'out'),
      GITHUB_OUTPUT: join(root, 'outputs'),
      OPTIONS: options,
    },
  });
  return {
    status,
    given: readFileSync(join(root, 'arguments'), 'utf8').trimEnd().split('\n').slice(4),
    outputs: readFileSync(join(root, 'outputs'), 'utf8').trimEnd().split('\n'),
  };
}

const MADE = 'mkdir "$AUDIT_OUT/qtickets_replay_run_2"';
const FAILED = `echo '{"verdict":{"status":"NOT READY"}}' > "$AUDIT_OUT/qtickets_replay_run_2/audit.json"; exit 1`;

test('the verdict and the folder are those of the audit of this step', () => {
  bundle('qtickets_replay_run_1', 'READY');
  bundle('qtickets_replay_run_3', 'READY');
  const { status, outputs } = action(`${MADE}; ${FAILED}`);
  expect(status).toBe(1);
  expect(outputs).toEqual([`folder=${join(root, 'out', 'qtickets_replay_run_2')}`, 'verdict=NOT READY']);
});

test.each([
  ['made no folder', 'exit 2'],
  ['was cut off', `${MADE}; touch "$AUDIT_OUT/qtickets_replay_run_2/UNFINISHED"; ${FAILED}`],
])('an audit that %s has neither, whatever an earlier one left', (_, audit) => {
  bundle('qtickets_replay_run_1', 'READY');
  const { status, outputs } = action(audit);
  expect(status).not.toBe(0);
  expect(outputs).toEqual(['']);
});

test.each([
  ['--strict', ['--strict']],
  ['--only 6.13\n\n  --lang \t ru  \n', ['--only', '6.13', '--lang', 'ru']],
  ['--only\r\n6.13\r\n--strict\r\n', ['--only', '6.13', '--strict']],
  ['--loader python3 load.py  --all', ['--loader', 'python3 load.py  --all']],
  ['--loader=python3 load.py', ['--loader=python3 load.py']],
  ['--loader\npython3 load.py', ['--loader', 'python3 load.py']],
])('%j is %j', (options, given) => {
  expect(action('exit 0', options).given).toEqual(given);
});
