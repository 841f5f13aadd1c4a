import { isDeepStrictEqual } from 'node:util';
import type { RowSpec } from '../model/case.ts';
import type { ColumnLeftOut } from '../model/evidence.ts';
import { isOfRun } from './expected-rows.ts';

/** How the rows of a table that a team's own loader filled are told apart, and what of them is compared. */
export interface TableShape {
  /** Columns by which a row is found. */
  key: string[];
  /** Columns that are held against the answers, those of the key among them. */
  columns: string[];
  /** Columns that are the MD5 of others: held against the answers, or found to be made by another formula. */
  digests: string[];
  /** True when the table's own key has parts that no answer fills: then one item may be there several times. */
  repeatable: boolean;
  leftOut: ColumnLeftOut[];
}

export const REASONS = {
  ofRun: "the loader's own time or version",
  digest: "the loader's own formula: it tells the same rows apart",
  coarse: 'one row stands for several items of an answer',
  unknown: 'a part of the key that no answer fills',
} as const;

/**
 * The shape of a table from its own sorting key. What the loader makes by itself (times of loading, versions, parts of the key
 * that no case knows) is no part of it, and a digest in the key gives way to the columns that it is made of.
 */
export function tableShape(
  specs: readonly RowSpec[],
  sortingKey: readonly string[],
  hasColumn: (column: string) => boolean,
): TableShape {
  const named = [...new Set(specs.flatMap(({ columns }) => Object.keys(columns)))].filter(hasColumn);
  const sourcesOf = (column: string) => specs.flatMap(({ columns }) => columns[column] ?? []);
  const ofRun = named.filter((column) => sourcesOf(column).some(isOfRun));
  const digests = named.filter(
    (column) => !ofRun.includes(column) && sourcesOf(column).some(({ from }) => from === 'md5'),
  );
  const key = new Set<string>();
  const unknown: string[] = [];
  for (const part of sortingKey) {
    if (ofRun.includes(part)) continue;
    if (specs.some(({ columns }) => columns[part] === undefined)) unknown.push(part);
    else if (digests.includes(part)) for (const column of partsOf(specs, part, named)) key.add(column);
    else key.add(part);
  }
  const isFilled = (column: string) =>
    !ofRun.includes(column) && specs.every(({ columns }) => columns[column] !== undefined);
  // An expression of columns that the answers fill (a hash of an id) is the same for the same item.
  const isOfFilled = (part: string) => {
    const columns = (part.match(/\w+/g) ?? []).filter(hasColumn);
    return columns.length > 0 && columns.every(isFilled);
  };
  return {
    key: [...key],
    columns: named.filter((column) => !ofRun.includes(column) && !digests.includes(column)),
    digests,
    repeatable: unknown.some((part) => !isOfFilled(part)) || sortingKey.some((part) => ofRun.includes(part)),
    leftOut: [
      ...ofRun.map((column) => ({ column, reason: REASONS.ofRun })),
      ...unknown.filter(hasColumn).map((column) => ({ column, reason: REASONS.unknown })),
    ],
  };
}

/** Columns of which a coarse row tells something of its items: a sum, a count, the last of them. */
export function gatheredColumns(spec: RowSpec, shape: TableShape): string[] {
  return shape.columns.filter((column) => {
    const source = spec.columns[column];
    if (source === undefined || shape.key.includes(column)) return false;
    return source.from === 'item' || (source.from === 'literal' && (source.value ?? '') !== '');
  });
}

/**
 * The parts of the key that a row of many items has from the answer: a literal says that the answer does not tell. All of them
 * where it tells none, since any row would do otherwise.
 */
export function coarseKey(spec: RowSpec, { key }: TableShape): string[] {
  const told = key.filter((column) => spec.columns[column]?.from !== 'literal');
  return told.length === 0 ? key : told;
}

/** The row's columns without those that no answer knows. */
export function withoutRun(spec: RowSpec): RowSpec {
  return {
    ...spec,
    columns: Object.fromEntries(Object.entries(spec.columns).filter(([, source]) => !isOfRun(source))),
  };
}

// Of a sum of money or a time the digest may spell another form: ids are the same wherever they stand.
function partsOf(specs: readonly RowSpec[], digest: string, named: readonly string[]): string[] {
  const found = named.filter((column) =>
    specs.every(({ columns }) => {
      const [source, made] = [columns[column], columns[digest]];
      if (source === undefined || made?.from !== 'md5') return false;
      if (source.from === 'item' && (source.as ?? 'text') !== 'text') return false;
      return made.parts.some((part) => isDeepStrictEqual(part, source));
    }),
  );
  return found.length === 0 ? [digest] : found;
}
