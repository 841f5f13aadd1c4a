import { type LazyPattern, lazy } from '../common/lazy-pattern.ts';
import { mayBeCalled } from './person-words.ts';
import type { Part } from './replace-parts.ts';

// How masker and scanner both find where somebody is named: the one masks what is found, the other tells what of it is open.

/** A name in a text; `read`: as it reads, where it is written otherwise. */
export interface PersonPart extends Part {
  read?: string;
}

type Worth = Pick<RegExp, 'test'>;
type IsName = (name: string, before: string) => boolean;

/** A place of a name: what a text must hold, what stands before the name, the name, and what follows it. */
export interface PersonPlace {
  worth: Worth;
  before: string;
  name: string;
  after: string;
  /** Without it, whoever may be called so. */
  isName?: IsName;
}

/** Finds names in a text that may hold some, masked ones too, in their order. */
export interface PersonFinder {
  worth: Worth;
  find(text: string): Iterable<PersonPart>;
}

/** For what is somebody's whatever it is. */
export const always = () => true;

/** Finds the second part of what a pattern finds, of which the first stands before it. */
export const foundBy = (worth: Worth, pattern: LazyPattern, isName: IsName = mayBeCalled): PersonFinder => ({
  worth,
  find: (text) => namesBy(text, pattern, isName),
});

/** Finds a name in its place. */
export const foundAt = ({ worth, before, name, after, isName }: PersonPlace): PersonFinder =>
  foundBy(worth, lazy.gu`(${before})(${name})(?=${after})`, isName);

/** Finds the names in a list, which is the second part of what a pattern finds. */
export const foundIn = (
  worth: Worth,
  pattern: LazyPattern,
  each: LazyPattern,
  isName: IsName = mayBeCalled,
): PersonFinder => ({ worth, find: (text) => namesBy(text, pattern, isName, each) });

function* namesBy(
  text: string,
  pattern: LazyPattern,
  isName: IsName,
  each?: LazyPattern,
): Generator<PersonPart> {
  for (const { index, 1: before = '', 2: found = '' } of text.matchAll(pattern(text)))
    for (const { 0: name, index: at } of each === undefined
      ? [{ 0: found, index: 0 }]
      : found.matchAll(each(found))) {
      const start = index + before.length + at;
      if (isName(name, before)) yield { start, end: start + name.length };
    }
}
