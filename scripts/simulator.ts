#!/usr/bin/env node
import { Option } from 'commander';
import { createSimulator } from '../src/simulator/create-simulator.ts';
import type { FaultDefinition } from '../src/simulator/faults/fault-definition.ts';
import { faultFromText } from '../src/simulator/faults/fault-from-text.ts';
import { FAULT_NAMES } from '../src/simulator/faults/fault-names.ts';
import type { DatasetName } from '../src/simulator/habits.ts';
import { serveSimulator } from '../src/simulator/serve.ts';
import { SIMULATOR_TOKENS } from '../src/simulator/tokens.ts';
import { baseCommand } from './commands/base-command.ts';
import { portOf, runServer, untilAsked } from './commands/server-command.ts';

interface Options {
  port: number;
  dataset: DatasetName;
  strictRoutes?: true;
  fault: FaultDefinition[];
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
  .addOption(
    new Option(
      '--fault <name[:route][:calls]>',
      `lets calls go wrong; repeatable; calls are all, a number (the first n) or a list such as [2]; names: ${FAULT_NAMES.join(', ')}`,
    )
      .argParser((text, before: FaultDefinition[]) => [...before, faultFromText(text)])
      .default([], 'none'),
  )
  .addHelpText('after', '\nExit codes: 0 ended by a signal, 2 could not be started.')
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

await runServer(program);
