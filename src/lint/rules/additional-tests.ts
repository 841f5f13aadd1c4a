import { idsIn } from '../document/entry-ids.ts';
import type { Statement } from '../document/lint-document.ts';
import { leadingNumber } from '../document/numbers.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { factsOf } from '../facts/fact.ts';
import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const ADDITIONAL = String.raw`(?:additional|new|extra|further|дополнительн\p{L}*|нов\p{L}*)`;
const TESTS = String.raw`(?:tests?(?:\s+(?:scenarios|cases))?|scenarios|тест\p{L}*)`;
const ANNOUNCED = new RegExp(
  String.raw`^${ADDITIONAL}\s+${TESTS}(?:\s+(?:completed|executed|run|added|выполнен\p{L}*))?$`,
  'iu',
);
const BEFORE = new RegExp(
  String.raw`^(?:previous|prior|original|earlier|initial|ранее|прежн\p{L}*|предыдущ\p{L}*)\s+${TESTS}(?:\s+(?:completed|executed|run))?$`,
  'iu',
);
const GRAND =
  /^(?:grand total|overall total|total(?: tests?)?|tests in total|общий итог|всего(?: тестов)?)$/iu;
/** What may stand behind one of these numbers, so that it is of tests. */
const OF_TESTS = new RegExp(
  String.raw`^(?:\s+(?:\p{L}+\s+){0,3}?${TESTS}(?:\s+(?:completed|executed|run))?)?\s*(?:\([^()\d]*\))?$`,
  'iu',
);
const TOLD = new RegExp(
  String.raw`^(\d{1,4})\s+${ADDITIONAL}\s+${TESTS}(?:\s+(?:were\s+)?(?:completed|executed|run|added|выполнен\p{L}*))?\s*[:.]?$`,
  'iu',
);
const OF_IDS = /\(\s*(\d{1,4})\s+(?:tests?|тест\p{L}*)\s*\)$|:\s*(\d{1,4})\s+(?:tests?|тест\p{L}*)$/iu;
/** Lines between two numbers of one list. */
const BESIDE = 3;

interface Told {
  spot: Statement;
  value: number;
}

/**
 * A number of additional tests must be what its sections make, those that tell `5 additional tests completed` or the list with ids below
 * it; and with the tests before them it must be the total beside it.
 */
export function additionalTests(context: RuleContext): LintFinding[] {
  const { statements } = context.document;
  const announced = labelled(statements, ANNOUNCED);
  const [only, another] = announced;
  if (only === undefined || another !== undefined) return [];
  const parts = partsOf(only, context);
  const sum = parts.reduce((all, { value }) => all + value, 0);
  const last = parts.at(-1);
  const lines = `${parts.map(({ spot }) => spot.line).join(', ')}`;
  const found: LintFinding[] = [];
  if (last !== undefined && sum !== only.value)
    found.push(
      finding(
        'parts-do-not-add-up',
        [only.spot, only.value],
        [last.spot, sum],
        `Line ${only.spot.line} says "${only.spot.text}", but those in lines ${lines} make ${sum}.`,
        'medium',
      ),
    );
  const before = labelled(statements, BEFORE).find((one) => areBeside(one, only));
  const grand = labelled(statements, GRAND).find((one) => areBeside(one, only));
  if (before === undefined || grand === undefined) return found;
  const more = last === undefined ? only.value : sum;
  if (before.value + more === grand.value) return found;
  return [
    ...found,
    finding(
      'parts-do-not-add-up',
      [grand.spot, grand.value],
      [last?.spot ?? before.spot, before.value + more],
      `Line ${grand.spot.line} says "${grand.spot.text}", but ${before.value} before (line ${before.spot.line}) and ${more} additional tests (${last === undefined ? `line ${only.spot.line}` : `lines ${lines}`}) make ${before.value + more}.`,
      'medium',
    ),
  ];
}

function labelled(statements: readonly Statement[], label: RegExp): Told[] {
  return statements.flatMap((spot) => {
    if (spot.label === null || !label.test(spot.label) || spot.box === 'open' || isElsewhere(spot)) return [];
    const number = leadingNumber(spot.value);
    return number === null || !OF_TESTS.test(number.rest) ? [] : [{ spot, value: number.value }];
  });
}

function areBeside({ spot }: Told, { spot: other }: Told): boolean {
  return areOfOnePart(spot, other) && Math.abs(spot.line - other.line) <= BESIDE;
}

// Each below headings of its own, or the lines with ids of the list right below.
function partsOf(announced: Told, { document, facts }: RuleContext): Told[] {
  const told = document.statements.flatMap((spot) => {
    const [, digits] = TOLD.exec(spot.text) ?? [];
    return digits === undefined || isElsewhere(spot) ? [] : [{ spot, value: Number(digits) }];
  });
  const places = new Set(told.map(({ spot }) => [spot.sectionTitle, ...spot.headings].join('\n')));
  const sumTold = told.reduce((all, { value }) => all + value, 0);
  // What makes less may leave out a section.
  if (told.length > 1 && places.size === told.length) return sumTold < announced.value ? [] : told;
  const listed = listBelow(announced.spot, document.statements);
  const sum = listed.reduce((all, { value }) => all + value, 0);
  // Those may be all tests of the run.
  const isWhole = factsOf(facts, 'count').some(({ value, part }) => !part && value === sum);
  return isWhole || listed.length < 2 ? [] : listed;
}

function listBelow(spot: Statement, statements: readonly Statement[]): Told[] {
  const at = statements.indexOf(spot) + 1;
  const leads = statements[at]?.value === '' && statements[at]?.origin === 'paragraph';
  const told: Told[] = [];
  for (const item of statements.slice(leads ? at + 1 : at, at + 40)) {
    if (item.origin !== 'item' || !areOfOnePart(item, spot)) break;
    const [, inBrackets, behind] = OF_IDS.exec(item.text) ?? [];
    const digits = inBrackets ?? behind;
    if (digits === undefined || idsIn(item.text, false).ids.length === 0) return [];
    told.push({ spot: item, value: Number(digits) });
  }
  return told;
}
