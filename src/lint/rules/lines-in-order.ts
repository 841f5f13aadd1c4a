import { clocksIn } from '../document/clocks.ts';
import type { LintDocument, Spot } from '../document/lint-document.ts';
import { rowSpot } from '../document/table-rows.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const FEWEST = 4;
const DAY = 86_400;
/** A step back by more than this is one past midnight. */
const NIGHT = DAY / 2;
const TIME_COLUMN =
  /^(?:time|when|at|clock|utc|time,? utc|start(?:ed)?|время|когда|начало)\b|^(?:время|когда|начало)/iu;
const STAMPED = /^\s*\[?(\d{4}-\d\d-\d\d[T ])?(\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?)(?:Z|\])?(?:\s|$)/;

interface Entry {
  spot: Spot & { text: string };
  /** What stands before its time of day: a date, or ''. */
  day: string;
  value: number;
}

/** The lines of a log, and the rows of a timeline, go on in time: one that steps back stands in a wrong place or has a wrong time. */
export function linesInOrder({ document }: RuleContext): LintFinding[] {
  return [...logsOf(document), ...timelinesOf(document)].flatMap((entries) => {
    const steps = entries.slice(1).map((entry, index) => stepTo(entry, entries[index] ?? entry));
    const back = steps.flatMap((step, index) => (step < 0 && step > -NIGHT ? [index] : []));
    const [only, more] = back;
    const [first, second] = only === undefined ? [] : [entries[only], entries[only + 1]];
    // Several are of lines in another order.
    if (entries.length < FEWEST || more !== undefined || first === undefined || second === undefined)
      return [];
    return [
      finding(
        'time-order',
        [first.spot, first.spot.text.trim()],
        [second.spot, second.spot.text.trim()],
        `Line ${second.spot.line} ("${second.spot.text.trim()}") stands behind line ${first.spot.line} ("${first.spot.text.trim()}"), but is earlier.`,
        'medium',
      ),
    ];
  });
}

// The time of another day may be any.
function stepTo(entry: Entry, last: Entry): number {
  return entry.day === '' || entry.day === last.day ? entry.value - last.value : 0;
}

// Lines below each other in one block of code that begin with a time.
function logsOf({ code }: LintDocument): Entry[][] {
  const logs: Entry[][] = [];
  let last = -1;
  for (const line of code) {
    const [, day = '', clock] = STAMPED.exec(line.text) ?? [];
    const [time] = clock === undefined ? [] : clocksIn(clock);
    if (time === undefined) continue;
    const entry = { spot: line, day: day.slice(0, 10), value: time.value };
    if (line.line - last <= 3) logs.at(-1)?.push(entry);
    else logs.push([entry]);
    last = line.line;
  }
  return logs;
}

function timelinesOf({ tables }: LintDocument): Entry[][] {
  return tables.flatMap((table) => {
    if (!TIME_COLUMN.test((table.header[0] ?? '').trim())) return [];
    const entries = table.rows.flatMap((row): Entry[] => {
      const [cell = ''] = row.cells;
      const [time] = clocksIn(cell);
      const day = cell.slice(0, time?.at).trim();
      return time === undefined ? [] : [{ spot: rowSpot(table, row), day, value: time.value }];
    });
    return entries.length === table.rows.length ? [entries] : [];
  });
}
