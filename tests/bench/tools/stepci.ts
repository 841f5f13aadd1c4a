import { join } from 'node:path';
import type { JsonObject } from '../../../src/model/json.ts';
import type { BenchCall } from '../bench-call.ts';
import { nameOf, type Peer, schemaOf, type Work } from '../peer.ts';

/** Step CI. It has no JUnit report. */
export const stepci: Peer = {
  name: 'stepci',
  title: 'Step CI',
  packages: ['stepci'],
  // A YAML file may be written as JSON.
  files: (work) => ({ 'workflow.yml': JSON.stringify(stepciWorkflow(work), null, 1) }),
  command: ({ folder, modules, url }) => ({
    argv: [
      join(modules, 'stepci', 'dist', 'index.js'),
      'run',
      join(folder, 'workflow.yml'),
      '--env',
      `url=${url}`,
    ],
    env: { STEPCI_DISABLE_ANALYTICS: '1' },
  }),
};

/** A Step CI workflow with a test for each call: the steps of one test end at the first that fails. */
export function stepciWorkflow(work: Work): JsonObject {
  const tests = work.calls.map((call): [string, JsonObject] => [nameOf(call), { steps: [stepOf(call)] }]);
  // Every $ref of the file is led from its root.
  const definitions = Object.assign({}, ...work.calls.map((call) => schemaOf(work, call)['definitions']));
  return { version: '1.1', name: 'bench', tests: Object.fromEntries(tests), definitions };
}

function stepOf(call: BenchCall): JsonObject {
  const { method, path, headers, body, status, schema } = call;
  return {
    name: nameOf(call),
    http: {
      url: `\${{env.url}}${path}`,
      method,
      headers,
      ...(body === undefined ? {} : { json: body }),
      check: { status, schema: { $ref: `#/definitions/${schema}` } },
    },
  };
}
