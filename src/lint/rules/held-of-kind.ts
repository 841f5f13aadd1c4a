import { stemsOf } from '../amounts/stems.ts';
import { areKin } from '../document/kin-words.ts';
import type { LintDocument, Spot } from '../document/lint-document.ts';
import { standsBelow } from '../document/one-part.ts';
import { isOfWhole } from '../document/section-kind.ts';
import type { Claim } from '../records/claims.ts';
import { type Kind, kindsIn } from '../records/kinds.ts';
import { type Trouble, troublesOf } from '../records/troubles.ts';

type Place = Spot & { text: string };

// Words beside a kind that leave none of it out.
const OF_EVERY =
  /^(?:api|rest|http|our|backend|automated|planned|executed|documented|listed|major|new|implemented|required|expected|dod|system|проект|основн|требуем|необходим)$/u;
// A part that is not named: what stands below a heading of these is of it.
const CORE =
  /\b(?:core|critical|key|main|major|essential|primary)\b|(?<!\p{L})(?:критичн|критическ|основн|ключев|главн)\p{L}*/iu;
const CONCLUSION = /^(?:(?:final|overall) )?(?:conclusion|summary|verdict|вывод|итог|заключение)$/iu;
// One way of being in trouble denies that all passed, another one that all were made.
const MADE =
  /^(?:tested|executed|checked|covered|verified|run|implemented|deployed|провер|покрыт|выполн|реализован|внедрен)/iu;

/**
 * Something of the kind that is said to be all well, and is not: by its status, its row or the share of it that passed. A claim in a
 * heading is one of what stands below it.
 */
export function troubleAgainst(claim: Claim, document: LintDocument): Place | null {
  const { sentence, clause, named, isWide, isOfSame } = claim;
  const kinds = kindsIn(named);
  if (kinds.size === 0 || isOfSame) return null;
  const isHeading = sentence.origin === 'heading';
  const isOfAll = isHeading ? sentence.section === 'title' : isWide && speaksOfAll(claim, kinds);
  const isCore = CORE.test(clause);
  if (!isHeading && (!isWide || isCore)) return null;
  const words = stemsOf(named).filter(
    (word) =>
      kindsIn(word).size === 0 && !OF_EVERY.test(word) && !CORE.test(word) && !/^function/u.test(word),
  );
  const fitting = troublesOf(document).filter(
    (one) =>
      one.spot.line !== sentence.line &&
      (isOfAll && !isCore ? true : standsBelow(one.spot, sentence)) &&
      isOfKind(one, kinds, claim) &&
      words.every((word) => isNamed(one, word)),
  );
  // The nearest one says most.
  const distance = ({ spot }: Trouble) => Math.abs(spot.line - sentence.line);
  return fitting.sort((a, b) => distance(a) - distance(b))[0]?.spot ?? null;
}

function speaksOfAll({ sentence }: Claim, kinds: ReadonlySet<Kind>): boolean {
  return (
    isOfWhole(sentence) ||
    sentence.box === 'done' ||
    sentence.sectionTitle === '' ||
    // The requirements are those of the whole work, wherever its conclusion is drawn.
    (kinds.has('requirement') && CONCLUSION.test(sentence.label ?? ''))
  );
}

function isOfKind({ kinds, state, name }: Trouble, claimed: ReadonlySet<Kind>, { good }: Claim): boolean {
  const has = (kind: Kind) => claimed.has(kind);
  // What was only looked at may have failed; what is said to work was looked at.
  if (MADE.test(good) && state !== 'left') return false;
  if (state === 'warned') return has('requirement') && kinds.has('requirement');
  // Of tests it is said that they passed: one that was not run has a count and a rule of its own.
  if (has('test')) return kinds.has('test') && state === 'failed' && (name === '' || !kinds.has('component'));
  // A share of the tests that failed is of what they test.
  if (name === '') return !has('requirement') && !has('component');
  return [...claimed].some((kind) => kinds.has(kind));
}

function isNamed({ spot, name }: Trouble, word: string): boolean {
  return stemsOf([name, spot.sectionTitle, ...spot.headings].join(' ')).some((own) => areKin(own, word));
}
