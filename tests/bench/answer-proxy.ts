import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { canonicalJson } from '../../src/common/canonical-json.ts';
import type { JsonValue } from '../../src/model/json.ts';
import type { BenchCall } from './bench-call.ts';
import { type AnswerChange, changedAnswer } from './changed-answer.ts';

/** Stands on loopback between a tool and the simulator, knows what was asked, and may alter one call's answers. */
export interface AnswerProxy {
  url: string;
  /** Every call so far in the words of `callKey`, in order. */
  asked: string[];
  /** Answers to a call that are altered; null for none. */
  change: { call: BenchCall; as: AnswerChange } | null;
  close(): Promise<void>;
}

/** What makes a call the same as another: method, path, token and body. */
export function callKey(call: Pick<BenchCall, 'method' | 'path' | 'headers' | 'body'>): string {
  return keyOf(call.method, call.path, call.headers['Authorization'], call.body);
}

export async function openAnswerProxy(target: string): Promise<AnswerProxy> {
  const server = createServer((incoming, outgoing) => {
    handOn(proxy, target, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: AnswerProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    change: null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return proxy;
}

async function handOn(
  proxy: AnswerProxy,
  target: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { method = '', url: path = '' } = incoming;
  const sent = await text(incoming);
  const key = keyOf(method, path, incoming.headers.authorization, jsonOf(sent));
  proxy.asked.push(key);
  const { host, 'transfer-encoding': encoding, connection, ...headers } = incoming.headers;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const onward = request(target + path, { method, headers: { ...headers, connection: 'close' } }, resolve);
    onward.once('error', reject);
    onward.end(sent);
  });
  const body = await text(answer);
  const { change } = proxy;
  const isChanged = change !== null && key === callKey(change.call);
  const told = isChanged ? changedAnswer(body, change.as) : body;
  outgoing.writeHead(answer.statusCode ?? 502, {
    'content-type': answer.headers['content-type'] ?? 'application/octet-stream',
    ...(answer.headers.date === undefined ? {} : { date: answer.headers.date }),
    'content-length': Buffer.byteLength(told),
  });
  outgoing.end(told);
}

function keyOf(method: string, path: string, token = '', body?: JsonValue | string): string {
  return canonicalJson([method, path, token, body ?? null]);
}

// Step CI and others may send what is no JSON: then the text itself is what was sent.
function jsonOf(sent: string): JsonValue | string | undefined {
  if (sent === '') return undefined;
  try {
    return JSON.parse(sent) as JsonValue;
  } catch {
    return sent;
  }
}
