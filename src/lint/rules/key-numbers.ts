import { idWords, rangesIn } from '../document/entry-ids.ts';
import { namesEndsOnly } from '../document/ids-beside.ts';
import type { Statement } from '../document/lint-document.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

/** So many lines whose number is that of their ids show that the numbers of a list are those of its tests. */
const FEWEST = 3;
/** A number that is further off counts what the tests brought. */
const NEAR = 2;
const NUMBER_AND_IDS = /^(\d{1,3})(?:\s+(?:tests?|тест\p{L}*))?\s*\(([^()]{5,40})\)$/iu;
const RANGE_ALONE = /^(?:tests?\s+|тест\p{L}*\s+)?\S+\s*(?:[-–—…]|to|по|до)\s*\S+$/iu;

interface Line {
  statement: Statement;
  value: number;
  members: readonly string[];
}

/**
 * In a list of key numbers with a range of ids each (`Loans tried: 4 (2.1-2.4)`) that count the ids, as the others do, the one that does
 * not. A number may count things and not tests, so that one alone says nothing, nor do two that are no number of ids.
 */
export function keyNumbersFit({ document, letters }: RuleContext): LintFinding[] {
  return listsOfNumbers(document.statements, letters).flatMap((lines) => {
    const [wrong, another] = lines.filter(({ value, members }) => value !== members.length);
    if (wrong === undefined || another !== undefined || lines.length <= FEWEST) return [];
    const { statement, value, members } = wrong;
    if (Math.abs(value - members.length) > NEAR) return [];
    return [
      finding(
        'id-count-differs',
        [statement, value],
        [statement, members.length],
        `Line ${statement.line} says ${value}, but names ${members.length} ids: ${idWords(members)}, and the other ${lines.length - 1} numbers of the list are those of their ids.`,
        'medium',
      ),
    ];
  });
}

// Lines with a number and a range, of one list.
function listsOfNumbers(statements: readonly Statement[], letters: boolean): Line[][] {
  const lists: Line[][] = [];
  for (const statement of statements) {
    const line = isElsewhere(statement) ? null : lineOf(statement, letters);
    const last = lists.at(-1)?.at(-1)?.statement;
    if (line === null) continue;
    const same =
      last !== undefined &&
      last.nested === statement.nested &&
      last.lead === statement.lead &&
      areOfOnePart(last, statement);
    if (same) lists.at(-1)?.push(line);
    else lists.push([line]);
  }
  return lists;
}

function lineOf(statement: Statement, letters: boolean): Line | null {
  const { label, value, origin } = statement;
  const [, digits, ids = ''] = NUMBER_AND_IDS.exec(value.trim()) ?? [];
  if (label === null || origin !== 'item' || digits === undefined || !RANGE_ALONE.test(ids.trim()))
    return null;
  const [range, more] = rangesIn(ids, letters);
  if (range === undefined || more !== undefined || namesEndsOnly(ids)) return null;
  return { statement, value: Number(digits), members: range.members };
}
