import { sentencesAndRows } from '../document/sentences.ts';
import { isBelowOther } from '../facts/other-run.ts';
import { type LintFinding, saidOtherwise } from '../finding.ts';
import type { RuleContext } from './context.ts';

const CURRENT = /^(?:current version|latest (?:version|release)|текущая версия|последняя версия)$/iu;
const VERSION = /^v?(\d{1,4})\.(\d{1,4})\.(\d{1,4})(?![\d.-])/u;
// `## [2.4.1] - 2026-03-05`: what was released has a day.
const RELEASE = /^\[?v?(\d{1,4})\.(\d{1,4})\.(\d{1,4})\]?\s*(?:[—–-]|\()\s*\d{4}-\d\d-\d\d/u;
const SEVERITY = /^(?:severity|критичность|серь[её]зность)$/iu;
const GRADE = /^sev[- ]?([0-5])(?!\d)/iu;
const GRADED =
  /\bsev[- ]?([0-5]) (?:classification|grading|rating)\b|\b(?:classified|graded|rated) as (?:an? )?sev[- ]?([0-5])/iu;
const CHANGED = /\b(?:raised|lowered|later|first|initially|from|until|instead|upgraded|downgraded)\b/iu;

/** The severity of an incident in the header and in the text, and the current version and the last one of the changelog, are one. */
export function oneOfDocument({ document }: RuleContext): LintFinding[] {
  const sentences = sentencesAndRows(document);
  return sentences.flatMap((head) => {
    const [current, grade] = [partsOf(VERSION, head.value), GRADE.exec(head.value)?.[1]];
    const other =
      CURRENT.test(head.label ?? '') && current !== null
        ? sentences.find((one) => one.origin === 'heading' && isNewer(partsOf(RELEASE, one.text), current))
        : SEVERITY.test(head.label ?? '') && grade !== undefined
          ? sentences.find(({ text }) => {
              const [words, one, two] = GRADED.exec(text) ?? [];
              return words !== undefined && !CHANGED.test(text) && (one ?? two) !== grade;
            })
          : undefined;
    return other === undefined || isBelowOther(other)
      ? []
      : [saidOtherwise('two-values', [head, head.value], [other, other.text])];
  });
}

function partsOf(pattern: RegExp, text: string): number[] | null {
  return pattern.exec(text)?.slice(1, 4).map(Number) ?? null;
}

// A release of another line of versions may be the last one there.
function isNewer(one: readonly number[] | null, [a, b = 0, c = 0]: readonly number[]): boolean {
  const [x, y = 0, z = 0] = one ?? [];
  return x === a && (y > b || (y === b && z > c));
}
