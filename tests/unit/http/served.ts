import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Socket,
  type Server as TcpServer,
} from 'node:net';

const open: (Server | TcpServer)[] = [];

/** A server on loopback that answers by a handler, which is given the body; its origin. */
export function serve(
  handler: (request: IncomingMessage, body: string, response: ServerResponse) => void,
): Promise<string> {
  return listening(
    createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => handler(request, body, response));
    }),
  );
}

/** A server that sends the same bytes whatever it is asked, and hangs up. */
export function serveBytes(answer: string): Promise<string> {
  return serve((request) => request.socket.end(Buffer.from(answer, 'latin1')));
}

/** A server that is handed every connection, which need not speak HTTP. */
export function serveConnections(handler: (socket: Socket) => void): Promise<string> {
  return listening(createTcpServer(handler));
}

/** Closes what was opened, with its connections: for `afterEach`. */
export async function closeServed(): Promise<void> {
  for (const server of open.splice(0)) {
    if ('closeAllConnections' in server) server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function listening(server: Server | TcpServer): Promise<string> {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
