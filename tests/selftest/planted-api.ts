import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { createSimulator, SIMULATOR_TOKENS } from '../../src/public/msw.ts';
import { serveSimulator } from '../../src/simulator/serve.ts';
import type { PlantedAnswer, Planting } from './planted-answers.ts';
import { SECRETS } from './planted-values.ts';

/** A simulator whose tokens are the planted ones, behind a door that plants secrets into its answers. */
export interface PlantedApi {
  url: string;
  /** How many answers each planting made. */
  counts: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

const TOKENS: Readonly<Record<string, string>> = {
  [SECRETS.restToken]: SIMULATOR_TOKENS.rest,
  [SECRETS.partnersToken]: SIMULATOR_TOKENS.partnersWrite,
  [SECRETS.readToken]: SIMULATOR_TOKENS.partnersRead,
};
const RESET = '/__simulator/reset';

/**
 * Opens it on a free port of loopback. Answers are left alone until the first reset, so that a preflight passes; after it
 * each scenario, which begins with a reset, gets the next planting for all its calls. Without plantings it is the API alone.
 */
export async function openPlantedApi(plantings: Readonly<Record<string, Planting>>): Promise<PlantedApi> {
  const simulator = await serveSimulator(createSimulator());
  const names = Object.keys(plantings);
  const counts = new Map<string, number>(names.map((name) => [name, 0]));
  let scenario = -1;
  let broken = 0;
  const server = createServer(async (incoming, outgoing) => {
    if (incoming.url === RESET) scenario += 1;
    const answer = await forward(incoming, simulator.port);
    const name = names[scenario % names.length];
    if (incoming.url === RESET || name === undefined) return send(answer, outgoing);
    const planted = plantings[name]?.(answer, incoming.headers.authorization ?? '') ?? answer;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    // A read is tried again: once is enough to see what is said of it.
    const breaks = planted.broken === true && broken !== scenario;
    if (breaks) broken = scenario;
    send({ ...planted, broken: breaks }, outgoing);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await simulator.close();
    },
  };
}

async function forward(incoming: IncomingMessage, port: number): Promise<PlantedAnswer> {
  const body = await buffer(incoming);
  const { host: _host, authorization = '', ...headers } = incoming.headers;
  const token = TOKENS[authorization.replace(/^Bearer /, '')];
  const outgoing = httpRequest({
    host: '127.0.0.1',
    port,
    method: incoming.method,
    path: incoming.url,
    headers: { ...headers, ...(authorization === '' ? {} : { authorization: `Bearer ${token ?? 'wrong'}` }) },
  });
  outgoing.end(body);
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  const kept = Object.fromEntries(
    Object.entries(response.headers).filter(
      ([name, value]) =>
        value !== undefined && !/^(?:content-length|transfer-encoding|connection)$/.test(name),
    ),
  ) as PlantedAnswer['headers'];
  return { status: response.statusCode ?? 500, headers: kept, body: await buffer(response) };
}

function send({ status, headers, body, broken }: PlantedAnswer, outgoing: ServerResponse): void {
  outgoing.writeHead(status, { ...headers, 'Content-Length': body.length });
  if (broken !== true) return void outgoing.end(body);
  outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => outgoing.socket?.destroy());
}
