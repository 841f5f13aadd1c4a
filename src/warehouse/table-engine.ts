/** What an engine makes of rows of equal sorting key when it merges them, and so how its rows are read. */
export interface EngineDoing {
  /** What a merge leaves of them: all, one of them, or what it makes of them, which may be nothing. */
  leaves: 'all' | 'one' | 'other';
  /** True when a reader sees the rows as they are once merged with FINAL alone. */
  final: boolean;
  /** True when they are one row for a reader. */
  oneRow: boolean;
}

const ALL: EngineDoing = { leaves: 'all', final: false, oneRow: false };
const MADE: EngineDoing = { leaves: 'other', final: true, oneRow: true };

/** The MergeTree family (ClickHouse docs, "Table engines"), by what stands before `MergeTree`. */
const DOINGS: ReadonlyMap<string, EngineDoing> = new Map([
  ['', ALL],
  ['Replacing', { leaves: 'one', final: true, oneRow: true }],
  ['Summing', MADE],
  ['Aggregating', MADE],
  ['Coalescing', MADE],
  ['Collapsing', MADE],
  // Rows of one version that were not cancelled stay beside each other.
  ['VersionedCollapsing', { ...MADE, oneRow: false }],
  // It thins out rows by their age, and ClickHouse refuses FINAL.
  ['Graphite', { ...MADE, final: false }],
]);

/** What an engine of system.tables does, replicated or shared or neither; one of no MergeTree keeps what it was sent, if anything. */
export function engineDoing(engine: string): EngineDoing {
  const kind = /^(?:Replicated|Shared)?(\w*)MergeTree$/.exec(engine)?.[1];
  return (kind === undefined ? undefined : DOINGS.get(kind)) ?? ALL;
}

/**
 * True when the column alone decides which row of a key a replacing table keeps, from its `engine_full`: not the order of the
 * INSERTs, not another column, and no column that marks rows as deleted.
 */
export function isVersionedBy(column: string, engineFull: string): boolean {
  return /^\w*ReplacingMergeTree\(/.test(engineFull) && argumentsOf(engineFull).join() === column;
}

/** The columns by which a collapsing engine cancels rows: the sign, and of a versioned one the version. */
export function collapsingColumns(engineFull: string): { sign: string | null; version: string | null } {
  if (!/^\w*CollapsingMergeTree\(/.test(engineFull)) return { sign: null, version: null };
  const [sign = null, version = null] = argumentsOf(engineFull);
  return { sign, version };
}

// A replicated table names its path in Keeper and its replica first.
function argumentsOf(engineFull: string): string[] {
  const [, given = ''] = /^\w*MergeTree\(((?:'(?:[^'\\]|\\.)*'|[^'()])*)\)/.exec(engineFull) ?? [];
  const names = given.replaceAll(/'(?:[^'\\]|\\.)*'/g, '').split(/[\s,`]+/);
  return names.filter((name) => name !== '');
}
