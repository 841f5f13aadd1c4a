import type { ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';

/** Waits `ms` of real time. False as soon as the client is gone: then nobody waits for the rest. */
export async function clientWaits(outgoing: ServerResponse, ms: number): Promise<boolean> {
  if (outgoing.closed) return false;
  const gone = new AbortController();
  const leave = () => gone.abort();
  outgoing.once('close', leave);
  try {
    await setTimeout(ms, undefined, { signal: gone.signal });
    return true;
  } catch (error) {
    if (gone.signal.aborted) return false;
    throw error;
  } finally {
    outgoing.off('close', leave);
  }
}
