import { AuditError } from '../model/errors.ts';
import { sectionOf } from '../model/section-of.ts';

/** The word for the entries that failed in the last run. */
export const FAILED = 'failed';

/** True for a list that asks for these: as ids, the word may be in capitals. */
export function asksForFailed(text: string): boolean {
  return text.trim().toLowerCase() === FAILED;
}

/** An entry that can be chosen, or that is there and cannot. */
export interface Choosable {
  id: string;
  isChoosable: boolean;
}

/** What is chosen from: entries in their order, and in words why one of them may not be choosable. */
export interface Choice {
  entries: readonly Choosable[];
  /** `profile audit`. */
  from: string;
  /** What to do where an entry is not of them. */
  remedy: string;
}

/**
 * The ids that a list names, in the order of the entries: ids (`6.13`), ranges of them (`6.1-6.5`), sections (`6`, `R`) and ranges of
 * those, with commas or spaces between them. A range holds what can be chosen between its ends. Throws USAGE for what names no
 * entry, or none that can be chosen.
 */
export function chosenIds(text: string, choice: Choice): string[] {
  const terms = text.split(/[\s,]+/).filter((term) => term !== '');
  if (terms.length === 0)
    throw refused(text, 'it names no entry', 'Name ids, ranges or sections: --only 6.13, --only 6.1-6.5,7');
  const chosen = new Set(terms.flatMap((term) => idsOf(term, choice)));
  return choice.entries.map(({ id }) => id).filter((id) => chosen.has(id));
}

function idsOf(term: string, choice: Choice): string[] {
  const { entries, from, remedy } = choice;
  if (asksForFailed(term))
    throw refused(
      term,
      `no entry has the id "${term.toUpperCase()}", and as a word it stands alone`,
      'Leave out the rest, or the word.',
    );
  const [first = '', second, more] = term.toUpperCase().split(/[-–—]|\.{2,3}/);
  if (more !== undefined)
    throw refused(term, 'a range has two ends', 'Name the first entry and the last: --only 6.1-6.5');
  const [begin] = placesOf(first, term, choice);
  const [, end] = placesOf(second ?? first, term, choice);
  if (begin === undefined || end === undefined || end < begin)
    throw refused(
      term,
      'its second end stands before the first',
      'Name a range from its first entry to its last.',
    );
  const found = entries.slice(begin, end + 1).filter(({ isChoosable }) => isChoosable);
  if (found.length === 0) throw refused(term, `it is not in ${from}`, remedy);
  return found.map(({ id }) => id);
}

/** First and last place of an id, or of the entries of a section. */
function placesOf(name: string, term: string, { entries, from }: Choice): [number, number] {
  const isOf = ({ id }: Choosable) => id === name || sectionOf(id) === name;
  const first = entries.findIndex(isOf);
  if (first >= 0) return [first, entries.findLastIndex(isOf)];
  const sections = [...new Set(entries.map(({ id }) => sectionOf(id)))];
  throw refused(
    term,
    `no entry has the id or section "${name}"`,
    `Sections of ${from}: ${sections.join(', ')}; an id is one of ${entries
      .slice(0, 3)
      .map(({ id }) => id)
      .join(', ')} and so on.`,
  );
}

function refused(term: string, why: string, remedy: string): AuditError {
  return new AuditError('USAGE', `--only ${term}: ${why}`, remedy);
}
