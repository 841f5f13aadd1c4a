import { type CheckContext, shownAt } from '../check-context.ts';
import { MOJIBAKE, ONLY_IN_DESCRIPTIONS, WORDS_OF_PROGRAMS } from './stray-words.ts';
import { pointerBelow, pointerOf, walkObjects, walkTexts } from './walk.ts';

/** What no program means to send as text, and in which words it is told. */
const STRAY: readonly (readonly [string, RegExp])[] = [
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  ['a control character', /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/],
  ['a sign that stands for a broken one (U+FFFD)', /\ufffd/],
  ['a code point that is no character', /[\ufffe\uffff]|\p{Surrogate}/u],
  ['a byte order mark', /^\ufeff/],
  // A name that turns the rest of a line around reads as another.
  ['a sign that turns text around', /[\u202a-\u202e\u2066-\u2069]/],
  // Flags of regions are made of them, behind a black one.
  ['signs that nobody sees', /(?<!\u{1f3f4}[\u{e0020}-\u{e007e}]{0,8})[\u{e0020}-\u{e007f}]/u],
  ['nothing but blanks', /^\s+$/],
  ...MOJIBAKE,
  ...WORDS_OF_PROGRAMS,
];

/** Any of them: an answer has thousands of texts, and nearly all are clean. */
const ANY = new RegExp(STRAY.map(([, { source }]) => `(?:${source})`).join('|'), 'iu');
/** Longest text of a column of the kind that holds short ones (MySQL TEXT); only a description may be longer. */
const LONGEST = 65_535;

/** Texts that were found clean and are not long: names of fields, states, cities and places come again in every answer. */
const clean = new Set<string>();
const MOST_KEPT = 5000;
const LONGEST_KEPT = 200;

/** What is wrong with a text by itself, in words; null when nothing is. */
export function strayText(text: string): string | null {
  if (clean.has(text)) return null;
  if (!ANY.test(text)) {
    if (text.length <= LONGEST_KEPT) {
      if (clean.size >= MOST_KEPT) clean.clear();
      clean.add(text);
    }
    return null;
  }
  return STRAY.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** What only a description may hold, and what a name is not. */
function strayUnder(key: string, text: string): string | null {
  if (key.endsWith('description')) return null;
  // A host is written as a key of translations is.
  const isName = /(?:^|_)(?:name|surname|middlename|address)$/.test(key);
  if (isName && /^[a-z]+(?:\.[a-z_]+){2,}$/.test(text)) return 'a key of a translation';
  return ONLY_IN_DESCRIPTIONS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

function strayAt(text: string, key: string): string | null {
  if (text.length > LONGEST && !key.endsWith('description')) return `text of ${text.length} signs`;
  return strayText(text) ?? strayUnder(key, text);
}

/** Texts of the answer, and names of its keys, that hold what no program means to send. Null when there is no text. */
export function textProblems({ body, masked }: CheckContext): string[] | null {
  let texts = 0;
  const problems: string[] = [];
  walkTexts(body, (text, key, holder) => {
    texts += 1;
    const stray = strayAt(text, typeof key === 'string' ? key : '');
    if (stray === null) return;
    const pointer = pointerBelow(holder, key);
    problems.push(`${pointer}: expected text, came ${stray}: ${shownAt(masked, pointer)}`);
  });
  walkObjects(body, (object, way) => {
    for (const name of Object.keys(object)) {
      const stray = name === '' ? null : strayText(name);
      if (stray !== null) problems.push(`${pointerOf(way)}: expected names of fields, came ${stray}`);
    }
  });
  return texts === 0 ? null : problems;
}
