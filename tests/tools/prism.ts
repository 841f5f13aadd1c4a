import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/model/json.ts';
import { type OddCall, oddCalls } from './odd-calls.ts';

/** What Prism says of an answer that is not as described; it names the place in request or response. */
interface Violation {
  location?: string[];
  message?: string;
}

interface Answer {
  status: number;
  text: string;
  violations: Violation[];
}

/** Prism's mock answers every operation as if all went well: the calls that it answers otherwise. */
export async function wrongOfMock(bin: string, document: string, described: JsonObject): Promise<string[]> {
  return withPrism([bin, 'mock', '--port', '0', document], async (url) => {
    const wrong: string[] = [];
    for (const call of oddCalls(described).filter(({ name }) =>
      /: (?:as documented|example 0)$/.test(name),
    )) {
      const answer = await ask(url, call);
      const body = jsonOf(answer.text);
      const isError = isJsonObject(body) && (body['status'] === 'error' || 'error' in body);
      if (answer.status !== 200 || body === undefined || isError || answer.violations.length > 0)
        wrong.push(told(call, answer));
    }
    return wrong;
  });
}

/** Prism's proxy before the simulator: the answers to odd calls of every operation that are not as the document describes them. */
export async function wrongOfProxy(
  bin: string,
  document: string,
  described: JsonObject,
  simulator: string,
): Promise<string[]> {
  return withPrism([bin, 'proxy', '--port', '0', document, simulator], async (url) => {
    const wrong: string[] = [];
    let operation = '';
    for (const call of oddCalls(described)) {
      const [own = ''] = call.name.split(':');
      if (own !== operation) await ask(simulator, { ...call, method: 'POST', path: '/__simulator/reset' });
      operation = own;
      const answer = await ask(url, call);
      // Requests that are wrong are wrong on purpose.
      const violations = answer.violations.filter(({ location = [] }) => location[0] !== 'request');
      if (violations.length > 0 || answer.status === 502) wrong.push(told(call, { ...answer, violations }));
    }
    return wrong;
  });
}

async function withPrism<T>(argv: readonly string[], use: (url: string) => Promise<T>): Promise<T> {
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-10_000);
        const [, address] = /listening on (http:\/\/[\w.:]+)/.exec(said) ?? [];
        if (address !== undefined) resolve(address);
      });
      child.once('close', (code) => reject(new Error(`Prism ended with ${code}: ${said}`)));
    });
    return await use(url);
  } finally {
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  }
}

/** One call. Prism refuses a body on GET, which is left out there. */
function ask(url: string, { method, path, token, body }: OddCall): Promise<Answer> {
  const text = body === undefined || method === 'GET' ? '' : JSON.stringify(body);
  const headers = {
    Accept: 'application/json',
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    ...(text === '' ? {} : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) }),
  };
  return new Promise((resolve, reject) => {
    const call = request(new URL(path, url), { method, headers, agent: false }, async (incoming) => {
      const chunks = (await incoming.toArray()) as Buffer[];
      const said = incoming.headers['sl-violations'];
      resolve({
        status: incoming.statusCode ?? 0,
        text: Buffer.concat(chunks).toString('utf8'),
        violations: said === undefined ? [] : (JSON.parse(String(said)) as Violation[]),
      });
    });
    call.on('error', reject).end(text);
  });
}

function jsonOf(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

function told({ name }: OddCall, { status, text, violations }: Answer): string {
  const what = violations
    .map(({ location = [], message = '' }) => `${location.join('.')} ${message}`)
    .join('; ');
  return `${name}: ${status} ${what || text.slice(0, 200)}`;
}
