import type { MatchedRow } from './pipeline-tables.ts';

/**
 * The keys of the rows of which a digest is not what the answers make of it; null when the loader has a formula of its own, by
 * which no two rows that differ are the same, nor any that are the same differ. Where it agrees with ours in some rows, those
 * in which it does not are wrong.
 */
export function digestProblems(column: string, rows: readonly MatchedRow[]): string[] | null {
  const pairs = rows.map(({ key, found, nearest }) => ({
    key,
    wanted: nearest[column] ?? '',
    actual: found[column] ?? '',
  }));
  const wrong = pairs.filter(({ wanted, actual }) => wanted !== actual);
  if (wrong.length === 0) return [];
  const tellsApart =
    wrong.length === pairs.length &&
    isFunction(pairs.map(({ wanted, actual }) => [wanted, actual])) &&
    isFunction(pairs.map(({ wanted, actual }) => [actual, wanted]));
  return tellsApart ? null : wrong.map(({ key }) => key);
}

function isFunction(pairs: readonly (readonly [string, string])[]): boolean {
  const values = new Map<string, string>();
  return pairs.every(([from, to]) => {
    const known = values.get(from) ?? to;
    values.set(from, known);
    return from !== '' && known === to;
  });
}
