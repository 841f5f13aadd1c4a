import { baseCommand } from './base-command.ts';
import { type CommandIo, outputOf } from './command-io.ts';
import { timeoutOption } from './watched.ts';

/** What `npm run verify` is asked for. */
export interface VerifyArguments {
  /** A run's folder, or its archive alone. */
  path: string;
  json?: boolean;
  key?: string;
  spec?: string;
  config?: string;
  attestation?: string;
  /** Seconds; absent: by the size of the bundle. */
  timeout?: number;
}

/** Reads the arguments of `npm run verify`. Throws a CommanderError, and says on standard error what is wrong with them. */
export function verifyArguments(io: CommandIo): VerifyArguments {
  const command = baseCommand('verify')
    .description('Checks that everything in an audit bundle agrees with everything else in it, offline.')
    .argument('<bundle>', "a run's folder, or its archive alone")
    .option('--key <file>', 'public Ed25519 key in PEM: the bundle must be signed by it')
    .option('--spec <file>', 'the spec document that was to be audited (default: those of this project)')
    .option(
      '--attestation <file>',
      "an archive's attestation.json or attestation.dsse.json (default: beside it)",
    )
    .option(
      '--config <file>',
      'config of the project that made it (default: qtickets.config.ts, where there is one)',
    )
    .addOption(timeoutOption())
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 agrees, 1 disagrees, 2 could not be read, or was refused, 3 agrees with\nitself, and is of another contract than that of this checkout.',
    )
    .configureOutput(outputOf(io))
    .parse(io.args, { from: 'user' });
  const [path = ''] = command.args;
  return { path, ...command.opts<Omit<VerifyArguments, 'path'>>() };
}
