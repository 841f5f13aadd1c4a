import { datesIn, dayIn, periodIn } from '../document/day-dates.ts';
import type { LintDocument, LintTable, Sentence, Spot } from '../document/lint-document.ts';
import { placeAt, sentencesAndRows } from '../document/sentences.ts';
import { rowSpot, rowsWithoutTotals } from '../document/table-rows.ts';
import { isOfThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { isComparison } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

type Place = Spot & { text: string };
interface Day {
  spot: Place;
  value: number;
  shown: string;
}

const DAY = 86_400_000;
/** Dates further apart are of two runs. */
const FARTHEST = 40 * DAY;
const FEWEST_DAYS = 2;
const RUN_DATE =
  /^(?:date of (?:the )?(?:test )?run|(?:test )?run date|run|test date|(?:test )?execution date|executed(?: on)?|дата (?:прогона|проверки|тестирования|испытаний|выполнения))(?:\s*[#№]\s?\d+)?$/iu;
const RUN_ON =
  /(?:(?<!re-)\b(?:run|tests?|audit|execution)\b[^.;]{0,20}(?<!re-)\b(?:executed|performed|carried out|took place|run|done)|(?<!\p{L})(?:прогон|тестирование|проверка|испытания)(?!\p{L})[^.;]{0,16}(?:выполнен|проведен|проведён|прош[её]л|проходил)\p{L}*)\s+(?:on\s+)?$/iu;
const REPORT_DATE =
  /^(?:report (?:date|generated|written|created|of)|date of (?:the )?report|generated|written|дата отч[её]та|отч[её]т (?:составлен|сформирован|от))(?: (?:at|on))?$/iu;
const PERIOD =
  /^(?:(?:test|testing|audit|execution|reporting) )?(?:period|window|dates)(?: of (?:the )?(?:tests?|testing|audit|run))?$|^период(?: (?:проверки|испытаний|тестирования|прогона))?$|^даты(?: (?:проверки|испытаний|прогона))?$/iu;
const DAY_HEAD = /^(?:day|date|when|день|дата|дни|когда)$/iu;
const NUMBER = /[#№]\s?(\d{1,3})/u;
const STAMPED = /^\s*\[?(\d{4}-\d\d-\d\d|\d\d\.\d\d\.\d{4})[T ]\d\d:\d\d/;

/**
 * A run is on the day that is told of it: in the header, in a sentence, in the lines of its log, in the days of a table; its days lie within its
 * period, and its report is not written before them.
 */
export function runDates({ document }: RuleContext): LintFinding[] {
  const sentences = sentencesAndRows(document).filter(isOfThisRun);
  const runs = [...labelled(sentences, RUN_DATE), ...sentences.flatMap(runOn)];
  const reports = labelled(sentences, REPORT_DATE);
  const [period] = sentences.filter(
    ({ label, value }) => PERIOD.test(label ?? '') && periodIn(value) !== null,
  );
  const year = new Date(
    [...runs, ...reports][0]?.value ?? periodIn(period?.value ?? '')?.to ?? 0,
  ).getUTCFullYear();
  const days = tablesOfThisRun(document).flatMap((table) => daysOf(table, year));
  return [
    ...differing(runs),
    ...loggedOn(runs, document),
    ...tooEarly(reports, runs, days),
    ...outside(period, days),
  ];
}

function labelled(sentences: readonly Sentence[], label: RegExp): Day[] {
  return sentences.flatMap((sentence) => {
    const [date, more] = label.test(sentence.label ?? '') ? datesIn(sentence.value) : [];
    return date === undefined || more !== undefined
      ? []
      : [{ spot: sentence, value: date.value, shown: date.shown }];
  });
}

// `Прогон № 2 выполнен 16.10.2025`.
function runOn(sentence: Sentence): Day[] {
  return datesIn(sentence.text)
    .filter(({ at }) => RUN_ON.test(sentence.text.slice(0, at)))
    .map(({ value, shown, at }) => ({
      spot: { ...placeAt(sentence, at), text: sentence.text },
      value,
      shown,
    }));
}

// Of one run, by its number where it has one.
function differing(runs: readonly Day[]): LintFinding[] {
  const [first] = runs;
  const numberOf = ({ spot }: Day) => NUMBER.exec(spot.text)?.[1] ?? '';
  const other = runs.find(
    (run) => first !== undefined && numberOf(run) === numberOf(first) && run.value !== first.value,
  );
  if (first === undefined || other === undefined || new Set(runs.map(({ value }) => value)).size > 2)
    return [];
  return [report('two-values', first, other)];
}

// The lines of a log are all of another day.
function loggedOn(runs: readonly Day[], { code }: LintDocument): LintFinding[] {
  const [run] = runs;
  const lines = code.flatMap((line): Day[] => {
    const shown = STAMPED.exec(line.text)?.[1];
    const [date] = datesIn(shown ?? '');
    return shown === undefined || date === undefined ? [] : [{ spot: line, value: date.value, shown }];
  });
  const [first] = lines;
  if (run === undefined || first === undefined || new Set(runs.map(({ value }) => value)).size > 1) return [];
  const isAway = lines.every(({ value }) => value === first.value) && first.value !== run.value;
  return isAway && lines.length > 1 && Math.abs(first.value - run.value) < FARTHEST
    ? [report('two-values', run, first)]
    : [];
}

function tooEarly(reports: readonly Day[], runs: readonly Day[], days: readonly Day[]): LintFinding[] {
  const [last] = [...runs, ...days].sort((a, b) => b.value - a.value);
  if (last === undefined) return [];
  return reports
    .filter(({ value }) => value < last.value && last.value - value < FARTHEST)
    .map((early) => report('time-order', last, early));
}

function outside(period: Sentence | undefined, days: readonly Day[]): LintFinding[] {
  const span = period === undefined ? null : periodIn(period.value);
  if (period === undefined || span === null) return [];
  const out = days.filter(({ value }) => value < span.from || value > span.to);
  const [only] = out;
  if (only === undefined || out.length * 2 > days.length || Math.abs(only.value - span.to) > FARTHEST)
    return [];
  return [report('time-order', { spot: period, value: span.to, shown: period.value }, only)];
}

// A table that has the days of the run for its rows.
function daysOf(table: LintTable, year: number): Day[] {
  if (!DAY_HEAD.test((table.header[0] ?? '').trim()) || isComparison(table)) return [];
  const days = rowsWithoutTotals(table).map((row) => {
    const day = dayIn(row.cells[0] ?? '', year);
    return day === null ? null : { spot: rowSpot(table, row), value: day.value, shown: day.shown };
  });
  const known = days.filter((day) => day !== null);
  return known.length < FEWEST_DAYS || known.length < days.length ? [] : known;
}

function report(rule: 'two-values' | 'time-order', one: Day, other: Day): LintFinding {
  return finding(
    rule,
    [one.spot, one.shown],
    [other.spot, other.shown],
    `Line ${one.spot.line} says "${one.spot.text.trim()}", and line ${other.spot.line} "${other.spot.text.trim()}".`,
    'medium',
  );
}
