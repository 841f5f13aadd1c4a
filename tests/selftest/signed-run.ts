import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { madeOnce } from './made-once.ts';
import { type CommandResult, runCommand } from './run-command.ts';
import { sharedPlace } from './shared-place.ts';

/** What came of an audit of one entry that was given a key to sign with. */
export interface SignedRun {
  result: CommandResult;
  /** Its folder of bundles. */
  out: string;
  /** The private key as it was given, and the public one, as PEM. */
  key: string;
  publicKey: string;
  /** Every process that began, the command first, and whether it was given the key. */
  processes: { pid: string; given: boolean }[];
  /** What was left in the folder for temporary files. */
  temporary: string[];
}

// Loaded by every Node process that the command starts, itself included.
const PROBE =
  "const given = 'AUDIT_SIGNING_KEY' in process.env;" +
  "require('node:fs').appendFileSync(process.env.PROBE_OUT, process.pid + ' ' + given + '\\n');";

/** The command as a process, from its start to its end, for all that look at one: made by the first that asks. */
export function signedRun(): Promise<SignedRun> {
  const folder = join(sharedPlace(), 'signed');
  return madeOnce(`${folder}.json`, async () => {
    const TMPDIR = join(folder, 'temporary');
    const [out, probe, seen] = ['reports', 'probe.cjs', 'processes.txt'].map((name) =>
      join(folder, name),
    ) as [string, string, string];
    mkdirSync(TMPDIR, { recursive: true });
    writeFileSync(probe, PROBE);
    const pair = generateKeyPairSync('ed25519');
    const key = pair.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    const result = await runCommand('audit.ts', ['--only', '1.1', '--out', out], {
      env: { TMPDIR, AUDIT_SIGNING_KEY: key, NODE_OPTIONS: `--require=${probe}`, PROBE_OUT: seen },
    });
    const noted = readFileSync(seen, 'utf8').trimEnd().split('\n');
    return {
      result,
      out,
      key,
      publicKey: pair.publicKey.export({ format: 'pem', type: 'spki' }).toString(),
      processes: noted.map((line) => ({ pid: line.split(' ')[0] ?? '', given: line.endsWith(' true') })),
      temporary: readdirSync(TMPDIR),
    };
  });
}
