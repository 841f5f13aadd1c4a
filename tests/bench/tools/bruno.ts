import { join } from 'node:path';
import type { BenchCall } from '../bench-call.ts';
import { nameOf, type Peer, schemaOf, type Work } from '../peer.ts';

/** Bruno's command line with the sandbox in which scripts run unless told otherwise. */
export const bruno = brunoWith('safe', 'bruno', 'Bruno CLI');

/** Bruno's command line with scripts run by Node.js itself. */
export const brunoDeveloper = brunoWith('developer', 'bruno-developer', 'Bruno CLI, `--sandbox developer`');

function brunoWith(sandbox: 'safe' | 'developer', name: string, title: string): Peer {
  return {
    name,
    title,
    packages: ['@usebruno/cli'],
    files: brunoCollection,
    command: ({ modules, url, junit }) => ({
      argv: [
        join(modules, '@usebruno', 'cli', 'bin', 'bru.js'),
        'run',
        '--env',
        'bench',
        '--env-var',
        `url=${url}`,
        '--sandbox',
        sandbox,
        '--reporter-junit',
        junit,
      ],
    }),
  };
}

/** A Bruno collection: a file for each call. */
export function brunoCollection(work: Work): Record<string, string> {
  const files = work.calls.map((call, index): [string, string] => [
    `${String(index + 1).padStart(5, '0')}.bru`,
    requestFile(call, index + 1, JSON.stringify(schemaOf(work, call))),
  ]);
  return {
    'bruno.json': JSON.stringify({ version: '1', name: 'bench', type: 'collection' }),
    'environments/bench.bru': block('vars', ['url: http://127.0.0.1']),
    ...Object.fromEntries(files),
  };
}

function requestFile(call: BenchCall, seq: number, schema: string): string {
  const { method, path, headers, body, status } = call;
  return [
    block('meta', [`name: ${nameOf(call)}`, 'type: http', `seq: ${seq}`]),
    block(method.toLowerCase(), [
      `url: {{url}}${path}`,
      `body: ${body === undefined ? 'none' : 'json'}`,
      'auth: none',
    ]),
    block(
      'headers',
      Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ),
    ...(body === undefined ? [] : [block('body:json', JSON.stringify(body, null, 2).split('\n'))]),
    block('tests', [
      `test('status is ${status}', () => expect(res.getStatus()).to.equal(${status}));`,
      `test('body meets the schema', () => expect(res.getBody()).to.have.jsonSchema(${schema}));`,
    ]),
  ].join('\n');
}

// A block ends with a brace at the start of a line, so that its content is indented.
function block(name: string, lines: readonly string[]): string {
  return `${name} {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
}
