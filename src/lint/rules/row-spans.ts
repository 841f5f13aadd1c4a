import { clocksIn, lengthsIn } from '../document/clocks.ts';
import type { LintTable } from '../document/lint-document.ts';
import { bareNumber } from '../document/numbers.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const FROM = /^(?:start(?:ed)?|from|begin|начало|старт|с)(?!\p{L})/iu;
const TO = /^(?:end(?:ed)?|to|finish(?:ed)?|until|конец|окончание|по|до)(?!\p{L})/iu;
const MINUTES = /minutes|\bmin\b|минут|мин(?!\p{L})/iu;
const SECONDS = /seconds|\bsec\b|сек/iu;
const LENGTH = /duration|length|took|длительность|продолжительность/iu;
const DAY = 86_400;
const LONGEST_CELL = 24;

interface Timed {
  line: number;
  cells: readonly string[];
  /** The one time of day of each cell. */
  clocks: readonly ({ value: number; blur: number } | null)[];
  /** The one length of the row, and its cell. */
  length: { value: number; blur: number; cell: string } | null;
}

/**
 * In a row with a start, an end and a length the length is that between the two, where their headings say so or other rows have it so;
 * and a step that begins where the one above it ends, as the others do, does not begin before.
 */
export function rowSpans({ document }: RuleContext): LintFinding[] {
  return document.tables.flatMap((table) => {
    const rows = table.rows.map((row) => timed(table, row));
    const columns = table.header.flatMap((_, column) =>
      rows.filter(({ clocks }) => clocks[column] != null).length > 1 ? [column] : [],
    );
    const [from, to, more] = columns;
    if (from === undefined) return [];
    if (to === undefined) return steps(table, rows, from);
    return more === undefined ? betweenTwo(table, rows, from, to) : [];
  });
}

function timed({ header }: LintTable, { line, cells }: LintTable['rows'][number]): Timed {
  const clocks = cells.map((cell) => {
    const [only, more] = clocksIn(cell);
    return only === undefined || more !== undefined || cell.length > LONGEST_CELL ? null : only;
  });
  const lengths = cells.flatMap((cell, column) => {
    const head = header[column] ?? '';
    const unit = SECONDS.test(head) ? 1 : MINUTES.test(head) || LENGTH.test(head) ? 60 : null;
    const told = lengthsIn(cell).map(({ value, blur }) => ({
      value,
      blur,
      cell,
      isNamed: LENGTH.test(head),
    }));
    const bare = unit === null ? null : bareNumber(cell);
    if (told.length > 0 || bare === null || unit === null) return told;
    return [{ value: bare * unit, blur: unit, cell, isNamed: true }];
  });
  const [first, second] = lengths;
  return {
    line,
    cells,
    clocks,
    length:
      second === undefined ? (first ?? null) : (lengths.find(({ isNamed }) => isNamed) ?? first ?? null),
  };
}

function betweenTwo(table: LintTable, rows: readonly Timed[], from: number, to: number): LintFinding[] {
  const known = rows.flatMap(({ line, clocks, length }) => {
    const [start, end] = [clocks[from], clocks[to]];
    if (start == null || end == null || length === null) return [];
    const real = (end.value - start.value + DAY) % DAY;
    const blur = Math.max(start.blur, end.blur, length.blur);
    // The later time may stand first, as in a lag.
    const isRight = [real, DAY - real].some((one) => Math.abs(one - length.value) <= blur);
    return [{ line, cell: length.cell, real: Math.min(real, DAY - real), isRight }];
  });
  const named = FROM.test((table.header[from] ?? '').trim()) && TO.test((table.header[to] ?? '').trim());
  const wrong = known.filter(({ isRight }) => !isRight);
  if (!named && (known.length - wrong.length < 2 || wrong.length > 1)) return [];
  return wrong.map(({ line, cell, real }) => {
    const spot = { ...table, line };
    return finding(
      'duration-differs',
      [spot, cell],
      [spot, `${Math.round(real / 60)} minutes`],
      `Line ${line} gives ${cell}, but between its two times there are ${Math.floor(real / 60)} min ${real % 60} s.`,
    );
  });
}

// Each step begins where the one above it ends: one that begins before that has a wrong time, or the other one a wrong length.
function steps(table: LintTable, rows: readonly Timed[], column: number): LintFinding[] {
  const pairs = rows.slice(0, -1).flatMap((row, index) => {
    const next = rows[index + 1];
    const [start, end] = [row.clocks[column], next?.clocks[column]];
    if (start == null || end == null || row.length === null || next === undefined) return [];
    const early = (start.value + row.length.value - end.value + DAY) % DAY;
    const blur = Math.max(start.blur, row.length.blur);
    return [{ row, next, early, isRight: early <= blur || early >= DAY - blur }];
  });
  const [wrong, more] = pairs.filter(({ isRight }) => !isRight);
  const right = pairs.filter(({ isRight }) => isRight).length;
  if (wrong === undefined || more !== undefined || right < 2 || wrong.early > DAY / 2) return [];
  const { row, next } = wrong;
  return [
    finding(
      'duration-differs',
      [{ ...table, line: row.line }, row.cells.join(' | ')],
      [{ ...table, line: next.line }, next.cells[column] ?? ''],
      `Line ${row.line} takes ${row.length?.cell ?? ''} from ${row.cells[column]}, but the next step begins at ${next.cells[column]} (line ${next.line}).`,
      'medium',
    ),
  ];
}
