import { idsIn, idWords } from '../document/entry-ids.ts';
import { namesEndsOnly } from '../document/ids-beside.ts';
import type { Statement } from '../document/lint-document.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

/** Fewer words may be said of two things. */
const FEWEST_WORDS = 4;
const FEWEST_IDS = 3;
const FILLERS: ReadonlySet<string> = new Set([
  'all',
  'the',
  'now',
  'of',
  'are',
  'were',
  'have',
  'been',
  'все',
  'теперь',
  'были',
]);
const IDS_IN_BRACKETS = /\((?:tests?\s+|тест\p{L}*\s+)?(\d{1,2}\.\d{1,3}[\d.,\s–—-]{0,200})\)/iu;

interface Telling {
  spot: Statement;
  ids: readonly string[];
}

/** A sentence that stands twice must name the same ids: `Returns that had failed (5.2-5.6) now pass`. */
export function idsRetold({ document, letters }: RuleContext): LintFinding[] {
  const first = new Map<string, Telling>();
  return document.statements.flatMap((spot) => {
    const telling =
      isElsewhere(spot) || !isOfThisRun(spot) || spot.origin === 'row' ? null : tellingOf(spot, letters);
    if (telling === null) return [];
    const other = first.get(telling.words);
    if (other === undefined) {
      first.set(telling.words, telling);
      return [];
    }
    const both = other.ids.filter((id) => telling.ids.includes(id));
    const one = [...other.ids, ...telling.ids].filter((id) => !both.includes(id));
    // Those of two sections, or of two kinds, share few.
    if (one.length === 0 || both.length < FEWEST_IDS || both.length < one.length) return [];
    return [
      finding(
        'two-values',
        [other.spot, idWords(other.ids)],
        [spot, idWords(telling.ids)],
        `Line ${other.spot.line} says "${other.spot.text}", and line ${spot.line} "${spot.text}": ${idWords(one)} ${one.length === 1 ? 'stands' : 'stand'} in one of them only.`,
        'medium',
      ),
    ];
  });
}

function tellingOf(spot: Statement, letters: boolean): (Telling & { words: string }) | null {
  const [bracket, inner = ''] = IDS_IN_BRACKETS.exec(spot.text) ?? [];
  if (bracket === undefined || namesEndsOnly(inner)) return null;
  const words =
    spot.text
      .replace(bracket, ' ')
      .toLowerCase()
      .match(/[\p{L}\d]+/gu) ?? [];
  const telling = words.filter((word) => !FILLERS.has(word));
  if (telling.length < FEWEST_WORDS) return null;
  return { spot, ids: idsIn(inner, letters).ids, words: telling.join(' ') };
}
