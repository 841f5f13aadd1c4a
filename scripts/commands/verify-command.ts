import type { Command } from 'commander';
import { baseCommand } from './base-command.ts';
import { type CommandIo, outputOf } from './command-io.ts';
import { timeoutOption } from './watched.ts';

/** What a command that checks a bundle is asked for. */
interface BundleArguments {
  /** A run's folder, or its archive alone. */
  path: string;
  json?: boolean;
  spec?: string;
  config?: string;
  /** Seconds; absent: by the size of the bundle. */
  timeout?: number;
}

/** What `npm run verify` is asked for. */
export interface VerifyArguments extends BundleArguments {
  key?: string;
  attestation?: string;
}

/** What `npm run report` is asked for. */
export interface ReportArguments extends BundleArguments {
  out?: string;
}

/** Reads the arguments of `npm run verify`. Throws a CommanderError, and says on standard error what is wrong with them. */
export function verifyArguments(io: CommandIo): VerifyArguments {
  const command = bundleCommand('verify')
    .description('Checks that everything in an audit bundle agrees with everything else in it, offline.')
    .option('--key <file>', 'public Ed25519 key in PEM: the bundle must be signed by it')
    .option(
      '--attestation <file>',
      "an archive's attestation.json or attestation.dsse.json (default: beside it)",
    )
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 agrees, 1 disagrees, 2 could not be read, or was refused, 3 agrees with\nitself, and is of another contract than that of this checkout.',
    );
  return parsed(command, io);
}

/** Reads the arguments of `npm run report`; as `verifyArguments`. */
export function reportArguments(io: CommandIo): ReportArguments {
  const command = bundleCommand('report')
    .description('Prints the document of a bundle, once everything in the bundle was found to agree.')
    .option('--json', 'the model (audit.json) in place of the document')
    .option('--out <file>', 'write it into a file')
    .addHelpText(
      'after',
      '\nExit codes: 0 it was given, 1 the bundle disagrees with itself, 2 could not be\nread, or was refused.',
    );
  return parsed(command, io);
}

function bundleCommand(verb: 'verify' | 'report'): Command {
  return baseCommand(verb)
    .argument('<bundle>', "a run's folder, or its archive alone")
    .option('--spec <file>', 'the spec document that was to be audited (default: those of this project)')
    .option(
      '--config <file>',
      'config of the project that made it (default: qtickets.config.ts, where there is one)',
    )
    .addOption(timeoutOption());
}

function parsed<T extends BundleArguments>(command: Command, io: CommandIo): T {
  command.configureOutput(outputOf(io)).parse(io.args, { from: 'user' });
  const [path = ''] = command.args;
  return { ...command.opts<T>(), path };
}
