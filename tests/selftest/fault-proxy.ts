import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

/** What happens to one query. `hang` never answers; `after` milliseconds pass before it is handed on. */
export type Fault = { status: number; code: number; text: string } | { after: number } | 'drop' | 'hang';

/** Stands before a ClickHouse server and hands every query on, but for those that a fault is named for. */
export interface FaultProxy {
  url: string;
  /** Decides by the text of a query; undefined hands it on. */
  faultFor: (query: string) => Fault | undefined;
  close(): Promise<void>;
}

export async function openFaultProxy(target: string): Promise<FaultProxy> {
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const address = new URL(request.url ?? '/', target);
    const fault = proxy.faultFor(address.searchParams.get('query') ?? body.toString('utf8'));
    if (fault === 'hang') return;
    if (fault === 'drop') return void request.socket.destroy();
    if (fault !== undefined && 'status' in fault) {
      response.writeHead(fault.status, { 'X-ClickHouse-Exception-Code': String(fault.code) });
      return void response.end(`Code: ${fault.code}. DB::Exception: ${fault.text} (version 24.8.1.1)\n`);
    }
    if (fault !== undefined) await pause(fault.after);
    const answer = await fetch(address, { method: request.method ?? 'POST', body });
    response.writeHead(answer.status, { 'Content-Type': answer.headers.get('content-type') ?? 'text/plain' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy: FaultProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faultFor: () => undefined,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return proxy;
}
