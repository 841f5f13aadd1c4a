import { storedZip } from '../tamper/stored-zip.ts';
import type { HostileInput } from './hostile-input.ts';

/** Archives of more than any run packs. */
export function archives(): HostileInput[] {
  const empty = (count: number, nameOf: (index: number) => string) =>
    storedZip(new Map(Array.from({ length: count }, (_, index) => [nameOf(index), Buffer.alloc(0)])));
  return [
    {
      name: 'an archive of tiny entries',
      make: (_, bytes) => empty(Math.min(65_534, bytes / 100), String),
    },
    {
      name: 'an archive of more entries than it can say',
      make: (_, bytes) => empty(Math.min(100_000, bytes / 100), String),
    },
    {
      name: 'an archive of names without end',
      make: (_, bytes) => empty(bytes / 120_100, (index) => `${'a'.repeat(60_000)}${index}`),
    },
    {
      name: 'an archive of one file',
      make: (base, bytes) => storedZip(new Map(base).set('logs/a.jsonl', Buffer.alloc(bytes, '{"a":'))),
    },
  ];
}
