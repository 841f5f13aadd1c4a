import type { LintDocument, Statement } from '../document/lint-document.ts';
import { rowSpot } from '../document/table-rows.ts';
import { isOfThisRun, standsInThisRun } from '../facts/other-run.ts';
import { saysResolved } from '../facts/wording.ts';
import { denied, type LintFinding } from '../finding.ts';
import { mostlyFailed } from '../records/mostly-failed.ts';
import type { RuleContext } from './context.ts';

const ALL_WORKS =
  /\b(?:all|every)\b[^.;:]{0,40}\b(?:works?|working|functions? correctly)\b|\bfully (?:functional|tested)\b|(?<!\p{L})(?:все|вся)\s[^.;:]{0,40}(?:работа[ею]т|функционир\p{L}+)(?!\p{L})|(?<!\p{L})полностью (?:функциональн|работоспособн|протестирован)\p{L}*/iu;
// `without ACCESS_DENIED`: an error by its own name.
const WITHOUT_NAMED =
  /(?:\b(?:without|no)|(?<!\p{L})без)\s+(?:any\s+|ошиб\p{L}+\s+)?([A-Z][A-Z0-9]{2,30}(?:_[A-Z0-9]{2,30}){1,4})(?![A-Za-z_])/u;
// Files and objects by their names.
const OBJECT = /[A-Za-z][\w-]{2,60}[._][\w.-]{2,60}/g;
const TICKED = /✅|✔|☑/u;

/** What is said to work as a whole, where more tests failed than passed; and an error that a tick says there is none of, told of the same thing. */
export function worksThough({ document }: RuleContext): LintFinding[] {
  return [...allWorks(document), ...namedErrors(document)];
}

// Once: the first one says it for all.
function allWorks(document: LintDocument): LintFinding[] {
  const failed = mostlyFailed(document);
  const claim = document.statements.find((one) => isOfThisRun(one) && ALL_WORKS.test(one.text));
  return failed === null || claim === undefined ? [] : [denied(failed, claim)];
}

function namedErrors(document: LintDocument): LintFinding[] {
  const ticks = [
    ...document.statements.filter(({ box, text }) => box === 'done' || TICKED.test(text)),
    ...document.tables.flatMap((table) =>
      table.rows
        .filter(({ cells }) => cells.some((cell) => TICKED.test(cell)))
        .map((row) => rowSpot(table, row)),
    ),
  ];
  return ticks.flatMap((tick) => {
    const name = WITHOUT_NAMED.exec(tick.text)?.[1];
    const objects = tick.text.match(OBJECT)?.filter((object) => object !== name) ?? [];
    if (name === undefined || objects.length === 0) return [];
    const told = document.statements.find((one) => tellsOf(one, name, objects));
    return told === undefined || told.line === tick.line ? [] : [denied(told, tick)];
  });
}

function tellsOf(one: Statement, name: string, objects: readonly string[]): boolean {
  const { text } = one;
  return (
    text.includes(name) &&
    objects.some((object) => text.includes(object)) &&
    standsInThisRun(one) &&
    !saysResolved(text) &&
    WITHOUT_NAMED.exec(text)?.[1] !== name
  );
}
