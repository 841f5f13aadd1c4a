import type { EventEmitter } from 'node:events';

/** Lets a command go on when nobody reads its output any more, as after `| head -1`: that ends the output, and not the work. */
export function outliveReaders(streams: readonly EventEmitter[]): void {
  for (const stream of streams) stream.on('error', () => {});
}
