import { factsOf, type TimeFact } from '../facts/fact.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const QUARTER_HOUR = 15 * MINUTE;
/** What goes on for longer is a window of data. */
const LONGEST_RUN = 366 * DAY;

// What is done with the results when the run is over.
const AFTERWARDS =
  /\b(?:pack|archiv|upload|sent|deliver|publish|copied|sign|verified|checked)|упакован|архив|отправлен|передан|подписан|провер/iu;

// A report may be written on after it was made.
const WRITTEN_ON =
  /\b(?:updated|revised|amended|edited)\b|(?<!\p{L})(?:обновл[её]н|дополнен|изменен|исправлен)\p{L}*/iu;

/** The duration must be the time between the start and the end. */
export function durationFits({ facts }: RuleContext): LintFinding[] {
  const [duration] = factsOf(facts, 'duration');
  const [start, end] = [timeOf(facts, 'started'), timeOf(facts, 'finished') ?? timeOf(facts, 'generated')];
  if (duration === undefined || start === undefined || end === undefined) return [];
  const between = end.value - start.value;
  if (between < 0 || between > LONGEST_RUN || !comparable(start, end)) return [];
  const blur = Math.max(1000, duration.precision) + start.precision + end.precision;
  // A report may be written some seconds after the run that it speaks of.
  const slack = end.role === 'generated' ? Math.max(5000, between / 10) : 0;
  if (duration.value <= between + blur && duration.value >= between - blur - slack) return [];
  const seconds = (between / 1000).toFixed(1);
  return [
    finding(
      'duration-differs',
      [start, `${seconds} seconds`],
      [duration, duration.shown],
      `Line ${duration.line} says ${duration.shown}, but there are ${seconds} seconds between ${start.shown} (line ${start.line}) and ${end.shown} (line ${end.line}).`,
    ),
  ];
}

/** Nothing can end before it began, no report be written before its run ended, and nothing in it be later than itself. */
export function timesInOrder({ facts }: RuleContext): LintFinding[] {
  const [started, finished, generated] = [
    timeOf(facts, 'started'),
    timeOf(facts, 'finished'),
    timeOf(facts, 'generated'),
  ];
  const found: LintFinding[] = [];
  const before = (first: TimeFact | undefined, second: TimeFact | undefined, words: string) => {
    if (
      first === undefined ||
      second === undefined ||
      !inOrder(first, second) ||
      second.value + second.precision >= first.value
    )
      return;
    found.push(
      finding(
        'time-order',
        [first, first.shown],
        [second, second.shown],
        `${words}: ${second.shown} (line ${second.line}) is before ${first.shown} (line ${first.line}).`,
      ),
    );
  };
  before(started, finished, 'The run ends before it begins');
  if (finished !== undefined) before(finished, generated, 'The report was written before the run ended');
  else before(started, generated, 'The report was written before the run began');
  const last = generated ?? finished;
  if (last === undefined) return found;
  for (const time of factsOf(facts, 'time')) {
    if (time.role !== 'other' || !time.possible || !comparable(time, last)) continue;
    if (WRITTEN_ON.test(time.text) || (generated === undefined && AFTERWARDS.test(time.text))) continue;
    if (time.value <= last.value + last.precision + MINUTE) continue;
    found.push(
      finding(
        'time-order',
        [time, time.shown],
        [last, last.shown],
        `Line ${time.line} names ${time.shown}, which is later than the report itself (${last.shown}, line ${last.line}).`,
      ),
    );
  }
  return found;
}

/** A date must exist. */
export function timesExist({ facts }: RuleContext): LintFinding[] {
  // MySQL's own date for none is named as that.
  const times = factsOf(facts, 'time').filter(
    ({ possible, shown }) => !possible && !shown.startsWith('0000-00-00'),
  );
  const stamps = factsOf(facts, 'stamp').filter(({ value }) => stampTime(value) === null);
  return [
    ...times.map((fact) => ({ fact, shown: fact.shown })),
    ...stamps.map((fact) => ({ fact, shown: fact.value })),
  ].map(({ fact, shown }) =>
    finding(
      'time-impossible',
      [fact, shown],
      [fact, 'no such time'],
      `Line ${fact.line} names ${shown}, which is no date and time that exists.`,
    ),
  );
}

/** The title, the run id, the names of files and the start must have one stamp. */
export function stampsAgree({ facts }: RuleContext): LintFinding[] {
  const all = factsOf(facts, 'stamp');
  const first = all.find(({ of }) => of === 'title') ?? all[0];
  if (first === undefined) return [];
  const found: LintFinding[] = [];
  const other = all.find(({ value }) => value !== first.value);
  if (other !== undefined) {
    found.push(
      finding(
        'stamp-differs',
        [first, first.value],
        [other, other.value],
        `The run is stamped ${first.value} in line ${first.line}, but ${other.value} in line ${other.line}.`,
      ),
    );
  }
  const start = timeOf(facts, 'started');
  const stamp = stampTime(first.value);
  if (start === undefined || stamp === null || start.precision >= DAY) return found;
  // A stamp may be in local time: then it is off by whole quarters of an hour.
  const apart = Math.abs(stamp - start.value);
  const offset = apart % QUARTER_HOUR;
  const near = Math.min(offset, QUARTER_HOUR - offset) <= MINUTE + start.precision;
  if (apart <= 14 * 60 * MINUTE && near) return found;
  return [
    ...found,
    finding(
      'stamp-differs',
      [first, first.value],
      [start, start.shown],
      `The run is stamped ${first.value} in line ${first.line}, but it began at ${start.shown} (line ${start.line}).`,
    ),
  ];
}

function timeOf(facts: RuleContext['facts'], role: TimeFact['role']): TimeFact | undefined {
  return factsOf(facts, 'time').find((fact) => fact.role === role && fact.possible);
}

// A day may be compared with a time: what is a whole day before it is before it in any zone but the last.
function inOrder(first: TimeFact, second: TimeFact): boolean {
  const byDay = first.precision >= DAY || second.precision >= DAY;
  return byDay ? first.value - second.value >= DAY : comparable(first, second);
}

// Times with and without a zone may be hours apart and still be the same; a date is too coarse.
function comparable(a: TimeFact, b: TimeFact): boolean {
  return a.zoned === b.zoned && a.precision < DAY && b.precision < DAY;
}

function stampTime(stamp: string): number | null {
  const iso = stamp.replace(/^(\d{4})(\d\d)(\d\d)_(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z');
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return null;
  return new Date(time).toISOString().startsWith(iso.slice(0, 10)) ? time : null;
}
