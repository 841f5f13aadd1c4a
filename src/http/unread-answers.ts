import type { ClientRequest } from 'node:http';

/** The code of an answer that goes on behind its own end. */
export const BEYOND_END = 'EBEYONDEND';
/** The code of an answer that changes the protocol, which nobody asked for. */
export const OTHER_PROTOCOL = 'EOTHERPROTOCOL';

/**
 * Gives the failure of bytes behind the end of an answer a code of its own: to Node.js's parser they are a next answer that is no HTTP,
 * and the first came whole.
 */
export function tellBeyondEnd(outgoing: ClientRequest): void {
  outgoing.once('response', (incoming) => {
    // Before superagent's own listener, which hands the failure on.
    outgoing.prependOnceListener('error', (failure: NodeJS.ErrnoException) => {
      if (incoming.complete && failure.code?.startsWith('HPE_') === true) failure.code = BEYOND_END;
    });
  });
}

/** Ends a call that is answered with 101: Node.js closes the connection without a word, and superagent waits for all its time. */
export function failWhereUpgraded(outgoing: ClientRequest): void {
  outgoing.once('upgrade', (_incoming, socket) => {
    socket.destroy();
    const failure = new Error('the answer changes the protocol');
    outgoing.emit('error', Object.assign(failure, { code: OTHER_PROTOCOL }));
  });
}
