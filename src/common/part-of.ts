import type { Shard } from '../model/shard.ts';

/** The items of a shard: every `count`th, from its own. Each item is in exactly one shard. */
export function partOf<T>(items: readonly T[], { index, count }: Shard): T[] {
  return items.filter((_, place) => place % count === index - 1);
}
