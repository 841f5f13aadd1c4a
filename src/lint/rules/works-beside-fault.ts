import { stemsOf } from '../amounts/stems.ts';
import { nameTheSame } from '../document/kin-words.ts';
import type { Statement } from '../document/lint-document.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { isOfThisRun, standsInThisRun } from '../facts/other-run.ts';
import { saysResolved } from '../facts/wording.ts';
import { denied, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const RESULT = /^(?:result|response|answer|status(?: code)?|результат|ответ|статус)$/iu;
const SERVER_FAILED = /^\W*(?:HTTP(?:\/[\d.]+)?\s|status\s|код\s)?5\d\d(?!\d)/iu;
const CONCLUSION = /^(?:conclusion|verdict|outcome|вывод|итог)$/iu;
const WORKS = /(?<!\p{L})(?:works?|is working|functional|работает|функционирует)(?!\p{L})/iu;
// What is meant to meet an error works when it does.
const OF_ERRORS =
  /error|fail|fault|retr|handl|reject|refus|block|limit|protect|timeout|ошиб|сбо[йея]|повтор|обработ|отказ|отклон|блокир|лимит|защит|\b(?:not|no|n['’]t)\b|(?<!\p{L})не(?!\p{L})/iu;
const NEAR = 4;
const MADE_WORKING =
  /(?:\b(?:created|wrote|written|built|implemented|added) (?:the )?(?:working|functional)|(?<!\p{L})(?:создан|написан|реализован|добавлен)\p{L}* (?:рабоч|работоспособн)\p{L}+)\s(?<thing>[\p{L}\d-]+(?:\s[\p{L}\d-]+){0,2})\W*$/iu;
const HOLDS_ERRORS =
  /^\W*(?<thing>[\p{L}\d-]+(?:\s[\p{L}\d-]+){0,2}?)\s(?:contains?|have|has|содерж[аи]т|име[ею]т)\s(?:\p{L}+\s){0,2}(?:errors?|bugs?|ошиб\p{L}+)(?!\p{L})/iu;

/** What is concluded to work, where the answer right before it is that the server failed; and what was made to work, and has errors. */
export function worksBesideFault({ document: { statements } }: RuleContext): LintFinding[] {
  return [...failedAnswers(statements), ...madeWithErrors(statements)];
}

function failedAnswers(statements: readonly Statement[]): LintFinding[] {
  return statements.flatMap((answer, index) => {
    if (!RESULT.test(answer.label ?? '') || !SERVER_FAILED.test(answer.value)) return [];
    const claim = statements
      .slice(index + 1)
      .find((one) => one.line - answer.line <= NEAR && CONCLUSION.test(one.label ?? ''));
    return claim !== undefined &&
      areOfOnePart(answer, claim) &&
      isOfThisRun(claim) &&
      WORKS.test(claim.value) &&
      !OF_ERRORS.test(claim.value.split(/[,;.]/)[0] ?? '')
      ? [denied(answer, claim)]
      : [];
  });
}

function madeWithErrors(statements: readonly Statement[]): LintFinding[] {
  const faults = statements.filter(
    (one) => HOLDS_ERRORS.test(one.text) && standsInThisRun(one) && !saysResolved(one.text),
  );
  return statements.filter(isOfThisRun).flatMap((claim) => {
    const made = stemsOf(MADE_WORKING.exec(claim.text)?.groups?.['thing'] ?? '');
    const fault = faults.find(({ text }) => {
      const words = stemsOf(HOLDS_ERRORS.exec(text)?.groups?.['thing'] ?? '');
      return made.length > 0 && words.length === made.length && nameTheSame(words, made);
    });
    return fault === undefined ? [] : [denied(fault, claim)];
  });
}
