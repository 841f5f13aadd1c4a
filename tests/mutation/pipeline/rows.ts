import type { LoadedRows, Row } from '../../../src/warehouse/row.ts';
import type { Strike } from '../../selftest/struck-warehouse.ts';

/** What a loader makes of an answer, done otherwise; null where it does not fit. */
export interface RowMutation {
  name: string;
  change(rows: readonly Row[]): Row[] | null;
}

/** What becomes of the INSERT of one table; null where it does not fit the rows. */
export interface InsertMutation {
  name: string;
  strike(table: string, others: readonly LoadedRows[]): Strike | null;
}

const many = (name: string, change: (rows: readonly Row[]) => Row[], least = 1): RowMutation => ({
  name,
  change: (rows) => (rows.length >= least ? change(rows) : null),
});
const versions = (name: string, to: (ver: number) => number) =>
  many(name, (rows) => rows.map((row) => ({ ...row, _ver: to(Number(row['_ver'])) })));
const last = <T>(list: readonly T[]): T[] => list.slice(-1);

/** Rows that are lost, twice, of another item or of another load. */
export const ROW_MUTATIONS: readonly RowMutation[] = [
  many('firstLost', (rows) => rows.slice(1)),
  many('lastLost', (rows) => rows.slice(0, -1)),
  many('middleLost', (rows) => rows.filter((_, index) => index !== rows.length >> 1), 3),
  many('secondHalfLost', (rows) => rows.slice(0, rows.length >> 1), 2),
  many('everySecondLost', (rows) => rows.filter((_, index) => index % 2 === 0), 2),
  many('allLost', () => []),
  many('onlyTheFirst', (rows) => rows.slice(0, 1), 2),
  many('firstTwice', (rows) => [...rows.slice(0, 1), ...rows]),
  many('lastTwice', (rows) => [...rows, ...last(rows)]),
  many('allTwice', (rows) => [...rows, ...rows]),
  many('firstForAll', (rows) => rows.map(() => rows[0] ?? {}), 2),
  many('lastInPlaceOfFirst', (rows) => [...last(rows), ...rows.slice(1)], 2),
  {
    name: 'valuesOfTheNextRow',
    change: (rows) => {
      const keys = Object.keys(rows[0] ?? {}).filter((name) => /payload|name|price|value|email/.test(name));
      const turned = rows.map((row, index) => {
        const next = rows[(index + 1) % rows.length] ?? row;
        return { ...row, ...Object.fromEntries(keys.map((key) => [key, next[key] ?? null])) };
      });
      return JSON.stringify(turned) === JSON.stringify(rows) ? null : turned;
    },
  },
  versions('versionOneMore', (ver) => ver + 1),
  versions('versionOneLess', (ver) => ver - 1),
  versions('versionZero', () => 0),
  versions('versionOfTheClock', () => 1_762_682_400),
  many('versionOfOneRow', (rows) =>
    rows.map((row, index) => (index === 0 ? { ...row, _ver: Number(row['_ver']) + 1 } : row)),
  ),
  many('columnOfNobody', (rows) => rows.map((row) => ({ ...row, of_nobody: 1 }))),
];

/** INSERTs that say yes and do something else. */
export const INSERT_MUTATIONS: readonly InsertMutation[] = [
  { name: 'swallowed', strike: (table) => only(table, async () => {}) },
  {
    name: 'halfSwallowed',
    strike: (table, own) =>
      rowsIn(own, table) > 1 ? only(table, (rows, send) => send(rows.slice(rows.length >> 1))) : null,
  },
  { name: 'lastRowSwallowed', strike: (table) => only(table, (rows, send) => send(rows.slice(0, -1))) },
  { name: 'firstRowSwallowed', strike: (table) => only(table, (rows, send) => send(rows.slice(1))) },
  {
    name: 'onlyTheFirstRow',
    strike: (table, own) =>
      rowsIn(own, table) > 1 ? only(table, (rows, send) => send(rows.slice(0, 1))) : null,
  },
  {
    name: 'defaults',
    strike: (table) =>
      only(table, (rows, send) => send(rows.map(({ _ver: version = 0 }) => ({ _ver: version })))),
  },
  {
    name: 'textsCut',
    strike: (table) =>
      only(table, (rows, send) =>
        send(
          rows.map((row) =>
            Object.fromEntries(
              Object.entries(row).map(([name, cell]) => [
                name,
                typeof cell === 'string' && cell.length > 40 ? cell.slice(0, 40) : cell,
              ]),
            ),
          ),
        ),
      ),
  },
  {
    name: 'versionOfBefore',
    strike: (table) =>
      only(table, (rows, send) => send(rows.map((row) => ({ ...row, _ver: Number(row['_ver']) - 1 })))),
  },
  {
    name: 'late',
    strike: (table) => {
      let kept: readonly Row[] = [];
      return only(table, async (rows, send) => {
        await send(kept);
        kept = rows;
      });
    },
  },
];

function rowsIn(loads: readonly LoadedRows[], table: string): number {
  return loads.filter((own) => own.table === table).reduce((sum, { rows }) => sum + rows.length, 0);
}

function only(
  wanted: string,
  instead: (rows: readonly Row[], send: (rows: readonly Row[]) => Promise<void>) => Promise<void>,
): Strike {
  return async (table, rows, send) => {
    // An INSERT of no rows is an error of its own, and no silence.
    const sendSome = async (given: readonly Row[]) => (given.length === 0 ? undefined : send(given));
    await (table === wanted ? instead(rows, sendSome) : send(rows));
  };
}
