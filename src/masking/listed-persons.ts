import { lazy } from '../common/lazy-pattern.ts';
import { maskByLine } from './by-line.ts';
import type { MaskValue } from './labelled-values.ts';
import { maskByRules } from './mask-by-rules.ts';
import { BEHIND_MASK, EACH_PERSON, GOES_ON, listsBehind, mayBeListed, PERSON_LABEL } from './person-lists.ts';
import { ROW_RULES } from './persons-told.ts';

/** Of a line in small letters: names are told by their capitals, labels are not. */
const LABEL = lazy.gu`(?<![\p{L}\p{N}_-])(?:${PERSON_LABEL})[*_\x60"'»]{0,3}[ \t]{0,3}(?::|=|[–—-](?= ))[*_\x60]{0,3}[ \t]{0,3}["'«“*_\x60]{0,3}`;

/**
 * Masks persons whom a label of a form in one of several languages names, one or a row of them, and those who stand in a row behind a name that
 * is masked already.
 */
export function maskListedPersons(text: string, mask: MaskValue): string {
  const listed = maskByLine(text, (line) => {
    const told = /[:=–—-]/.test(line) && /\p{Lu}/u.test(line) ? maskLabelled(line, mask) : line;
    return GOES_ON.test(told)
      ? told.replace(BEHIND_MASK, (_, known: string, more: string) => known + maskItems(more, mask))
      : told;
  });
  return maskByRules(listed, ROW_RULES, mask);
}

function maskLabelled(line: string, mask: MaskValue): string {
  const lower = line.toLowerCase();
  // A sign that has two small letters would move all places behind it.
  if (lower.length !== line.length) return line;
  let masked = '';
  let done = 0;
  for (const { at, list } of listsBehind(LABEL(lower), line, lower)) {
    if (at < done) continue;
    masked += line.slice(done, at) + maskItems(list, mask);
    done = at + list.length;
  }
  return masked + line.slice(done);
}

function maskItems(list: string, mask: MaskValue): string {
  return list.replace(EACH_PERSON, (name) => (mayBeListed(name) ? mask('words', name) : name));
}
