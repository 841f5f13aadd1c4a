import { percentDecoded } from '../../common/percent-decoded.ts';
import { datesIn } from '../document/day-dates.ts';
import type { LintDocument, Spot, Statement } from '../document/lint-document.ts';
import { rowSpot } from '../document/table-rows.ts';
import { standsInThisRun } from './other-run.ts';

const DAY = 86_400_000;

/** A bound of what a request asked for: nothing before, or nothing behind, a day. */
export interface Bound {
  spot: Line;
  /** The column that the days are of; null where the request does not name one. */
  column: string | null;
  side: 'from' | 'to';
  value: number;
  shown: string;
}

/** A line of a document, or of a block of code, as it stands. */
export type Line = Spot & { text: string };

const DATE = String.raw`["'\x60]?(?<day>\d{4}-\d\d-\d\d)`;
// `{"column":"paid_at","operator":">=","value":"2026-03-01"}`, `paid_at >= '2026-03-01'`.
const CONDITIONS: readonly RegExp[] = [
  new RegExp(
    String.raw`"column"\s{0,4}:\s{0,4}"(?<column>\w{2,40})"\s{0,4},\s{0,4}"operator"\s{0,4}:\s{0,4}"(?<sign>[<>]=?)"\s{0,4},\s{0,4}"value"\s{0,4}:\s{0,4}${DATE}`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<![\p{L}\d_])(?<column>[a-z]{1,20}(?:_[a-z]{1,12}){0,3}_(?:at|date|ts|time|day)|date)\s{0,4}(?<sign>[<>]=?)\s{0,4}${DATE}`,
    'giu',
  ),
];
// `?since=2026-03-01&until=2026-03-31`.
const SINCE = new RegExp(
  String.raw`[?&\s(\x60](?<name>since|from|date_from|start_date|until|to|date_to|end_date)=${DATE}`,
  'giu',
);
const SINCE_DAYS = /[?&\s(`](since=(\d{1,3})d)(?![\p{L}\d])/giu;
const WINDOW =
  /^(?:time|date|query|request|filter) (?:window|range|period)$|^(?:временн\p{L}+ )?(?:окно|интервал|диапазон)(?: (?:выборки|запроса|дат))?$|^период (?:выборки|запроса|фильтра)$/iu;
// `Condition: paid_at >= $start`, below a window that names no column.
const FILTER =
  /(?<![\p{L}\d_])(?<column>[a-z]{1,20}(?:_[a-z]{1,12}){0,3}_(?:at|date|ts|time|day))\s{0,4}[<>]=?\s{0,4}[$:{]?[a-z]/iu;
const CLOSE = 4;

/** The bounds by day that the requests of a document name, in their URLs, conditions and parameters; none of what is planned. */
export function boundsIn(document: LintDocument): Bound[] {
  const day = dayOfReport(document);
  return [
    ...linesWithRows(document)
      .flatMap((line) => inRequest(line, day))
      .filter(({ spot }) => isOfThisRun(spot)),
    ...document.statements.flatMap((one) => inParameters(one, document)),
  ];
}

/** The sentences, the rows of tables and the lines of code of a document. */
export function linesWithRows({ sentences, tables, code }: LintDocument): Line[] {
  const rows = tables.flatMap((table) => table.rows.map((row) => rowSpot(table, row)));
  const own = new Set(code.map(({ line }) => line));
  return [...[...sentences, ...rows].filter(({ line }) => !own.has(line)), ...code];
}

/** True for a line of this run: below no heading of a plan, or of another run. */
export function isOfThisRun(line: Line): boolean {
  const rest = { label: null, value: line.text, box: null, lead: '', nested: false, links: [] };
  return standsInThisRun({ origin: 'paragraph', ...rest, ...line });
}

function inRequest(line: Line, reportDay: number | null): Bound[] {
  const text = percentDecoded(line.text);
  const conditions = CONDITIONS.flatMap((form) => [...text.matchAll(form)]).map(({ groups = {} }) =>
    bound(line, groups['column'] ?? null, groups['sign']?.startsWith('>') === true, groups['day']),
  );
  const since = [...text.matchAll(SINCE)].map(({ groups = {} }) =>
    bound(line, null, /since|from|start/iu.test(groups['name'] ?? ''), groups['day']),
  );
  const days = [...text.matchAll(SINCE_DAYS)].flatMap(([, shown = '', number]): Bound[] =>
    reportDay === null
      ? []
      : [{ spot: line, column: null, side: 'from', value: reportDay - Number(number) * DAY, shown }],
  );
  return [...conditions, ...since, ...days].filter(({ value }) => !Number.isNaN(value));
}

function bound(spot: Line, column: string | null, isFrom: boolean, day = ''): Bound {
  const shown = `${column ?? ''} ${isFrom ? '>=' : '<'} ${day}`.trim();
  return { spot, column, side: isFrom ? 'from' : 'to', value: Date.parse(day), shown };
}

// A window of the tests themselves has no filter beside it.
function inParameters(one: Statement, { statements }: LintDocument): Bound[] {
  const [from, to, more] = WINDOW.test(one.label ?? '') ? datesIn(one.value) : [];
  if (from === undefined || to === undefined || more !== undefined || from.value > to.value) return [];
  if (!standsInThisRun(one)) return [];
  const column = statements
    .filter(
      ({ line, sectionTitle }) =>
        Math.abs(line - one.line) <= CLOSE && line !== one.line && sectionTitle === one.sectionTitle,
    )
    .map(({ text }) => FILTER.exec(text)?.groups?.['column'])
    .find((name) => name !== undefined);
  return column === undefined
    ? []
    : [bound(one, column, true, isoDay(from.value)), bound(one, column, false, isoDay(to.value))];
}

function isoDay(value: number): string {
  return new Date(value).toISOString().slice(0, 10);
}

function dayOfReport({ statements }: LintDocument): number | null {
  const [date] = statements.flatMap(({ label, value, section }) =>
    /^(?:(?:report )?date|дата(?: отч[её]та)?)$/iu.test(label ?? '') && ['title', 'summary'].includes(section)
      ? datesIn(value)
      : [],
  );
  return date?.value ?? null;
}
