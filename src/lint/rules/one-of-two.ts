import { stemsOf } from '../amounts/stems.ts';
import type { Sentence, Statement } from '../document/lint-document.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const WRONG =
  /\b(?:wrong|incorrect|invalid|mistyped)\b|(?<!\p{L})(?:неверн|неправильн|некорректн|ошибочн)\p{L}*/iu;
const AS_IT_IS =
  /^(?:current|present|old|wrong|incorrect|configured|used|текущ\p{L}*|стар\p{L}+|неверн\p{L}*|неправильн\p{L}*|некорректн\p{L}*|указан\p{L}*|использован\p{L}*)\s/iu;
const AS_IT_SHOULD_BE =
  /^(?:(?:possible|probable|likely|возможн\p{L}*|вероятн\p{L}*|предположительн\p{L}*)\s)?(?:right|correct|corrected|proper|valid|правильн\p{L}*|верн\p{L}*|корректн\p{L}*|исправленн\p{L}*)\s/iu;
const NEXT = 3;
const SHORTEST = 4;
// What was taken out of a document before it was shown.
const MASKED = /^[Xx*•.…_-]+$/u;
// With its quotes: a name and the same one in quotes are two.
const TOKEN = String.raw`(\S{1,80})`;
const CHANGED: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:changed|corrected|renamed|replaced|updated|raised|switched)\b[^.;:]{0,60}?\sfrom\s${TOKEN}\sto\s${TOKEN}(?=\s|$)`,
    'iu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:измен[её]н|исправлен|переименован|заменен|замен[её]н|обновлен|обновл[её]н)\p{L}*[^.;:]{0,60}?\sс\s${TOKEN}\sна\s${TOKEN}(?=\s|$)`,
    'iu',
  ),
];

/** Two values that are said to differ are two: a wrong one and the right one, and what was changed from one to another. */
export function oneOfTwo({ document }: RuleContext): LintFinding[] {
  const { statements, sentences } = document;
  return [
    ...statements.flatMap((one, index) => besideRight(one, statements.slice(index + 1, index + NEXT))),
    ...sentences.flatMap(changed),
  ];
}

// `Current address: X` and `Right address: X`, below what says that it is wrong.
function besideRight(one: Statement, next: readonly Statement[]): LintFinding[] {
  const { label, lead, headings, sectionTitle } = one;
  const value = plainValue(one);
  if (label === null || value === null || !AS_IT_IS.test(label)) return [];
  if (![label, lead, headings.at(-1) ?? sectionTitle].some((text) => WRONG.test(text))) return [];
  const name = stemsOf(label.replace(AS_IT_IS, ''));
  const right = next.find(
    (other) =>
      other.label !== null &&
      AS_IT_SHOULD_BE.test(other.label) &&
      stemsOf(other.label.replace(AS_IT_SHOULD_BE, '')).join() === name.join() &&
      areOfOnePart(one, other) &&
      plainValue(other) === value,
  );
  return right === undefined || name.length === 0
    ? []
    : [
        finding(
          'two-values',
          [one, value],
          [right, value],
          `Line ${right.line} gives as the right one what line ${one.line} calls wrong: "${value}".`,
          'medium',
        ),
      ];
}

// Without what stands in brackets behind it.
function plainValue({ value }: Statement): string | null {
  const own = value.split(/\s\(/)[0]?.trim() ?? '';
  return own.length < SHORTEST || MASKED.test(own) ? null : own;
}

// Of a plain word it may be another one each time: `from time to time`.
function changed(sentence: Sentence): LintFinding[] {
  return CHANGED.flatMap((form) => {
    const [, from = '', to = ''] = form.exec(sentence.text) ?? [];
    if (from !== to.replace(/[,.:;)]+$/, '') || MASKED.test(from) || /^\p{Ll}*$/u.test(from)) return [];
    return [
      finding(
        'two-values',
        [sentence, from],
        [sentence, to],
        `Line ${sentence.line} says that something was changed, but ${from} is both what it was and what it is.`,
        'medium',
      ),
    ];
  });
}
