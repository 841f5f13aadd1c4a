import { looserSource } from './looser-source.ts';

/** Matches nothing, and looks at the first place alone. */
const NEVER = /^(?!)/g;

/** What a match is replaced by, as `String.replace` takes it. */
type Replacement = string | ((whole: string, ...parts: never[]) => string);

/**
 * A pattern that is made when it is asked for; given the text that it is for, one that matches nothing where that cannot matter. `String.replace`
 * takes it as it takes a pattern.
 */
export interface LazyPattern {
  (text?: string): RegExp;
  [Symbol.replace](text: string, by: Replacement): string;
}

/**
 * A pattern that is made when it is first asked for. Each class of letters (`\p{L}`) in a pattern takes V8 up to a millisecond to read and to compile,
 * and most runs need few of the patterns that have them: a looser one of a few ranges is asked first whether the text may hold anything.
 */
export function lazyPattern(make: () => RegExp): LazyPattern {
  let made: RegExp | undefined;
  let looser: RegExp | null | undefined;
  const pattern = (text?: string) => {
    made ??= make();
    if (text === undefined) return made;
    if (looser === undefined) looser = looserOf(made);
    return looser === null || looser.test(text) ? made : NEVER;
  };
  return Object.assign(pattern, {
    [Symbol.replace]: (text: string, by: Replacement) => text.replace(pattern(text), by as string),
  });
}

const tagged =
  (flags: string) =>
  (source: TemplateStringsArray, ...parts: string[]): LazyPattern =>
    lazyPattern(() => new RegExp(String.raw(source, ...parts), flags));

/** Lazy patterns as templates, by their flags: lazy.giu`...`. A backslash stands for itself, and a backtick is `\x60`. */
export const lazy = {
  u: tagged('u'),
  iu: tagged('iu'),
  g: tagged('g'),
  gi: tagged('gi'),
  gm: tagged('gm'),
  gim: tagged('gim'),
  gu: tagged('gu'),
  giu: tagged('giu'),
  gmu: tagged('gmu'),
  gimu: tagged('gimu'),
  uy: tagged('uy'),
};

function looserOf({ source, flags }: RegExp): RegExp | null {
  const loose = flags.includes('y') ? null : looserSource(source);
  return loose === null ? null : new RegExp(loose, flags.replace('g', ''));
}
