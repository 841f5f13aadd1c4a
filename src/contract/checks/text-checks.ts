import { isJsonObject } from '../../model/json.ts';
import { type CheckContext, shownAt } from '../check-context.ts';
import { pointerOf, walk } from './walk.ts';

/** What no program means to send as text, and in which words it is told. */
const STRAY: readonly (readonly [string, RegExp])[] = [
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  ['a control character', /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/],
  ['a sign that stands for a broken one (U+FFFD)', /\ufffd/],
  ['a code point that is no character', /[\ufffe\uffff]|\p{Surrogate}/u],
  // UTF-8 read as Latin-1: a lead byte of Cyrillic and a byte that continues it. C1 controls have no other reason to be there.
  ['text in the wrong encoding', /[ÐÑ][\u0080-\u00bf]|[\u0080-\u009f]/],
  // Windows-1251 read as Latin-1: a word of accents alone, and not the same one; words have three in a row at most.
  ['text in the wrong encoding', /(?:(?=(?<same>[À-ÿ]))(?!\k<same>{3})[À-ÿ]){4,}/],
  // Letters that an encoding has not: question marks alone, where no other letter is beside them.
  ['text in the wrong encoding', /^(?![^]*[а-яё])(?:[^]*\s)?\?{3,}(?=[\s,.:;]|$)/i],
  [
    'words of an error of PHP',
    /\.php(?:\(\d+\)|:\d+| on line|<\/b> on line)|\bPHP (?:Warning|Notice|Deprecated|Fatal error|Parse error)\b|\bUncaught \w*(?:Error|Exception)\b/,
  ],
  [
    'a stack trace',
    /(?:^|\n)#\d+ (?:\/|\{main\}|\S+(?:->|::)|[\w\\]+\(\))|\bStack trace:|\n\s+at \S+ ?\([^)\n]*:\d+/,
  ],
  ['an error of the database', /\bSQLSTATE\[|\(SQL: |\bSQL syntax\b/],
  ['a whole HTML page', /<!doctype html|<html[\s>]|<\/html>/i],
  ['a script', /<script[\s>]/i],
  ['a template that nobody filled in', /\{\{ ?\$?\w+(?:\.\w+)* ?\}\}|\$\{\w+\}/],
  ['a value of a program in place of text', /^(?:undefined|null|NaN|Array|Object|Infinity|\[object \w+\])$/],
  ['nothing but blanks', /^\s+$/],
  ['a byte order mark', /^\ufeff/],
  // A name that turns the rest of a line around reads as another.
  ['a sign that turns text around', /[\u202a-\u202e\u2066-\u2069]/],
  ['escapes in place of letters', /(?:\\u0[0-9a-f]{3}){2}/],
  ['percent signs in place of letters', /(?:^|\s)(?!\S*:\/\/)[^\s/?=]*(?:%d[01]%[89ab][0-9a-f]){2}/i],
];

/** Any of them: an answer has thousands of texts, and nearly all are clean. */
const ANY = new RegExp(STRAY.map(([, { source }]) => `(?:${source})`).join('|'), 'iu');
/** Longest text of a column of the kind that holds short ones (MySQL TEXT); only a description may be longer. */
const LONGEST = 65_535;

/** Short texts that were found clean: names of fields, states and cities come again in every answer. */
const clean = new Set<string>();
const MOST_KEPT = 5000;
const LONGEST_KEPT = 40;

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

/** Texts of the answer, and names of its keys, that hold what no program means to send. Null when there is no text. */
export function textProblems({ body, masked }: CheckContext): string[] | null {
  let texts = 0;
  const problems: string[] = [];
  walk(body, (value, way) => {
    const key = way.at(-1) ?? '';
    if (typeof value === 'string') {
      texts += 1;
      const tooLong = value.length > LONGEST && !key.endsWith('description');
      const stray = tooLong ? `text of ${value.length} signs` : strayText(value);
      if (stray !== null)
        problems.push(`${pointerOf(way)}: expected text, came ${stray}: ${shownAt(masked, pointerOf(way))}`);
    } else if (isJsonObject(value)) {
      for (const name of Object.keys(value)) {
        const stray = name === '' ? null : strayText(name);
        if (stray !== null) problems.push(`${pointerOf(way)}: expected names of fields, came ${stray}`);
      }
    }
  });
  return texts === 0 ? null : problems;
}
