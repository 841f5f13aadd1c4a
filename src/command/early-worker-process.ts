import { pathToFileURL } from 'node:url';
import { DEFAULT_OPTIONS, OPTION_VARIABLES } from '../common/audit-options.ts';
import { keepTimeline, phase } from '../common/timeline.ts';
import { loadEmbedded } from '../warehouse/connect.ts';
import { VITEST_WORKER, type WorkerEnvironment } from './early-worker.ts';

// The program of a worker that was started before Vitest: loads what the contract's tests will need, then is Vitest's worker.

/** What came while Vitest's own listener was not there yet. */
const waiting: unknown[] = [];

process.on('disconnect', () => process.exit());
// A terminal signals every process: when the tests end is for the one that reports them to say.
process.on('SIGINT', () => {});
process.on('message', (message) => {
  if (isEnvironment(message)) Object.assign(process.env, message.auditEnvironment);
});
const keep = (message: unknown) => waiting.push(message);
process.on('message', keep);

keepTimeline('test worker', process.env);
await phase("load Vitest's worker", () => import(pathToFileURL(VITEST_WORKER).href));
process.off('message', keep);
for (const message of waiting) process.emit('message', message, undefined);

await phase('load what a run needs', () => import('./open-run.ts'));
if ((process.env[OPTION_VARIABLES.target] ?? DEFAULT_OPTIONS.target) === 'replay')
  await import('../targets/replay-target.ts');
if ((process.env['CLICKHOUSE_URL'] ?? '') === '') await phase('load the engine', loadEmbedded);

function isEnvironment(message: unknown): message is WorkerEnvironment {
  return typeof message === 'object' && message !== null && 'auditEnvironment' in message;
}
