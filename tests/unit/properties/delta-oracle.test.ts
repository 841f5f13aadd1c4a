import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type TableExpectation, tableOutcome } from '../../../src/contract/table-changes.ts';
import type { LoadedTable } from '../../../src/warehouse/load-request.ts';
import { holds } from './property.ts';

const VER = 10;

/** A row as it lies in a part of the table. */
interface Part {
  key: string;
  ver: number;
  value: string;
}

/** What happens to a table while a load runs. */
type Step = { what: 'insert'; rows: Part[] } | { what: 'merge' };

/** A table of ClickHouse, naively: rows in the order in which they came. */
class NaiveTable {
  rows: Part[] = [];
  readonly replacing: boolean;
  constructor(replacing: boolean) {
    this.replacing = replacing;
  }
  do(step: Step): void {
    if (step.what === 'insert') this.rows.push(...step.rows);
    // A merge leaves of each key what FINAL shows; a plain table keeps all.
    else if (this.replacing)
      this.rows = [...new Set(this.rows.map(({ key }) => key))].flatMap((key) => this.final(key));
  }
  /** What a reader sees of a key: of equal versions the last that came. */
  final(key: string): Part[] {
    const own = this.rows.filter((row) => row.key === key);
    if (!this.replacing) return own;
    const newest = Math.max(...own.map(({ ver }) => ver));
    return own.filter(({ ver }) => ver === newest).slice(-1);
  }
}

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const valued = fc.record({ key, value: fc.constantFrom('x', 'y') });
const others = (versions: fc.Arbitrary<number>): fc.Arbitrary<Step> =>
  fc.oneof(
    fc
      .array(
        fc.record({
          key: fc.oneof(key, fc.constantFrom('p', 'q')),
          ver: versions,
          value: fc.constantFrom('x', 'z'),
        }),
        { maxLength: 3 },
      )
      .map((rows): Step => ({ what: 'insert', rows })),
    fc.constant<Step>({ what: 'merge' }),
  );

interface Story {
  table: NaiveTable;
  expectation: TableExpectation;
  loaded: LoadedTable;
}

/** Plays a story, and reads the table as the audit does: the load's keys, before it and after. */
function play(
  replacing: boolean,
  items: readonly { key: string; value: string }[],
  sent: readonly Part[],
  before: readonly Step[],
  after: readonly Step[],
): Story {
  const table = new NaiveTable(replacing);
  for (const step of before) table.do(step);
  const answer = new Map(
    [...new Set(items.map((item) => item.key))].map((of) => {
      const all = items.filter((item) => item.key === of).map(({ value }) => ({ value }));
      return [
        of,
        {
          key: [of],
          columns: all.at(-1) ?? { value: '' },
          all: replacing ? all.slice(-1).concat(all.slice(0, -1)) : all,
        },
      ];
    }),
  );
  const keys = new Set([...answer.keys(), ...sent.map((row) => row.key)]);
  const known = new Set(table.rows.map((row) => row.key));
  table.do({ what: 'insert', rows: [...sent] });
  for (const step of after) table.do(step);
  const text = (of: string) => JSON.stringify([of]);
  return {
    table,
    expectation: {
      table: 't',
      rows: new Map([...answer].map(([of, row]) => [text(of), row])),
      sortingKey: ['key'],
      columns: ['value'],
      long: new Map(),
      replacing,
    },
    loaded: {
      sent: sent.length,
      distinct: new Set(sent.map((row) => row.key)).size,
      otherVersions: sent.filter(({ ver }) => ver !== VER).length,
      extra: new Set(
        sent
          .map((row) => row.key)
          .filter((of) => !answer.has(of))
          .map(text),
      ),
      newKeys: new Set([...keys].filter((of) => !known.has(of)).map(text)),
      seen: new Map(
        [...keys].map((of) => [
          text(of),
          table
            .final(of)
            .filter(({ ver }) => ver >= VER)
            .map(({ ver, value }) => ({ ver: String(ver), values: [value] })),
        ]),
      ),
    },
  };
}

const older = others(fc.integer({ min: 1, max: VER - 1 }));
const any = others(fc.integer({ min: 1, max: VER + 5 }).filter((ver) => ver !== VER));
const items = fc.array(valued, { minLength: 1, maxLength: 6 });
const sentOf = (list: readonly { key: string; value: string }[]): Part[] =>
  list.map((item) => ({ ...item, ver: VER }));
const isGreen = ({ expectation, loaded }: Story, hasOthers: boolean) => {
  const found = tableOutcome(expectation, loaded, VER, hasOthers);
  return (
    found.expected === found.actual &&
    found.problems.length + found.lost.length + found.extra.length + found.differences.length === 0
  );
};

test('an honest load is green whatever was there before, whoever writes older rows beside it, and whatever is merged', () => {
  holds(
    200,
    fc.property(
      fc.boolean(),
      items,
      fc.array(older, { maxLength: 4 }),
      fc.array(older, { maxLength: 4 }),
      (replacing, list, before, after) => {
        const story = play(replacing, list, sentOf(list), before, after);
        expect(isGreen(story, true)).toBe(true);
        const { expected } = tableOutcome(story.expectation, story.loaded, VER, true);
        // Counted naively: keys that nobody had, or rows where none takes another's place.
        const had = new Set(
          before.flatMap((step) => (step.what === 'insert' ? step.rows.map((row) => row.key) : [])),
        );
        const news = new Set(list.map((item) => item.key).filter((of) => !had.has(of)));
        expect(expected).toBe(replacing ? news.size : list.length);
      },
    ),
  );
});

test('where others write newer rows of its keys, these are contested on a server, and lost where nobody else writes', () => {
  holds(
    200,
    fc.property(
      items,
      fc.array(any, { maxLength: 4 }),
      fc.array(any, { maxLength: 4 }),
      (list, before, after) => {
        const story = play(true, list, sentOf(list), before, after);
        const newer = [...new Set(list.map((item) => item.key))].filter((of) =>
          story.table.final(of).some(({ ver }) => ver > VER),
        );
        const onServer = tableOutcome(story.expectation, story.loaded, VER, true);
        expect(onServer.contested).toBe(newer.length);
        expect(isGreen(story, true)).toBe(true);
        const alone = tableOutcome(story.expectation, story.loaded, VER, false);
        expect(alone.lost.map(([of]) => of).sort()).toEqual(newer.sort());
      },
    ),
  );
});

test('a row that is lost, sent twice, of another key, version or value is never green', () => {
  const harms = ['lost', 'twice', 'other key', 'other version', 'other value'] as const;
  holds(
    300,
    fc.property(
      fc.boolean(),
      items,
      fc.array(older, { maxLength: 3 }),
      fc.array(older, { maxLength: 3 }),
      fc.nat(),
      fc.constantFrom(...harms),
      (replacing, list, before, after, at, harm) => {
        const sent = sentOf(list);
        const index = at % sent.length;
        const row = sent[index] as Part;
        // Of items that share a key only the last one stands, and only its value shows.
        const isLast = !sent.slice(index + 1).some((later) => later.key === row.key);
        fc.pre(!replacing || harm !== 'other value' || isLast);
        if (harm === 'lost') sent.splice(index, 1);
        if (harm === 'twice') sent.splice(index, 0, { ...row });
        if (harm === 'other key') sent[index] = { ...row, key: 'z' };
        if (harm === 'other version') sent[index] = { ...row, ver: VER - 1 };
        if (harm === 'other value') sent[index] = { ...row, value: 'w' };
        expect(isGreen(play(replacing, list, sent, before, after), true)).toBe(false);
      },
    ),
  );
});
