import { join } from 'node:path';
import type { BenchCall } from '../bench-call.ts';
import { nameOf, type Peer, schemaOf, type Work } from '../peer.ts';

/** Dredd, with an API Blueprint: unlike an OpenAPI document it takes the same call with several bodies. */
export const dredd: Peer = {
  name: 'dredd',
  title: 'Dredd',
  packages: ['dredd'],
  files: (work) => ({ 'calls.apib': apiBlueprint(work) }),
  command: ({ folder, modules, url, junit }) => ({
    argv: [
      join(modules, 'dredd', 'bin', 'dredd'),
      join(folder, 'calls.apib'),
      url,
      '--reporter',
      'xunit',
      '--output',
      junit,
    ],
  }),
};

/** The API Blueprint of the calls: each a resource of its own with one action. */
export function apiBlueprint(work: Work): string {
  return [
    'FORMAT: 1A\n',
    '# bench\n',
    ...work.calls.map((call) => resource(call, JSON.stringify(schemaOf(work, call)))),
  ].join('\n');
}

function resource(call: BenchCall, schema: string): string {
  const { method, path, headers, body, status } = call;
  const { 'Content-Type': type, ...others } = headers;
  return [
    // Brackets end the name of a resource.
    `## ${nameOf(call).replace(/[()[\]{}]/g, '')} [${path}]\n`,
    `### ${call.id} [${method}]\n`,
    `+ Request${type === undefined ? '' : ` (${type})`}\n`,
    section(
      'Headers',
      Object.entries(others).map(([name, value]) => `${name}: ${value}`),
    ),
    ...(body === undefined ? [] : [section('Body', [JSON.stringify(body)])]),
    `+ Response ${status} (application/json)\n`,
    section('Schema', [schema]),
  ].join('\n');
}

function section(name: string, lines: readonly string[]): string {
  return `    + ${name}\n\n${lines.map((line) => `            ${line}\n`).join('')}`;
}
