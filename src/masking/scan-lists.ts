import { lazy } from '../common/lazy-pattern.ts';
import { BEHIND_MASK, EACH_PERSON, GOES_ON, listsBehind, mayBeListed, PERSON_LABEL } from './person-lists.ts';
import { isReserved } from './scan-fields.ts';

const LABELS = lazy.gu`(?<![\p{L}\p{N}_-])(?:${PERSON_LABEL})[*_\x60"'» \t]{0,6}[:=–—-][*_\x60"'«“ \t]{0,9}`;
const SIGN = /[:=–—]|- /;

/** True for a text in which a label names persons, or a row of them goes on behind a masked one, and one stands open. `lower`: the text in small letters. */
export function listsPerson(text: string, lower: string): boolean {
  if (SIGN.test(text) && lower.length === text.length)
    for (const { list } of listsBehind(LABELS(lower), text, lower)) if (holdsOpen(list)) return true;
  return (
    GOES_ON.test(text) && [...text.matchAll(BEHIND_MASK(text))].some(([, , more = '']) => holdsOpen(more))
  );
}

function holdsOpen(list: string): boolean {
  return (list.match(EACH_PERSON(list)) ?? []).some((name) => mayBeListed(name) && !isReserved('name', name));
}
