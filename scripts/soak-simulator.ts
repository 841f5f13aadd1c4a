import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSimulator } from '../src/simulator/create-simulator.ts';
import { serveSimulator } from '../src/simulator/serve.ts';
import { SIMULATOR_TOKENS } from '../src/simulator/tokens.ts';

// Sends the simulator many requests in a row and prints, as one line of JSON, how much memory it held after the first
// tenth of them and at the end. Needs node --expose-gc: node --expose-gc scripts/run.mjs soak-simulator 10000

const ROUND = [
  ['GET', '/api/rest/v1/orders', { where: [{ column: 'payed', value: 1 }], orderBy: { id: 'desc' } }],
  ['GET', '/api/rest/v1/orders/4360'],
  ['GET', '/api/rest/v1/clients'],
  ['GET', '/api/rest/v1/events/33/seats'],
  ['GET', '/api/rest/v1/barcodes'],
  ['GET', '/api/rest/v1/orders/999999999'],
  ['GET', '/api/rest/v1/nothing'],
  ['GET', '/api/rest/v1/orders', { where: [{ column: 'nothing', value: 1 }] }],
  ['PUT', '/api/rest/v1/baskets/63993', { data: { client_name: 'Вера' } }],
  ['POST', '/api/rest/v1/shows/41/barcode/877076325904', {}],
  ['POST', '/api/partners/v1/tickets/add/12/4076', { seat_id: 'CENTER_PARTERRE-20;5', external_id: 'soak' }],
  ['POST', '/api/partners/v1/tickets/add/12/4076', { seat_id: 'CENTER_PARTERRE-20;5' }],
  ['POST', '/api/partners/v1/tickets/update/12/4076', { external_id: 'soak', paid: 1 }],
  ['POST', '/api/partners/v1/tickets/find', { filter: { external_id: 'soak' } }],
  ['POST', '/api/partners/v1/tickets/remove/12/4076', { external_id: 'soak' }],
  ['POST', '/api/partners/v1/tickets/check/12/4076', { seat_id: 'CENTER_PARTERRE-20;5' }],
  ['GET', '/api/partners/v1/events/seats/12'],
  ['POST', '/__simulator/clock', { advanceMs: 1000 }],
  ['GET', '/__simulator/webhooks'],
  ['POST', '/__simulator/reset', {}],
] as const;

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Sends one request and reads its answer to the end; gives the status. */
function call(base: string, method: string, path: string, body?: object): Promise<number> {
  const text = body === undefined ? '' : JSON.stringify(body);
  const token = path.startsWith('/api/partners') ? SIMULATOR_TOKENS.partnersWrite : SIMULATOR_TOKENS.rest;
  const headers = { authorization: `Bearer ${token}`, 'content-length': Buffer.byteLength(text) };
  return new Promise((resolve, reject) => {
    const sent = request(`${base}${path}`, { method, headers, agent }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end(text);
  });
}

/** Bytes that are in use after two collections. */
function bytesInUse(): number {
  if (globalThis.gc === undefined) throw new Error('run with node --expose-gc');
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const rounds = Math.ceil(Number(process.argv[2] ?? 10_000) / ROUND.length);
const receiver = createServer((incoming, outgoing) => incoming.resume().on('end', () => outgoing.end()));
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
const { port } = receiver.address() as AddressInfo;
const simulator = createSimulator({ webhooks: { url: `http://127.0.0.1:${port}/`, secret: 'soak' } });
const server = await serveSimulator(simulator);

const startedAt = performance.now();
const statuses: Record<number, number> = {};
let warm = 0;
for (let round = 1; round <= rounds; round += 1) {
  for (const [method, path, body] of ROUND) {
    const status = await call(server.url, method, path, body);
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
  if (round === Math.ceil(rounds / 10)) warm = bytesInUse();
}
const end = bytesInUse();
const seconds = (performance.now() - startedAt) / 1000;
process.stdout.write(
  `${JSON.stringify({ requests: rounds * ROUND.length, statuses, warm, end, ratio: end / warm, seconds })}\n`,
);
agent.destroy();
await server.close();
receiver.close();
receiver.closeAllConnections();
