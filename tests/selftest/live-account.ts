import { createSimulator, type SimulatorOptions } from '../../src/simulator/create-simulator.ts';
import { serveSimulator } from '../../src/simulator/serve.ts';
import { SIMULATOR_TOKENS } from '../../src/simulator/tokens.ts';

/** A simulator behind a door on loopback, as the account of a live run. */
export interface LiveAccount {
  /** Environment of a live run against it. */
  env: Record<string, string>;
  close(): Promise<void>;
}

export async function openLiveAccount(options: SimulatorOptions = {}): Promise<LiveAccount> {
  const server = await serveSimulator(createSimulator(options));
  return {
    env: {
      QTICKETS_BASE_URL: `${server.url}/api/rest/v1/`,
      QTICKETS_PARTNERS_BASE_URL: `${server.url}/api/partners/v1`,
      QTICKETS_TOKEN: SIMULATOR_TOKENS.rest,
      QTICKETS_PARTNERS_TOKEN: SIMULATOR_TOKENS.partnersWrite,
      QTICKETS_PARTNERS_READ_TOKEN: SIMULATOR_TOKENS.partnersRead,
      QTICKETS_RESET_URL: `${server.url}/__simulator/reset`,
      QTICKETS_RATE_LIMIT: '1000',
    },
    close: () => server.close(),
  };
}
