import { generateKeyPairSync } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordMain } from '../../scripts/commands/record-main.ts';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import { callCommand } from './call-command.ts';
import { BY_CI, BY_TEST, NOT_RUN } from './documented/not-run.ts';
import { type Place, shownRun } from './documented/run-shown.ts';
import { RUN_AS_WRITTEN, shownCommands } from './documented/shown-commands.ts';
import { CONFIG, shownProject } from './documented/shown-project.ts';
import { type LiveAccount, openLiveAccount } from './live-account.ts';
import type { CommandResult } from './run-command.ts';

const COMMANDS = shownCommands().filter(({ files }) => files.some((file) => !RUN_AS_WRITTEN.includes(file)));
const ELSEWHERE = { ...BY_TEST, ...BY_CI, ...NOT_RUN };
const RUN_HERE = COMMANDS.filter(({ line }) => !Object.hasOwn(ELSEWHERE, line));

const workingFolder = process.cwd();
/** What was run, by what it comes down to: several lines may say the same. */
const made = new Map<string, Promise<CommandResult>>();
let account: LiveAccount;
let place: Place;

function run(line: string, env: Record<string, string> = {}): Promise<CommandResult> {
  const shown = COMMANDS.find((command) => command.line === line);
  const found = shown === undefined ? null : shownRun({ ...shown, env: { ...shown.env, ...env } }, place);
  if (found === null)
    throw new RangeError(`no test runs this: say in documented/not-run.ts where or why not`);
  const result = made.get(found.key) ?? found.run();
  made.set(found.key, result);
  return result;
}

async function succeeded(running: Promise<CommandResult>, expected = 0): Promise<void> {
  const { code, stdout, stderr } = await running;
  expect(code, stdout + stderr).toBe(expected);
}

// What the commands of the documents are run on: a signed bundle, and recordings of an account.
beforeAll(async () => {
  account = await openLiveAccount();
  const config = (own: 'case' | 'entry') => join(shownProject(own), CONFIG);
  place = {
    folder: shownProject(),
    scratch: shownProject(),
    withCase: config('case'),
    withoutCase: config('entry'),
    account: account.env,
    filled: (text) => text,
  };
  const { folder, scratch } = place;
  process.chdir(folder);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  for (const of of [folder, scratch]) {
    writeFileSync(join(of, 'audit-key.pem'), privateKey.export({ format: 'pem', type: 'pkcs8' }));
    writeFileSync(join(of, 'audit-key.pub.pem'), publicKey.export({ format: 'pem', type: 'spki' }));
  }
  await succeeded(run('AUDIT_SIGNING_KEY=audit-key.pem npm run audit'));
  await succeeded(run('npm run record -- --target live --update'));
  await succeeded(callCommand(recordMain, ['6.16', '--update'], { AUDIT_CONFIG: place.withCase }));
  const latest = realpathSync(join(scratch, 'reports', 'latest'));
  mkdirSync(join(folder, 'reports'));
  for (const name of ['reports/latest', 'before', 'after', 'folder-or-zip'])
    symlinkSync(latest, join(folder, name));
  const named = (form: RegExp) => readdirSync(latest).find((name) => form.test(name)) ?? '';
  const document = named(/^qtickets_audit_.*\.md$/);
  copyFileSync(join(latest, document), join(folder, 'file.md'));
  const words: [RegExp, string][] = [
    // Its attestation lies beside it.
    [/^qtickets_run_\d+_\d+\.zip$/, join(latest, named(/\.zip$/))],
    [/<stamp>/, document.replace(/^qtickets_audit_|\.md$/g, '')],
    [/<id>/, '6.13'],
    [/<bundle>|<folder or archive>|^reports\/qtickets_replay_run_\d+_\d+/, 'before'],
    [/^LEVEL$/, 'medium'],
    [/^FILE$/, 'requests.md'],
    [/^options$/, ''],
    [/http:\/\/127\.0\.0\.1:8787/g, new URL(account.env['QTICKETS_BASE_URL'] ?? '').origin],
    [/\bnode_modules\/qtickets-contract-audit\b/, PROJECT_DIR],
  ];
  place = {
    ...place,
    filled: (text) => words.reduce((told, [form, word]) => told.replace(form, word), text),
  };
});

afterAll(async () => {
  process.chdir(workingFolder);
  await account.close();
  for (const folder of [place.folder, place.scratch, dirname(place.withCase), dirname(place.withoutCase)])
    rmSync(folder, { recursive: true, force: true });
});

test.each(RUN_HERE.map(({ line }) => line))('%s', async (line) => {
  // Watching ends when it is interrupted.
  await succeeded(run(line), line.endsWith('--watch') ? 130 : 0);
});

test('what is not run here is shown, and is run where the list says', () => {
  const shown = COMMANDS.map(({ line }) => line);
  expect(Object.keys(ELSEWHERE).filter((line) => !shown.includes(line))).toEqual([]);
  for (const [line, file] of Object.entries(BY_TEST)) {
    const source = readFileSync(join(PROJECT_DIR, 'tests', 'selftest', file), 'utf8');
    expect(source.replace(/\(\s+/g, '(').includes(`shownArguments('${line}'`), `${file}: ${line}`).toBe(true);
  }
  for (const [line, { file, says }] of Object.entries(BY_CI))
    expect(readFileSync(join(PROJECT_DIR, file), 'utf8').includes(says), `${file}: ${line}`).toBe(true);
});
