/** A part of a run: which one of how many, counted from 1. */
export interface Shard {
  index: number;
  count: number;
}

/** What a bundle says of the parts that it was made of. */
export interface ShardFacts {
  count: number;
  /** Those whose evidence is not there: `2/3`. */
  missing: string[];
  /** ClickHouse servers or embedded engines into which the parts loaded: counts of tables are sums over them. */
  warehouses: number;
}

/** When a shard counted the tables of a server, by the server's clock in milliseconds since 1970. */
export interface SharedCounts {
  /** What is the same for all who count the same tables, and for nobody else. */
  warehouse: string;
  /** The first count was finished by then. */
  countedBefore: number;
  /** The last count was not begun before then. */
  countedAfter: number;
}

/** A shard in words: `2/3`. */
export function shardName({ index, count }: Shard): string {
  return `${index}/${count}`;
}
