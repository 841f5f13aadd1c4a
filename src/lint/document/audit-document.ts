import { statesIn } from '../amounts/states.ts';
import { clocksIn, lengthsIn } from './clocks.ts';
import type { LintDocument, LintTable } from './lint-document.ts';
import { bareNumber } from './numbers.ts';

/** Lines with a fact that a document of this kind has at least. */
const FEWEST = 4;
// What is tested, loaded, moved, counted or accepted.
const SUBJECT =
  /\b(?:tests?|tested|testing|checks?|checked|checklist|audit(?:s|ed|or)?|load(?:s|ed|er|ing)?|reload(?:ed)?|migrat(?:ion|ed)|cutover|rehearsal|sign-?off|acceptance|accepted|smoke|regression|validation|verif(?:y|ied|ication)|reconcil\w+|defects?|triage|manifest|findings?|runs?|benchmark\w*|results)\b|(?<!\p{L})(?:тест\p{L}*|провер\p{L}*|аудит\p{L}*|загруз\p{L}*|загрузчик\p{L}*|миграц\p{L}*|сверк\p{L}*|прогон\p{L}*|приемк\p{L}*|приёмк\p{L}*|испытани\p{L}*|смен[аеуы]|дефект\p{L}*|нагруз\p{L}*|протокол\p{L}*|акт)(?!\p{L})/iu;
// What tells how to use a thing, and not what became of it.
const MANUAL =
  /^(?:install(?:ation|ing)?|usage|getting started|quick ?start|how to (?:use|install|run|build)|contributing|licen[cs]e|requirements|prerequisites|options|api reference|table of contents|установка|использование|быстрый старт|лицензия|требования)\b/iu;
const COMMAND =
  /^\s*(?:[$>#]\s)?(?:npm|npx|pnpm|yarn|pip3?|python3?|node|docker|cargo|go|brew|git|make|curl|import|const)\s/u;
const FEWEST_COMMANDS = 3;
const DATE =
  /\b\d{4}-\d\d-\d\d\b|\b\d{1,2}\.\d{1,2}\.\d{2,4}\b|\b\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|янв|фев|мар|апр|ма|июн|июл|авг|сен|окт|ноя|дек)\p{L}*/iu;
const DONE =
  /\b(?:was|were|has been|have been|took|ended|started|finished|began|ran|answered|found|loaded|passed|failed|agree[ds]?|equal|closed|open|processed|imported|migrated|converted|completed)\b|(?<!\p{L})(?:был[аио]?|прош\p{L}+|нача\p{L}+|законч\p{L}+|найден\p{L}*|загружен\p{L}*|выполнен\p{L}*|совпа\p{L}+|отработал\p{L}*|провед\p{L}+|упал\p{L}*|закрыт\p{L}*|обработан\p{L}*|импортирован\p{L}*|перенес[её]н\p{L}*|стало|осталось)(?!\p{L})/iu;

const MARKED = /^(?:[✅❌✔✓✗]|⚠)/u;

const CHANGES = /^(?:changelog|change log|changes|release history|readme|история изменений)(?!\p{L})/iu;
// A guide to testing reports nothing.
const OF_A_GUIDE =
  /\b(?:guide|how to|plan|template|readme|tutorial)\b|(?<!\p{L})(?:руководств|инструкц|план)\p{L}*/iu;
const OF_A_REPORT =
  /\b(?:reports?|results?|minutes|evidence|sign-?off|rehearsal|notes|checklist|triage|summary|verification|validation|assessment)\b|(?<!\p{L})(?:чек-?лист\p{L}*|сводк\p{L}*)(?!\p{L})|(?<!\p{L})(?:отч[её]т\p{L}*|протокол\p{L}*|результат\p{L}*|сверк\p{L}*|акт)(?!\p{L})/iu;

// A thing may be called so as well, and its manual is no report.
const MAY_BE_A_REPORT = /\b(?:audit|analysis)\b|(?<!\p{L})(?:аудит|анализ)\p{L}*/iu;

/** True for a text that states several facts, of something tested, loaded or accepted, that can be checked against each other. */
export function statesFacts({ code, sentences, statements, tables }: LintDocument): boolean {
  const [title, ...headings] = statements.filter(({ origin }) => origin === 'heading');
  const name = title?.text ?? '';
  const isManual =
    headings.some(({ text }) => MANUAL.test(text)) ||
    code.filter(({ text }) => COMMAND.test(text)).length >= FEWEST_COMMANDS;
  const isReport = OF_A_REPORT.test(name) && !OF_A_GUIDE.test(name);
  if (CHANGES.test(name) || (isManual && !isReport)) return false;
  const hasTime = [...statements, ...code].some(({ text }) => isOfATime(text)) || tables.some(hasDate);
  const isNamed = isReport || MAY_BE_A_REPORT.test(name);
  if (!isNamed && !hasTime) return false;
  if (
    !isNamed &&
    !statements.some(({ text }) => SUBJECT.test(text)) &&
    !tables.some(({ header }) => SUBJECT.test(header.join(' ')))
  )
    return false;
  const told = sentences.filter(
    ({ text, box, label, value }) =>
      box !== null ||
      MARKED.test(text) ||
      (label !== null && statesIn(value).length > 0) ||
      (/\d/.test(text) && (DONE.test(text) || DATE.test(text) || clocksIn(text).length > 0)),
  );
  const rows = tables.flatMap((table) =>
    table.rows.filter(({ cells }) =>
      cells
        .slice(1)
        .some((cell) => bareNumber(cell) !== null || statesIn(cell).length > 0 || DATE.test(cell)),
    ),
  );
  return told.length + rows.length >= FEWEST && (told.length > 0 || rows.length > FEWEST);
}

function isOfATime(text: string): boolean {
  return DATE.test(text) || clocksIn(text).length > 0 || lengthsIn(text).length > 0;
}

function hasDate({ rows }: LintTable): boolean {
  return rows.some(({ cells }) => cells.some((cell) => isOfATime(cell)));
}
