import { join } from 'node:path';
import type { JsonObject } from '../../../src/model/json.ts';
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

/** A Step CI workflow of one test with a step for each call. */
export function stepciWorkflow(work: Work): JsonObject {
  const steps = work.calls.map((call) => ({
    name: nameOf(call),
    http: {
      url: `\${{env.url}}${call.path}`,
      method: call.method,
      headers: call.headers,
      ...(call.body === undefined ? {} : { json: call.body }),
      check: { status: call.status, schema: schemaOf(work, call) },
    },
  }));
  return { version: '1.1', name: 'bench', tests: { calls: { steps } } };
}
