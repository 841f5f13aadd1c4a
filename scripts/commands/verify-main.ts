import { Command } from 'commander';
import { AUDIT_SCHEMAS_DIR, PROJECT_DIR } from '../../src/command/project-paths.ts';
import { loadSchemas } from '../../src/json-schema/schema-set.ts';
import { publicKeyFrom } from '../../src/verify/attest/check-signature.ts';
import { openBundle } from '../../src/verify/files/bundle.ts';
import { reportLines } from '../../src/verify/report-lines.ts';
import { openCheckout } from '../../src/verify/schemas/checkout.ts';
import { verifyBundle } from '../../src/verify/verify-bundle.ts';
import { allCases } from '../../tests/cases/all-cases.ts';
import { type CommandIo, outputOf } from './command-io.ts';

/** `npm run verify`: 0 when the bundle agrees with itself, else 1. */
export function verifyMain(io: CommandIo): number {
  const { args, stdout } = io;
  const command = verifyCommand().configureOutput(outputOf(io)).parse(args, { from: 'user' });
  const { json, key } = command.opts<{ json?: boolean; key?: string }>();
  const [path = ''] = command.args;
  const result = verifyBundle(openBundle(path), {
    key: key === undefined ? null : publicKeyFrom(key),
    modelSchemas: loadSchemas(AUDIT_SCHEMAS_DIR),
    checkout: openCheckout(PROJECT_DIR, allCases),
  });
  if (json === true) stdout(`${JSON.stringify(result, null, 2)}\n`);
  else stdout(`${reportLines(path, result).join('\n')}\n`);
  return result.agrees ? 0 : 1;
}

function verifyCommand(): Command {
  return new Command('npm run verify --')
    .description('Checks that everything in an audit bundle agrees with everything else in it, offline.')
    .argument('<bundle>', "a run's folder, or its archive alone")
    .option('--key <file>', 'public Ed25519 key in PEM: the bundle must be signed by it')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', '\nExit codes: 0 agrees, 1 disagrees, 2 could not be read, or was refused.')
    .exitOverride();
}
