import { addTo } from '../../common/group-by.ts';
import { stateOf, statesIn } from '../amounts/states.ts';
import { stemsOf } from '../amounts/stems.ts';
import { decimalOf } from '../document/decimals.ts';
import { areKin } from '../document/kin-words.ts';
import type { LintDocument, LintTable, Sentence } from '../document/lint-document.ts';
import { rowsWithoutTotals } from '../document/table-rows.ts';
import { isOfThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import { once } from '../once.ts';
import type { RuleContext } from './context.ts';

type Row = LintTable['rows'][number];

/** Of more, a claim says too little of which. */
const MOST_TABLES = 20;
const MOST_ROWS = 200;

const GOOD = String.raw`signed|approved|accepted|agreed|passed|pass|ok|green|met|kept|fulfilled|closed|fixed|resolved|done|completed?|confirmed|verified|ready|successful|in place|подписа\p{L}*|согласова\p{L}*|утверд\p{L}*|принят\p{L}*|приняли|пройден\p{L}*|прошли|выполнен\p{L}*|закрыт\p{L}*|исправлен\p{L}*|устранен\p{L}*|готов\p{L}*|соблюден\p{L}*|успешн\p{L}*|в норме`;
const SAME = String.raw`match(?:ed|es)?|agree|equal|identical|the same|совпа\p{L}*|сошлись|сходятся|равны|одинаков\p{L}*`;
// `All four roles have signed`, `суммы всех трёх файлов совпали`; the things are named right behind `all`.
const ALL = new RegExp(
  String.raw`(?<!\p{L}|not |не )(?:all|every|each(?: of)?|все|всех|всем|кажд\p{L}{2,3})\s+(?:of\s+)?(?:the\s+|our\s+)?(?:(?<count>\d{1,3})\s+)?(?<things>\p{L}+(?:[\s-]\p{L}+){0,5}?)\s+(?:(?:is|are|was|were|have|has|had|been|now|then|были|был|была|стоят)\s+)*(?<good>(?:${GOOD})|(?<same>${SAME}))(?!\p{L})`,
  'iu',
);
const EXCEPT =
  /\b(?:except|but|apart from|other than|besides|almost|nearly|not all|until|if|when|once|before|after)\b|(?<!\p{L})(?:кроме|почти|не все|если|когда|пока)(?!\p{L})|\?/iu;
const DENIES =
  /^[^\p{L}\d]*(?:no|not(?: \p{L}+)?|pending|open|fail(?:ed|s)?|missing|rejected|declined|blocked|in progress|waiting|mismatch|differs?|нет|не \p{L}+|ожида\p{L}*|жд[её]м|открыт\p{L}*|отказ\p{L}*|отклон\p{L}*|провален\p{L}*|расхожд\p{L}*|в работе|не подпис\p{L}*)[^\p{L}\d]*$/iu;
const BAD_MARK = /^(?:❌|✗|✘|🔴|⏳|⛔|🚫)\uFE0F?$/u;
const RESULT = /result|status|verdict|outcome|результат|статус|итог|вердикт/iu;
const DIGEST = /^[0-9a-f]{16,128}$/i;
const DIFFERENCE = /^(?:Δ|delta|diff(?:erence)?|разница|расхождени\p{L}*)(?!\p{L})/iu;

/** "All four roles have signed", "all sums agree": every row of the table of these things must be so. */
export function allClaimed({ document }: RuleContext): LintFinding[] {
  return document.sentences.flatMap((sentence) => {
    const groups =
      EXCEPT.test(sentence.text) || sentence.origin === 'heading'
        ? undefined
        : ALL.exec(sentence.text)?.groups;
    if (groups === undefined || sentence.box === 'open' || !isOfThisRun(sentence)) return [];
    const { count, things = '', same } = groups;
    for (const table of tablesOf(
      document,
      sentence,
      count === undefined ? null : Number(count),
      stemsOf(things),
    )) {
      const row = rowsWithoutTotals(table).find((one) =>
        same === undefined ? denies(one, table) : differs(one, table),
      );
      if (row === undefined) continue;
      const shown = row.cells.join(' | ');
      return [
        finding(
          'none-but-some',
          [{ ...table, line: row.line }, shown],
          [sentence, sentence.text],
          `Line ${sentence.line} says "${sentence.text}", but line ${row.line} has "${shown}".`,
          'medium',
        ),
      ];
    }
    return [];
  });
}

// The tables that a claim may be of, by their section and by the number of their rows.
const readTables = once((document: LintDocument) => {
  const bySection = new Map<string, LintTable[]>();
  const byCount = new Map<number, LintTable[]>();
  for (const table of tablesOfThisRun(document)) {
    const count = rowsWithoutTotals(table).length;
    if (count < 2 || count > MOST_ROWS) continue;
    addTo(bySection, table.sectionTitle, table);
    addTo(byCount, count, table);
  }
  return { bySection, byCount };
});

// The tables of the section, or of the whole document where they have as many rows, that have the things for their rows.
function tablesOf(
  document: LintDocument,
  { sectionTitle }: Sentence,
  count: number | null,
  things: readonly string[],
): LintTable[] {
  const { bySection, byCount } = readTables(document);
  const inSection = (bySection.get(sectionTitle) ?? []).slice(0, MOST_TABLES);
  const fitting = count === null ? inSection : (byCount.get(count) ?? []).slice(0, MOST_TABLES);
  const named = fitting.filter(({ header, lead, headings, sectionTitle: title }) =>
    stemsOf([header[0], lead, title, ...headings].join(' ')).some((word) =>
      things.some((thing) => areKin(word, thing)),
    ),
  );
  if (named.length > 0) return named;
  return count === null ? [] : fitting.filter((table) => inSection.includes(table));
}

// A short cell that denies, in a column where most do not.
function denies({ cells }: Row, { header, rows }: LintTable): boolean {
  // A row that says of itself that it passed may have marks of other things.
  if (cells.some((cell, column) => RESULT.test(header[column] ?? '') && stateOf(cell) === 'pass'))
    return false;
  return cells.some((cell, column) => {
    if (column === 0 || !saysNo(cell)) return false;
    return rows.filter((other) => saysNo(other.cells[column] ?? '')).length * 2 < rows.length;
  });
}

function saysNo(cell: string): boolean {
  const text = cell.trim();
  if (BAD_MARK.test(text) || (text.length < 30 && DENIES.test(text))) return true;
  return text.length < 20 && statesIn(text).some(({ state }) => state === 'fail') && !/\d/.test(text);
}

// Two digests that are not the same, or a difference that is not none.
function differs({ cells }: Row, { header }: LintTable): boolean {
  const [one, other, more] = cells
    .map((cell) => cell.trim().toLowerCase())
    .filter((cell) => DIGEST.test(cell));
  if (one !== undefined && other !== undefined && more === undefined)
    return !(one.startsWith(other) || other.startsWith(one));
  const column = header.findIndex((head) => DIFFERENCE.test(head.trim()));
  return column > 0 && (decimalOf(cells[column] ?? '')?.value ?? 0) !== 0;
}
