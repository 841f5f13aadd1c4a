import net from 'node:net';
import { AuditError } from '../model/errors.ts';

/** Host and port that stay reachable. */
export interface AllowedPeer {
  host: string;
  port: number;
}

/**
 * Closes the process's network: from now on opening a socket throws NETWORK_CLOSED, except to the peers named.
 * Works below every HTTP library, so that nothing can go around it. Returns a function that opens the network again.
 */
export function closeNetwork(allowed: readonly AllowedPeer[]): () => void {
  const original = net.Socket.prototype.connect;
  const guarded = function connect(this: net.Socket, ...args: unknown[]): net.Socket {
    const peer = peerOf(args);
    if (!allowed.some(({ host, port }) => host === peer.host && port === peer.port)) {
      throw new AuditError(
        'NETWORK_CLOSED',
        'something tried to open a socket while recordings are replayed',
        'A replay uses recordings only; choose --target simulator to send requests.',
        { at: `${peer.host}:${peer.port}` },
      );
    }
    return Reflect.apply(original, this, args) as net.Socket;
  };
  net.Socket.prototype.connect = guarded as typeof original;
  return () => {
    net.Socket.prototype.connect = original;
  };
}

// net normalises its arguments to [options, callback] before it calls connect on a socket of its own.
function peerOf(args: unknown[]): AllowedPeer {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  if (typeof first === 'object' && first !== null) {
    const { host, port, path } = first as { host?: string; port?: number | string; path?: string };
    return { host: path ?? host ?? 'localhost', port: Number(port ?? 0) };
  }
  if (typeof first === 'string' && Number.isNaN(Number(first))) return { host: first, port: 0 };
  return { host: typeof second === 'string' ? second : 'localhost', port: Number(first) };
}
