import type { IncomingMessage } from 'node:http';

/** Two addresses below this path lead to each other, whatever calls a fault strikes. */
export const LOOP_PATH = '/__simulator/faults/loop';

/**
 * The address of a call under the other name of this machine, `localhost` or `127.0.0.1`: another host to a client, which
 * must not take the token there, and still no way off the machine.
 */
export function otherHostAddress(incoming: IncomingMessage): string {
  const named = (incoming.headers.host ?? '').replace(/:\d+$/, '');
  const other = named === '127.0.0.1' ? 'localhost' : '127.0.0.1';
  return `http://${other}:${incoming.socket.localPort}${incoming.url ?? '/'}`;
}
