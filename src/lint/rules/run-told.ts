import { stemsOf } from '../amounts/stems.ts';
import { clocksIn, lengthsIn } from '../document/clocks.ts';
import type { CodeLine, LintDocument, Sentence, Spot } from '../document/lint-document.ts';
import { sentenceInCell, sentencesAndRows } from '../document/sentences.ts';
import { rowSpot } from '../document/table-rows.ts';
import { isOfThisRun, standsInThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { type LintFinding, saidOtherwise } from '../finding.ts';
import { type Span, spanIn } from './clocks-fit.ts';
import type { RuleContext } from './context.ts';

const OF_THE_RUN = /environment|test object|set-?up|scope|context|среда|окружени|стенд|объект|условия/iu;
const PLACE_LABEL =
  /^(?:test |target )?(?:environment|env|target|host|stand|server|tenant|среда|контур|стенд|окружение|сервер|хост)$/iu;
const PLACES: readonly (readonly [string, RegExp])[] = [
  ['production', /^(?:production|prod|live|боев\p{L}*|прод|продакшен|промышленн\p{L}*)(?![\p{L}\d_])/iu],
  ['staging', /^(?:staging|stage|pre-?prod(?:uction)?|предпрод\p{L}*|стейдж\p{L}*)(?![\p{L}\d_])/iu],
  ['test', /^(?:test|uat|qa|sandbox|dev|тестов\p{L}*|песочниц\p{L}*)(?![\p{L}\d_])/iu],
];
const BUILD_LABEL =
  /^(?:build(?: under test)?|version(?: under test)?|release(?: candidate)?|сборка|версия|релиз)$/iu;
const BUILD =
  /(?:\b(?:build|version|release)|(?<!\p{L})(?:сборк\p{L}|верси\p{L}|релиз\p{L}?))\s+v?(\d+\.\d+(?:\.\d+)?(?:-[a-z]+\d*)?)(?![\d.]\d)/iu;
const ALL_RESULTS =
  /\ball (?:the )?(?:results|numbers|figures|tests|requests|calls|checks)\b|(?<!\p{L})все (?:результаты|числа|тесты|проверки|запросы|вызовы)(?!\p{L})/iu;
const LENGTH_LABEL =
  /^(?:(?:total|run|test|execution|audit) )*(?:duration|run time|elapsed(?: time)?|time taken)(?: of the (?:run|test|audit))?$|^(?:общая )?(?:длительность|продолжительность|время)(?: (?:прогона|проверки|теста|аудита|загрузки))?$/iu;
const RUN =
  /(?<!\p{L})(?:run|test(?:s|ing)?|audit|load|reload|execution|прогон\p{L}*|проверк\p{L}*|тест\p{L}*|аудит\p{L}*|загрузк\p{L}*)(?!\p{L})/iu;
const WHOLE_RUN =
  /\b(?:whole|entire|complete) (?:run|test|audit|testing)\b[^.;]{0,12}\b(?:took|lasted)\b|(?<!\p{L})вес[ья] (?:прогон|аудит|тест\p{L}*)(?: \p{L}+){0,2} (?:занял|длил\p{L}*)/iu;
const END_LABEL = /^(?:finished|end(?:ed)?|completed|run end|окончание|конец|завершен\p{L}*|завершено)$/iu;
const END_HEAD = /^(?:end|ended|finish(?:ed)?|конец|окончание|завершен\p{L}*)$/iu;

/** What a run has one of is told alike in the header, in the section of its environment and in what is said of all results: place, build, length, end. */
export function runTold({ document }: RuleContext): LintFinding[] {
  const sentences = sentencesAndRows(document).filter(
    // `Target: staging` is no goal.
    (one) => isOfThisRun(one) || (one.label !== null && PLACE_LABEL.test(one.label)),
  );
  return [
    ...differing(sentences.flatMap(placeOf)),
    ...differing([...sentences.flatMap(buildOf), ...document.code.flatMap(buildInLog)]),
    ...lengthOfRun(sentences),
    ...lengthOfNamed(document),
    ...endsLater(document, sentences),
  ];
}

interface Told {
  spot: Spot & { text: string };
  value: string;
}

function isOfRun({ section, sectionTitle, text }: Sentence): boolean {
  return ['title', 'summary'].includes(section) || OF_THE_RUN.test(sectionTitle) || ALL_RESULTS.test(text);
}

function placeOf(sentence: Sentence): Told[] {
  const { label, value, text } = sentence;
  if (!isOfRun(sentence)) return [];
  const found = ALL_RESULTS.test(text)
    ? (/\b(?:on|in|against|to)\s+(?:the\s+)?(?:https?:\/\/(?:[\w-]+\.)?(?=prod|stag))?(\p{L}+)|(?<!\p{L})(?:на|в)\s+(\p{L}+)/iu
        .exec(text)
        ?.slice(1)
        .find(Boolean) ?? '')
    : label !== null && PLACE_LABEL.test(label)
      ? value
      : '';
  const name = PLACES.find(([, pattern]) => pattern.test(found.replace(/^[^\p{L}]+/u, '')))?.[0];
  return name === undefined ? [] : [{ spot: sentence, value: name }];
}

function buildOf(sentence: Sentence): Told[] {
  const { label, value, text, origin, section } = sentence;
  if (!isOfRun(sentence)) return [];
  // `1.5.2 → 1.6.0` names both.
  const labelled =
    label !== null && BUILD_LABEL.test(label) && !/→|->|=>/u.test(value)
      ? /^v?(\d+\.\d+(?:\.\d+)?(?:-[a-z]+\d*)?)(?![\d.]\d)/iu.exec(value)?.[1]
      : undefined;
  const isTitle = section === 'title' && origin === 'heading';
  const found =
    labelled ??
    (isTitle ||
    ALL_RESULTS.test(text) ||
    /^(?:service|system|object|сервис|система|объект)$/iu.test(label ?? '')
      ? BUILD.exec(text)?.[1]
      : undefined);
  return found === undefined ? [] : [{ spot: sentence, value: found.toLowerCase() }];
}

// `08:00:11 start, build 6.2.0`: in the line in which a log says that the run began.
function buildInLog(line: CodeLine): Told[] {
  const value = /\b(?:start|begin|run)|(?<!\p{L})(?:старт|начат)/iu.test(line.text)
    ? BUILD.exec(line.text)?.[1]
    : undefined;
  return value === undefined ? [] : [{ spot: line, value }];
}

// The first of them against the first other; one that tells another more exactly is none.
function differing(all: readonly Told[]): LintFinding[] {
  const [first] = all;
  const other = all.find(
    ({ value }) => first !== undefined && !value.startsWith(first.value) && !first.value.startsWith(value),
  );
  if (first === undefined || other === undefined || new Set(all.map(({ value }) => value)).size > 2)
    return [];
  return [saidOtherwise('two-values', [first.spot, first.value], [other.spot, other.value])];
}

// `Duration: 19 min` in the header, and `the run went from 11:20 to 11:46`.
function lengthOfRun(sentences: readonly Sentence[]): LintFinding[] {
  const labelled = sentences.filter(
    ({ label, section, text }) =>
      (section === 'title' && LENGTH_LABEL.test(label ?? '')) || WHOLE_RUN.test(text),
  );
  const spans = sentences
    .filter(
      ({ text, label, section }) =>
        RUN.test(text) && (label === null || (section === 'title' && RUN.test(label))),
    )
    .flatMap((one) => spanIn(one) ?? []);
  const [length, more] = labelled;
  const [span, third] = spans;
  if (length === undefined || more !== undefined || span === undefined || third !== undefined) return [];
  return compared(length, span);
}

function compared(length: Sentence, { from, to, first: spot }: Span): LintFinding[] {
  const [told, more] = lengthsIn(LENGTH_LABEL.test(length.label ?? '') ? length.value : length.text);
  const seconds = to.value - from.value;
  if (told === undefined || more !== undefined || spot.line === length.line || seconds <= 0) return [];
  if (Math.abs(told.value - seconds) <= Math.max(told.blur, 60)) return [];
  return [saidOtherwise('duration-differs', [length, told.text], [spot, `${Math.round(seconds / 60)} min`])];
}

// A row of a table of days or steps with a span, and a sentence on how long just that took.
function lengthOfNamed(document: LintDocument): LintFinding[] {
  const took = document.sentences.filter(
    (one) =>
      standsInThisRun(one) &&
      /\b(?:took|lasted)\b|(?<!\p{L})(?:занял\p{L}*|длил\p{L}*|продолжал\p{L}*)(?!\p{L})/iu.test(one.text),
  );
  if (took.length === 0) return [];
  const rows = tablesOfThisRun(document).flatMap((table) =>
    table.rows.flatMap((row) =>
      row.cells.flatMap((cell) => {
        const span = spanIn(sentenceInCell(table, row.line, cell));
        const name = stemsOf(cell.slice(0, span?.from.at ?? 0));
        return span === null || name.length < 2 ? [] : [{ span, name }];
      }),
    ),
  );
  return took.flatMap((sentence) => {
    const words = stemsOf(sentence.text);
    const row = rows.find(({ name }) => name.every((word) => words.includes(word)));
    return row === undefined ? [] : compared({ ...sentence, value: sentence.text }, row.span);
  });
}

// `Finished: 02:48` in the header, and a step that ended at 02:55.
function endsLater(document: LintDocument, sentences: readonly Sentence[]): LintFinding[] {
  const end = sentences.find(({ label, section }) => section === 'title' && END_LABEL.test(label ?? ''));
  const [told, more] = end === undefined ? [] : clocksIn(end.value);
  if (end === undefined || told === undefined || more !== undefined) return [];
  const later = tablesOfThisRun(document)
    .flatMap((table) => {
      const column = table.header.findIndex((head) => END_HEAD.test(head.trim()));
      return column < 0
        ? []
        : table.rows.flatMap((row) => {
            const [clock, second] = clocksIn(row.cells[column] ?? '');
            const isLater =
              clock !== undefined &&
              second === undefined &&
              clock.value - told.value > 60 &&
              clock.value - told.value < 21_600;
            return isLater ? [{ spot: rowSpot(table, row), cell: row.cells[column] ?? '' }] : [];
          });
    })
    .at(-1);
  return later === undefined ? [] : [saidOtherwise('time-order', [end, end.value], [later.spot, later.cell])];
}
