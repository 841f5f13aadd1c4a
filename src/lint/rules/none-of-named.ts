import { areKin, tellingWords } from '../document/kin-words.ts';
import type { Spot, Statement } from '../document/lint-document.ts';
import { factsOf, type TestConcept } from '../facts/fact.ts';
import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import { NO_FAILURE } from './answers-agree.ts';
import type { RuleContext } from './context.ts';

// The whole of a clause: what is said of a part only (`no errors in orders`) has more words than the number's name.
const NONE: readonly RegExp[] = [
  /^(?:there (?:are|is|were|was) )?(?:no|zero|0) (?<what>[\p{L} -]{3,60})$/iu,
  /^(?:nothing|none(?: of them)?) (?:is|was|were|are|has been) (?<what>[\p{L} -]{3,40})$/iu,
  /^(?<what>[\p{L} -]{3,60}?) (?:не (?:было|обнаружен\p{L}*|выявлен\p{L}*|найден\p{L}*|зафиксирован\p{L}*|осталось)|нет|отсутствуют)$/iu,
  /^(?:нет|без) (?<what>[\p{L} -]{3,60})$/iu,
];
// Classes whose English name is their own word.
const OF_CLASS: readonly TestConcept[] = ['failed', 'skipped', 'denied'];
const IF =
  /\b(?:if|when|until|unless|should|must|would|any ?more than)\b|(?<!\p{L})(?:если|когда|пока|должн)/iu;

/** "No critical defects are open" must not stand beside a number of critical defects that are. */
export function noneOfNamed({ document, facts, named }: RuleContext): LintFinding[] {
  const claims = document.statements.filter(isClaim).flatMap(clausesOf);
  if (claims.length === 0) return [];
  const classes = factsOf(facts, 'count').flatMap((fact) =>
    OF_CLASS.includes(fact.concept) && !fact.part
      ? [{ spot: fact, text: fact.text, words: [fact.concept], value: fact.value }]
      : [],
  );
  const numbers = [...named, ...classes].filter(({ value }) => value > 0);
  return claims.flatMap(({ statement, clause, words }) => {
    const number = numbers.find(
      ({ spot, words: own }) => spot.line !== statement.line && isNamed(words, own, spot),
    );
    if (number === undefined) return [];
    return [
      finding(
        'none-but-some',
        [number.spot, number.value],
        [statement, clause],
        `Line ${statement.line} says "${clause}", but line ${number.spot.line} has ${number.value}: "${number.text}".`,
      ),
    ];
  });
}

// What each clause of a statement says there is none of.
function clausesOf(statement: Statement): { statement: Statement; clause: string; words: string[] }[] {
  return statement.text.split(/[.;,!—–()]\s*/).flatMap((part) => {
    const clause = part.trim();
    const what = NONE.map((pattern) => pattern.exec(clause)?.groups?.['what']).find(Boolean);
    const words = tellingWords(what ?? '');
    return words.length === 0 ? [] : [{ statement, clause, words }];
  });
}

// A claim may name the heading that the number stands below, too: `Defects` above `Critical | Open`.
function isNamed(
  words: readonly string[],
  own: readonly string[],
  { sectionTitle, headings }: Spot,
): boolean {
  const above = tellingWords([sectionTitle, ...headings].join(' '));
  const has = (list: readonly string[], word: string) => list.some((other) => areKin(word, other));
  return (
    words.some((word) => has(own, word)) &&
    own.every((word) => has(words, word)) &&
    words.every((word) => has(own, word) || has(above, word))
  );
}

function isClaim(statement: Statement): boolean {
  const { origin, text, box } = statement;
  if (!['paragraph', 'item'].includes(origin) || box === 'open' || box === 'odd') return false;
  return !IF.test(text) && !NO_FAILURE.test(text) && !isElsewhere(statement);
}
