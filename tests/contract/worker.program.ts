import { pathToFileURL } from 'node:url';
import { VITEST_WORKER, type WorkerEnvironment } from '../../src/command/early-worker.ts';
import { beSteady } from '../../src/command/steady-worker.ts';
import { keepTimeline, phase } from '../../src/common/timeline.ts';

// The program of a worker that is started before Vitest: while Vitest is being loaded, it loads and makes ready what the
// tests will need. Then it is Vitest's worker.

/** What came while Vitest's own listener was not there yet. */
const waiting: unknown[] = [];

beSteady();
process.on('message', (message) => {
  if (isEnvironment(message)) Object.assign(process.env, message.auditEnvironment);
});
const keep = (message: unknown) => waiting.push(message);
process.on('message', keep);

keepTimeline('test worker', process.env);
await phase("load Vitest's worker", () => import(pathToFileURL(VITEST_WORKER).href));
process.off('message', keep);
for (const message of waiting) process.emit('message', message, undefined);

const { prepareRun } = await phase('load what a run needs', () => import('./prepare-run.ts'));
await phase('prepare the run', () => prepareRun(process.env));

function isEnvironment(message: unknown): message is WorkerEnvironment {
  return typeof message === 'object' && message !== null && 'auditEnvironment' in message;
}
