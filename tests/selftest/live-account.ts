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
    // As an operator may write it, with a stroke at the end.
    env: { ...accountEnvironment(server.url), QTICKETS_BASE_URL: `${server.url}/api/rest/v1/` },
    close: () => server.close(),
  };
}

/** The environment of a live run against a simulator at this address. */
export function accountEnvironment(url: string): Record<string, string> {
  return {
    QTICKETS_BASE_URL: `${url}/api/rest/v1`,
    QTICKETS_PARTNERS_BASE_URL: `${url}/api/partners/v1`,
    QTICKETS_TOKEN: SIMULATOR_TOKENS.rest,
    QTICKETS_PARTNERS_TOKEN: SIMULATOR_TOKENS.partnersWrite,
    QTICKETS_PARTNERS_READ_TOKEN: SIMULATOR_TOKENS.partnersRead,
    QTICKETS_RESET_URL: `${url}/__simulator/reset`,
    QTICKETS_RATE_LIMIT: '1000',
  };
}
