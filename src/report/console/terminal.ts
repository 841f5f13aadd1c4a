import { styleText } from 'node:util';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** Narrower than this nothing is laid out: a terminal breaks the lines by itself. */
const NARROWEST = 40;
const USUAL = 80;

/** What a stream that is written to shows. */
export interface Terminal {
  /** Columns of a line; Infinity where nobody breaks lines, as in a file. */
  columns: number;
  /** True where colours are shown. */
  colour: boolean;
  /** True where a line can be written over: not in the log of a CI, which keeps every character. */
  live: boolean;
}

/** What a terminal tells of itself. */
export interface TerminalStream {
  isTTY?: boolean | undefined;
  columns?: number | undefined;
}

/**
 * How to write to a stream. Colours on a terminal only, unless NO_COLOR is set or TERM is dumb; lines as wide as the
 * terminal, elsewhere as COLUMNS says, else unbroken.
 */
export function terminalOf(
  { isTTY = false, columns }: TerminalStream,
  env: Readonly<Record<string, string | undefined>>,
): Terminal {
  const plain = env['TERM'] === 'dumb';
  const told = isTTY
    ? columns || Number(env['COLUMNS']) || USUAL
    : Number(env['COLUMNS']) || Number.POSITIVE_INFINITY;
  return {
    columns: Math.max(NARROWEST, told),
    colour: isTTY && !plain && (env['NO_COLOR'] ?? '') === '',
    live: isTTY && !plain && (env['CI'] ?? '') === '',
  };
}

/** A stream that is a file: no colours, no width. */
export const PLAIN: Terminal = { columns: Number.POSITIVE_INFINITY, colour: false, live: false };

/** Ways in which a text can be told apart. */
export type Style = Parameters<typeof styleText>[0];

/** A text in a style, where the terminal shows any. */
export function styled({ colour }: Terminal, style: Style, text: string): string {
  return colour && text !== '' ? styleText(style, text, { validateStream: false }) : text;
}

/**
 * A text in lines that fit the terminal, the first behind `first`, the others behind spaces as wide. Breaks stand between words only:
 * a word that is longer than a line stays whole.
 */
export function wrapped({ columns }: Terminal, first: string, text: string): string[] {
  const indent = stringWidth(first);
  const lines = Number.isFinite(columns)
    ? wrapAnsi(text, Math.max(columns - indent, 1), { hard: false, trim: true }).split('\n')
    : text.split('\n');
  return lines.map((line, index) => `${index === 0 ? first : ' '.repeat(indent)}${line}`.trimEnd());
}

/** Columns that a text takes, wide characters as two. */
export const widthOf = stringWidth;

/** A text that takes as many columns at least. */
export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - stringWidth(text)));
}

/** A text in one line of the terminal: of what is too long, the end goes. */
export function cut(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text;
  let kept = '';
  let width = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    width += stringWidth(segment);
    if (width > columns - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}
