import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { AUDIT_SCHEMAS_DIR, PROJECT_DIR } from '../src/command/project-paths.ts';
import { loadSchemas } from '../src/json-schema/schema-set.ts';
import { AuditError } from '../src/model/errors.ts';
import { publicKeyFrom } from '../src/verify/attest/check-signature.ts';
import { openBundle } from '../src/verify/files/bundle.ts';
import { openCheckout } from '../src/verify/schemas/checkout.ts';
import { verifyBundle } from '../src/verify/verify-bundle.ts';
import { allCases } from '../tests/cases/all-cases.ts';
import { resultLines } from '../tests/tamper/result-lines.ts';
import { runTamper } from '../tests/tamper/run-tamper.ts';
import { type CommandIo, outputOf, runProcess } from './commands/command-io.ts';
import { openContract } from './commands/verify-main.ts';

const command = new Command('npm run tamper --')
  .description(
    'Alters a signed audit bundle in hundreds of ways, and counts which of them the verifier detects.',
  )
  .argument('[bundle]', 'folder of a signed run; without it the audit is run once, with a key of its own')
  .option('--key <file>', 'public key of the bundle that is named')
  .addOption(new Option('--seed <number>', 'the same seed gives the same alterations').default('1'))
  .addOption(new Option('--scale <number>', 'how many of them: 1 is the whole set, 0.1 a tenth').default('1'))
  .addHelpText('after', '\nExit codes: 0 the key told every alteration, 1 one was missed, 2 could not run.')
  .exitOverride();

const work = mkdtempSync(join(tmpdir(), 'qtickets-tamper-'));
try {
  await runProcess(tamper);
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function tamper(io: CommandIo): Promise<number> {
  command.configureOutput(outputOf(io)).parse(io.args, { from: 'user' });
  const { key, seed, scale } = command.opts<{ key?: string; seed: string; scale: string }>();
  const [path] = command.args;
  const signed = path === undefined ? auditOnce() : { path, key: key ?? missingKey() };
  const bundle = openBundle(signed.path);
  const options = {
    key: publicKeyFrom(signed.key),
    modelSchemas: loadSchemas(AUDIT_SCHEMAS_DIR),
    checkout: openCheckout(PROJECT_DIR, allCases),
  };
  if (!verifyBundle(bundle, options).agrees) {
    throw new AuditError(
      'USAGE',
      'the bundle disagrees before anything is altered',
      'Run npm run verify on it.',
    );
  }
  const contract = await openContract(bundle, io.env);
  const results = await runTamper(new Map(bundle.files), options, contract, {
    seed: Number(seed),
    scale: Number(scale),
  });
  io.stdout(`${resultLines(results).join('\n')}\n`);
  return results.every(({ tried, withKey }) => tried === withKey) ? 0 : 1;
}

function auditOnce(): { path: string; key: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const [secret, open] = [join(work, 'secret.pem'), join(work, 'public.pem')];
  writeFileSync(secret, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  writeFileSync(open, publicKey.export({ type: 'spki', format: 'pem' }));
  const out = join(work, 'out');
  const args = [join(PROJECT_DIR, 'scripts', 'run.mjs'), 'audit', '--out', out];
  const { status } = spawnSync(process.execPath, args, {
    cwd: PROJECT_DIR,
    env: { ...process.env, AUDIT_SIGNING_KEY: secret },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0)
    throw new AuditError('USAGE', `the audit ended with ${status}`, 'Run npm run audit first.');
  return { path: join(out, 'latest'), key: open };
}

function missingKey(): never {
  throw new AuditError('USAGE', 'a bundle was named without its key', 'Name its public key with --key.');
}
