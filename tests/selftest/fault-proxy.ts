import { setTimeout as pause } from 'node:timers/promises';
import { openForwardingServer } from './forwarding-server.ts';

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
  const server = await openForwardingServer(
    target,
    async ({ request, response, body, url, ended, handOn }) => {
      const fault = proxy.faultFor(url.searchParams.get('query') ?? body.toString('utf8'));
      if (fault === 'hang') return;
      if (fault === 'drop') return void request.socket.destroy();
      if (fault !== undefined && 'status' in fault) {
        response.writeHead(fault.status, { 'X-ClickHouse-Exception-Code': String(fault.code) });
        return void response.end(`Code: ${fault.code}. DB::Exception: ${fault.text} (version 24.8.1.1)\n`);
      }
      if (fault !== undefined) await pause(fault.after, undefined, { signal: ended });
      await handOn();
    },
  );
  const proxy: FaultProxy = { url: server.url, faultFor: () => undefined, close: server.close };
  return proxy;
}
