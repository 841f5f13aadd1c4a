#!/usr/bin/env node
import { InvalidArgumentError, Option } from 'commander';
import { AuditError } from '../src/model/errors.ts';
import { createSimulator } from '../src/simulator/create-simulator.ts';
import type { FaultDefinition } from '../src/simulator/faults/fault-definition.ts';
import { faultFromText } from '../src/simulator/faults/fault-from-text.ts';
import { FAULT_NAMES } from '../src/simulator/faults/fault-names.ts';
import type { DatasetName } from '../src/simulator/habits.ts';
import { serveSimulator } from '../src/simulator/serve.ts';
import { SIMULATOR_TOKENS } from '../src/simulator/tokens.ts';
import { baseCommand } from './commands/base-command.ts';

const PARENT_CHECK_MS = 500;

interface Options {
  port: number;
  dataset: DatasetName;
  strictRoutes?: true;
  fault: FaultDefinition[];
}

/** A port number from 0 to 65535. */
function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('a port is a whole number from 0 to 65535');
}

const program = baseCommand('simulator')
  .description('Serves a simulator of the QTickets REST and Partners APIs on 127.0.0.1.')
  .option('--port <number>', 'port to listen on; 0 takes a free one', portOf, 8787)
  .addOption(
    new Option(
      '--dataset <name>',
      'page sizes and refusals of the shipped reference, or as seen in production; young: an account with one event and nothing sold',
    )
      .choices(['reference', 'production', 'young'])
      .default('reference'),
  )
  .option('--strict-routes', 'answer paths and methods that the vendor does not document as production does')
  .option(
    '--fault <name[:route][:calls]>',
    `lets calls go wrong; repeatable; calls are all, a number (the first n) or a list such as [2]; names: ${FAULT_NAMES.join(', ')}`,
    (text: string, before: FaultDefinition[]) => [...before, faultFromText(text)],
    [],
  )
  .configureOutput({ writeErr: () => undefined })
  .action(async (options: Options) => {
    const { dataset, strictRoutes = false, fault: faults } = options;
    // Watched from the start: whoever reads the line may be gone a moment later.
    const asked = untilAsked();
    const simulator = createSimulator({ dataset, strictRoutes, faults });
    const server = await serveSimulator(simulator, { port: options.port });
    const { rest, partnersWrite, partnersRead } = SIMULATOR_TOKENS;
    process.stdout.write(
      `REST ${server.url}/api/rest/v1  Partners ${server.url}/api/partners/v1  tokens ${rest} ${partnersWrite} ${partnersRead}\n`,
    );
    await asked;
    await server.close();
  });

/** Resolves on SIGINT or SIGTERM, or when the process that started this one is gone. */
function untilAsked(): Promise<void> {
  const parent = process.ppid;
  return new Promise((resolve) => {
    const watch = setInterval(() => {
      if (process.ppid !== parent) end();
    }, PARENT_CHECK_MS);
    // The open door keeps the process; when it could not be opened, nothing does.
    watch.unref();
    const end = () => {
      clearInterval(watch);
      resolve();
    };
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
  });
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** Prints what went wrong in one line; 0 after `--help`, 2 for a wrong option or a port that cannot be had. */
function exitCodeOf(error: unknown): number {
  if (error instanceof AuditError) {
    process.stderr.write(`${error.message.replace(/\s*\n\s*/g, ' ')}\n`);
    return 2;
  }
  const usage = error as { exitCode?: number; message?: string };
  if (typeof usage.exitCode !== 'number') throw error;
  if (usage.exitCode === 0) return 0;
  const what = (usage.message ?? '').replace(/^error: /, '');
  const failed = new AuditError('SIMULATOR_START', what, 'See --help for the options.');
  return exitCodeOf(failed);
}
