import '../../src/build/late-optimization.mjs';
import { keepHeapSmall } from '../../src/build/small-heap.mjs';
import type { WorkerEnvironment } from '../../src/command/early-worker.ts';
import { STANDBY_VARIABLE } from '../../src/command/standby.ts';
import { becomeVitestWorker, beSteady } from '../../src/command/steady-worker.ts';
import { keepTimeline, phase } from '../../src/common/timeline.ts';

// The program of a worker that is started before Vitest: while Vitest is being loaded, it loads and makes ready what the
// tests will need. Then it is Vitest's worker.

keepHeapSmall();
beSteady();
process.on('message', (message) => {
  if (isEnvironment(message)) Object.assign(process.env, message.auditEnvironment);
});

keepTimeline('test worker', process.env);
await phase("load Vitest's worker", becomeVitestWorker);

const { prepareRun } = await phase('load what a run needs', () => import('./prepare-run.ts'));
// Of the process that started it; its own are no more than handed on.
const waits = (process.env[STANDBY_VARIABLE] ?? '') !== '';
await phase('prepare the run', () => prepareRun(process.env, waits));

function isEnvironment(message: unknown): message is WorkerEnvironment {
  return typeof message === 'object' && message !== null && 'auditEnvironment' in message;
}
