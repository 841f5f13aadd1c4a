import type { TableSchema } from './table-schema.ts';

/**
 * What a run knows of the tables without looking: keys that it has read back are there, and where it is the only writer, a
 * table that was empty holds no other key than those it sent.
 */
export class KnownKeys {
  readonly #there = new Map<string, Set<string>>();
  readonly #unsure = new Map<string, Set<string>>();
  #empty = new Set<string>();

  /** Forgets everything; `empty`: tables without rows that nobody else writes to. */
  forget(empty: Iterable<string>): void {
    this.#there.clear();
    this.#unsure.clear();
    this.#empty = new Set(empty);
  }

  /** Rows go to a table by another way than a load: it may hold any key from now on. */
  filled(table: string): void {
    this.#empty.delete(table);
  }

  /** True when the key is known to be there. */
  isThere({ table }: TableSchema, key: string): boolean {
    return this.#there.get(table)?.has(key) === true;
  }

  /** True when nobody can say without looking whether the key is there. */
  mustLook(schema: TableSchema, key: string): boolean {
    if (this.isThere(schema, key)) return false;
    return !this.#empty.has(schema.table) || this.#unsure.get(schema.table)?.has(key) === true;
  }

  /** Keys that are sent now: what becomes of them is not known yet. */
  sending({ table }: TableSchema, keys: Iterable<string>): void {
    add(this.#unsure, table, keys);
  }

  /** Keys that were read back. */
  found({ table }: TableSchema, keys: Iterable<string>): void {
    const unsure = this.#unsure.get(table);
    const there = [...keys];
    for (const key of there) unsure?.delete(key);
    add(this.#there, table, there);
  }
}

function add(sets: Map<string, Set<string>>, table: string, keys: Iterable<string>): void {
  const own = sets.get(table) ?? new Set<string>();
  for (const key of keys) own.add(key);
  sets.set(table, own);
}
