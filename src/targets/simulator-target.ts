import type { Target } from '../model/target.ts';
import { createSimulator, type SimulatorOptions } from '../simulator/create-simulator.ts';
import { serveSimulator } from '../simulator/serve.ts';
import { SIMULATOR_TOKENS } from '../simulator/tokens.ts';

/** A target that answers from a simulator of its own, on a free loopback port. Each scenario begins with the data set. */
export async function openSimulatorTarget(options: SimulatorOptions = {}): Promise<Target> {
  const simulator = createSimulator(options);
  const server = await serveSimulator(simulator, {});
  return {
    name: 'simulator',
    route: (path) => ({ origin: server.url, path }),
    source: () => ({ by: 'simulator' }),
    token: (role) => SIMULATOR_TOKENS[role],
    begin: async () => simulator.reset(),
    end: async () => [],
    explain: () => null,
    close: () => server.close(),
  };
}
