import { stemsOf } from '../amounts/stems.ts';
import { areKin } from '../document/kin-words.ts';
import type { LintDocument, Statement } from '../document/lint-document.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { standsInThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

// `Checksum: verified (to be calculated)`.
const DONE_TO_COME =
  /(?:\b(?:verified|calculated|generated|confirmed)|(?<!\p{L})(?:проверен|рассчитан|подтвержд[её]н)[аоы]?)\W{0,3}\((?:still )?(?:to be (?:calculated|generated|created|computed|verified|confirmed|done)|tbd|pending|todo|будет (?:рассчитан|создан|проверен|подтвержд[её]н)|ещё не|еще не)\p{L}{0,2}\)/iu;
// `✅ Complete access data`, `Measures implemented:`, and no `What has to be completed`.
const ALL_THERE =
  /^[^\p{L}]*✅.*(?:\b(?:complete|full|all)\b|(?<!\p{L})(?:полн\p{L}+|все)(?!\p{L}))|\b(?:implemented|completed)\b|(?<!\p{L})(?:реализованн?|выполненн?|завершенн?|завершённ?)(?:ы|ые|ая|ое|ый|о|а)(?!\p{L})/iu;
const NOT_ALL =
  /\b(?:not|to be|partial\p{L}*|un\p{L}+|must|should|plan\p{L}*)\b|(?<!\p{L})(?:не|частичн\p{L}*|нужно|план\p{L}*|будет|будут)(?!\p{L})/iu;
const STILL_TO_BE_MADE =
  /\((?:still )?(?:to be (?:obtained|provided|created|received|done|added|filled in)|required|missing|not (?:yet )?(?:provided|received|available)|требуется (?:получить|создать|добавить|указать)|нужно (?:получить|создать|добавить)|не (?:получен|предоставлен|создан)\p{L}*)\)|\b(?:must|should|has to|have to|needs? to|still to) be (?:implemented|completed|created|done)\b|\bnot (?:yet )?(?:implemented|completed)\b|(?<!\p{L})долж(?:ен|на|но|ны) быть (?:реализован|выполнен|создан|заверш[её]н)\p{L}*|(?<!\p{L})(?:ещ[её] не (?:реализован|выполнен|заверш[её]н)|не реализован)\p{L}*/iu;
const SHARE = /^(?:готовность:?\s*)?(\d{1,2})\s?%\s(?:готов\p{L}*|ready|complete[d]?|done)(?!\p{L})/iu;
const FULLY =
  /(?:\b(?:fully|completely)|(?<!\p{L})(?:полностью|целиком))\s+(?:\p{L}+\s+){0,2}\p{L}+|\p{L}+\s+(?:is |are )?(?:fully|completely|полностью)\s+\p{L}+/giu;

/** What is done must not be said, in the same place, to be still to come; nor what is there in full to be so by some percent. */
export function stillToCome({ document }: RuleContext): LintFinding[] {
  const statements = document.statements.filter(standsInThisRun);
  return [
    ...statements.flatMap((one) => (DONE_TO_COME.test(one.text) ? [report(one, one)] : [])),
    ...belowDone(statements, document),
    ...sharesOf(statements),
  ];
}

// Of each heading or lead the first.
function belowDone(all: readonly Statement[], document: LintDocument): LintFinding[] {
  const told = new Set<Statement>();
  return all.flatMap((one) => {
    const above = one.box === null && STILL_TO_BE_MADE.test(one.text) ? doneAbove(one, document) : undefined;
    if (above === undefined || told.has(above)) return [];
    told.add(above);
    return [report(above, one)];
  });
}

function doneAbove(one: Statement, { statements }: LintDocument): Statement | undefined {
  if (one.origin === 'heading') return undefined;
  const title = one.headings.at(-1) ?? one.sectionTitle;
  const head = statements.find(
    (other) => other.origin === 'heading' && other.text === title && areOfOnePart(other, one),
  );
  const lead = statements.find(({ text, line }) => text === one.lead && line < one.line);
  return [lead, head].find(
    (other) => other !== undefined && ALL_THERE.test(other.text) && !NOT_ALL.test(other.text),
  );
}

// `The warehouse is fully deployed` beside `Warehouse: 90 % ready`.
function sharesOf(statements: readonly Statement[]): LintFinding[] {
  return statements.flatMap((share) => {
    const [, digits] = share.label === null ? [] : (SHARE.exec(share.value) ?? []);
    const [name, more] = stemsOf(share.label ?? '');
    if (digits === undefined || name === undefined || more !== undefined) return [];
    const claim = statements.find(
      (one) =>
        one.line !== share.line &&
        [...one.text.matchAll(FULLY)].some(([words]) => stemsOf(words).some((stem) => areKin(stem, name))),
    );
    return claim === undefined ? [] : [report(claim, share)];
  });
}

function report(done: Statement, open: Statement): LintFinding {
  const message =
    done === open
      ? `Line ${done.line} says that it is done, and that it is still to come: "${done.text}".`
      : `Line ${done.line} says "${done.text}", but line ${open.line} "${open.text}" of it.`;
  return finding('tick-not-earned', [done, done.text], [open, open.text], message, 'medium');
}
