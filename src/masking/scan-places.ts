import type { LazyPattern } from '../common/lazy-pattern.ts';
import { mayBeCalled } from './person-words.ts';
import { isReserved } from './scan-fields.ts';
import { isOfOccupation } from './work-words.ts';

/** Where a name may stand: what a text must be for it to be looked for there, and the place; `value` or `other`: the name, `before`: what somebody does. */
export type PersonPlace = readonly [isWorth: (text: string) => boolean, place: LazyPattern];

/** Where the first name stands open in one of the places; -1 without one. */
export function placeOfOpenName(text: string, places: readonly PersonPlace[]): number {
  for (const [isWorth, place] of places)
    if (isWorth(text))
      for (const { index, groups } of text.matchAll(place(text)))
        if (
          isOpenName(groups?.['value'] ?? groups?.['other']) &&
          !isOfOccupation(groups?.['before'] ?? '', groups?.['value'] ?? '')
        )
          return index;
  return -1;
}

/** True for a name that may be somebody's and is not masked. */
export function isOpenName(name: string | undefined): boolean {
  return name !== undefined && mayBeCalled(name) && !isReserved('name', name);
}
