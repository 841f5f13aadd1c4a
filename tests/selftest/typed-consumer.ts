/**
 * A consumer of the packed package, to be type-checked against the declarations there. It is text, since in this
 * project the package cannot be found by its name.
 */
export const TYPED_CONSUMER = `import { setupServer } from 'msw/node';
import {
  createSimulator,
  type DatasetName,
  type HandlerFailure,
  type ServeOptions,
  SIMULATOR_TOKENS,
  type Simulator,
  type SimulatorClock,
  type SimulatorOptions,
  type SimulatorServer,
  serveSimulator,
  type WebhookEvent,
  type WebhookOptions,
  type Webhooks,
} from 'qtickets-contract-audit/msw';

const dataset: DatasetName = 'production';
const events: WebhookEvent[] = ['payed'];
const webhooks: WebhookOptions = { url: 'http://127.0.0.1:9999/', events };
const options: SimulatorOptions = { dataset, now: '2025-11-07T12:00:00+03:00', webhooks };
const simulator: Simulator = createSimulator(options);
const clock: SimulatorClock = simulator.clock;
clock.advance(1000);
clock.set(new Date());
simulator.reset();
const sent: Webhooks = simulator.webhooks;
await sent.settle();
setupServer(...simulator.handlers).listen();

const failures: HandlerFailure[] = [];
const serving: ServeOptions = { port: 0, onFailure: (failure) => failures.push(failure) };
const server: SimulatorServer = await serveSimulator(simulator, serving);
const url: string = server.url;
const token: 'sim-rest' = SIMULATOR_TOKENS.rest;
await fetch(url, { headers: { Authorization: token } });
await server.close();

// Each of these must be an error: were the types lost, any would let them through.
// @ts-expect-error no such data set
createSimulator({ dataset: 'other' });
// @ts-expect-error the port is a number
export const port: string = server.port;
// @ts-expect-error no such token
export const admin: string = SIMULATOR_TOKENS.admin;
// @ts-expect-error the clock moves by milliseconds
clock.advance('1h');
`;

/** The same for `require`: of a module of CommonJS. */
export const TYPED_REQUIRE = `import { audit, type AuditRun, defineCase, ok } from 'qtickets-contract-audit';
import { createSimulator, type Simulator } from 'qtickets-contract-audit/msw';

export const simulator: Simulator = createSimulator({});
export const verdictOf = async (): Promise<AuditRun['verdict']> => (await audit({ profile: 'seed' })).run.verdict;
// @ts-expect-error no such target
void audit({ target: 'elsewhere' });
// @ts-expect-error a case has a method
defineCase({ id: '6.16', path: '/', profiles: [], scenarios: [ok('rest', 'orders-list')] });
`;
