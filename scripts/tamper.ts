import { join } from 'node:path';
import { Option } from 'commander';
import { AUDIT_SCHEMAS_DIR } from '../src/command/project-paths.ts';
import { loadSchemas } from '../src/json-schema/schema-set.ts';
import { AuditError } from '../src/model/errors.ts';
import { publicKeyFrom } from '../src/verify/attest/check-signature.ts';
import { type Bundle, openBundle } from '../src/verify/files/bundle.ts';
import { verifyBundle } from '../src/verify/verify-bundle.ts';
import { sharedRun } from '../tests/selftest/shared-runs.ts';
import { forgeryLines, runForgeries } from '../tests/tamper/meaning/run-forgeries.ts';
import { SHARED_OF, sharedTeller } from '../tests/tamper/meaning/shared-tellers.ts';
import { resultLines } from '../tests/tamper/result-lines.ts';
import { runTamper } from '../tests/tamper/run-tamper.ts';
import { signedFiles } from '../tests/tamper/signed-files.ts';
import { StrictCommand } from './commands/base-command.ts';
import { type CommandIo, outputOf, runProcess } from './commands/command-io.ts';
import { numberUpTo, wholeNumber } from './commands/value-readers.ts';
import { openContract } from './commands/verify-main.ts';

const command = new StrictCommand('npm run tamper --')
  .description(
    'Alters a signed audit bundle in hundreds of ways, makes forgeries of meaning, and counts which of them the verifier detects.',
  )
  .argument(
    '[bundle]',
    'folder of a signed run; without it audits are run, and there are forgeries of meaning too',
  )
  .option('--key <file>', 'public key of the bundle that is named')
  .addOption(
    new Option('--seed <number>', 'the same seed gives the same alterations')
      .argParser(wholeNumber(0))
      .default(1),
  )
  .addOption(
    new Option('--scale <number>', 'how many of them: 1 is the whole set, 0.1 a tenth')
      .argParser(numberUpTo(1_000, { above: 0 }))
      .default(1),
  )
  .addHelpText(
    'after',
    '\nExit codes: 0 the key told every alteration and every forgery that can be told was, 1 one was missed, 2 could not run.',
  )
  .exitOverride();

await runProcess(tamper);

async function tamper(io: CommandIo): Promise<number> {
  command.configureOutput(outputOf(io)).parse(io.args, { from: 'user' });
  const { key, seed, scale } = command.opts<{ key?: string; seed: number; scale: number }>();
  const [path] = command.args;
  const bundle = openBundle(path ?? (await ownAudit()));
  const signed =
    path === undefined
      ? signedFiles(new Map(bundle.files))
      : { files: new Map(bundle.files), key: publicKeyFrom(key ?? missingKey()) };
  const options = { key: signed.key, modelSchemas: loadSchemas(AUDIT_SCHEMAS_DIR) };
  requireSound({ ...bundle, files: signed.files }, options);
  const results = await runTamper(signed.files, options, await openContract(bundle, io.env), { seed, scale });
  io.stdout(`${resultLines(results).join('\n')}\n`);
  const keyTold = results.every(({ tried, withKey }) => tried === withKey);
  if (path !== undefined) return keyTold ? 0 : 1;
  const forgeries = await runForgeries(sharedTeller);
  io.stdout(`\n${forgeryLines(forgeries).join('\n')}\n`);
  return keyTold && forgeries.missed.length + forgeries.better.length === 0 ? 0 : 1;
}

async function ownAudit(): Promise<string> {
  return join((await sharedRun(SHARED_OF.passed)).out, 'latest');
}

function requireSound(bundle: Bundle, options: Parameters<typeof verifyBundle>[1]): void {
  if (verifyBundle(bundle, options).agrees) return;
  throw new AuditError(
    'USAGE',
    'the bundle disagrees before anything is altered',
    'Run npm run verify on it.',
  );
}

function missingKey(): never {
  throw new AuditError('USAGE', 'a bundle was named without its key', 'Name its public key with --key.');
}
