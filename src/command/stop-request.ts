import type { StopLevel } from './interruption.ts';

/** A message of ours to a worker, beside Vitest's: its tests are to end. */
export interface StopMessage {
  auditStop: StopLevel;
}

/** Whether the tests of this process were asked to end, and how far. */
export interface StopRequest {
  /** Aborted once no further scenario is to begin. */
  readonly finish: AbortSignal;
  /** Aborted once the scenario under way is to be broken off. */
  readonly cut: AbortSignal;
}

// Several builds may be loaded into one process, and the program of a worker is not the module of its tests.
const shared = globalThis as typeof globalThis & {
  qticketsStop?: Record<StopLevel, AbortController>;
};

/** The request to end of this process. */
export function stopRequest(): StopRequest {
  const { finish, cut } = controllers();
  return { finish: finish.signal, cut: cut.signal };
}

/** Asks the tests of this process to end. */
export function requestStop(level: StopLevel): void {
  const { finish, cut } = controllers();
  finish.abort();
  if (level === 'cut') cut.abort();
}

/** True for a message that asks a worker's tests to end. */
export function isStopMessage(message: unknown): message is StopMessage {
  return typeof message === 'object' && message !== null && 'auditStop' in message;
}

function controllers(): Record<StopLevel, AbortController> {
  shared.qticketsStop ??= { finish: new AbortController(), cut: new AbortController() };
  return shared.qticketsStop;
}
