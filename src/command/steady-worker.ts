import { pathToFileURL } from 'node:url';
import { vitestWorker } from './early-worker.ts';
import { STOP_SIGNALS } from './interruption.ts';
import { isStopMessage, requestStop } from './stop-request.ts';

/**
 * Makes this process a worker that only the process which started it ends. A terminal, and a CI, signal the whole group: when the
 * tests end is for the one that reports them to say. When that one is gone, this one goes.
 */
export function beSteady(): void {
  for (const signal of STOP_SIGNALS) process.on(signal, () => {});
  process.on('disconnect', () => process.exit());
  process.on('message', (message) => {
    if (isStopMessage(message)) requestStop(message.auditStop);
  });
}

/** Makes this process a worker of Vitest's. A listener of ours has opened the channel: what comes before Vitest listens is kept for it. */
export async function becomeVitestWorker(): Promise<void> {
  const waiting: unknown[] = [];
  const keep = (message: unknown) => waiting.push(message);
  process.on('message', keep);
  await import(pathToFileURL(vitestWorker()).href);
  process.off('message', keep);
  for (const message of waiting) process.emit('message', message, undefined);
}
