import { replaceEach } from './replace-each.ts';

/**
 * The text with each of its lines masked, for rules whose labels and values stand in one line: most lines hold nothing, and a cheap test
 * tells that of a line where it does not of a document.
 */
export function maskByLine(text: string, mask: (line: string) => string): string {
  return /[\r\n]/.test(text) ? replaceEach(text, /[^\r\n]+/g, ([line]) => mask(line)) : mask(text);
}
