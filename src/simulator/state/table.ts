/**
 * Rows of one kind by id, in the order in which they were made. Rows are never changed, only replaced: a reset is then
 * a new map over the same rows, and costs nothing.
 */
export class Table<Row extends { id: number }> {
  readonly #seed: ReadonlyMap<number, Row>;
  #rows: Map<number, Row>;

  constructor(rows: readonly Row[]) {
    this.#seed = new Map(rows.map((row) => [row.id, row]));
    this.#rows = new Map(this.#seed);
  }

  /** Back to the rows it was made with. */
  reset(): void {
    this.#rows = new Map(this.#seed);
  }

  get(id: number): Row | undefined {
    return this.#rows.get(id);
  }

  all(): Row[] {
    return [...this.#rows.values()];
  }

  /** Adds a row, or replaces the one of the same id in its place. Returns the row. */
  put(row: Row): Row {
    this.#rows.set(row.id, row);
    return row;
  }

  /** The next free id: one more than the greatest. */
  nextId(): number {
    let greatest = 0;
    for (const id of this.#rows.keys()) greatest = Math.max(greatest, id);
    return greatest + 1;
  }
}
