import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FormsOf, oneOf, optional } from '../common/forms.ts';
import { isLocalProgram } from '../common/local-caller.ts';
import { pathInTarget } from '../common/request-target.ts';
import { codeOf } from '../common/thrown.ts';
import { AuditError } from '../model/errors.ts';
import type { Simulator } from './create-simulator.ts';
import { DoorShutter } from './faults/door-shutter.ts';
import { playFault } from './faults/play-fault.ts';
import { answer, foreignCaller, type HandlerFailure, reportFailure, send } from './http-door.ts';
import { requireOptions } from './option-forms.ts';

/** Where the door stands, and what to do with a failure inside a handler. */
export interface ServeOptions {
  /** 0, the default, takes a free port. */
  port?: number;
  host?: '127.0.0.1';
  /** Told of every exception of a handler, which the caller sees as 503. Writes to standard error by default. */
  onFailure?: (failure: HandlerFailure) => void;
}

const FORMS: FormsOf<ServeOptions> = {
  port: optional({ takes: Number.isInteger, said: 'a whole number; 0 takes a free port' }),
  // No other machine may reach it, whatever a caller asks for.
  host: optional(oneOf('127.0.0.1')),
  onFailure: optional({ takes: (value) => typeof value === 'function', said: 'a function' }),
};

/** An open door. */
export interface SimulatorServer {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  url: string;
  port: number;
  /** Closes the door and every connection that is still open. */
  close(): Promise<void>;
}

/**
 * Serves a simulator on 127.0.0.1 to programs of this machine: what a page makes a browser send, and what names another
 * host, is answered with 403 and does nothing. It reads the body of GET too, where QTickets takes its filters. Throws an AuditError
 * (SIMULATOR_START) when the port cannot be had, and (USAGE) for an option that is unknown or wrong.
 */
export async function serveSimulator(
  simulator: Simulator,
  options: ServeOptions = {},
): Promise<SimulatorServer> {
  requireOptions('serveSimulator', options, FORMS);
  const { port = 0, host = '127.0.0.1', onFailure = reportFailure } = options;
  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => outgoing.destroy());
  });
  // Production names no Keep-Alive header; a timeout of 0 leaves it out and close() drops what is open.
  server.keepAliveTimeout = 0;
  await listening(server, port, host);
  const bound = (server.address() as AddressInfo).port;
  const shutter = new DoorShutter(server, { port: bound, host });
  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    if (!isLocalProgram(incoming)) {
      incoming.resume();
      return send(foreignCaller(), outgoing);
    }
    incoming.url = pathInTarget(incoming.url ?? '/');
    const own = () => answer(simulator, incoming, onFailure);
    const fault = simulator.faults.strike(incoming.method ?? '', incoming.url.split('?')[0] ?? '');
    if (fault === null) return send(await own(), outgoing);
    return playFault(fault.name, {
      incoming,
      outgoing,
      measure: fault.measure,
      now: simulator.clock.now(),
      answer: own,
      shutDoor: (ms) => shutter.shut(ms),
    });
  }
  return {
    url: `http://${host}:${bound}`,
    port: bound,
    close: async () => {
      const shut = await shutter.end();
      await new Promise<void>((resolve, reject) => {
        // A door that a fault has shut is not listening, which is no failure then.
        server.close((error) => (error === undefined || shut ? resolve() : reject(error)));
        server.closeAllConnections();
      });
    },
  };
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const refused = (cause: unknown) => {
      const remedy = 'Take another port, or 0 for a free one.';
      const code = codeOf(cause) ?? 'no reason was given';
      reject(
        new AuditError('SIMULATOR_START', `cannot listen on ${host}:${port}: ${code}`, remedy, {}, cause),
      );
    };
    server.once('error', refused);
    try {
      server.listen(port, host, () => {
        server.off('error', refused);
        resolve();
      });
    } catch (cause) {
      refused(cause);
    }
  });
}
