import type { Seeded } from './seeded.ts';

/** The text with one of its digits replaced by another; null when it has none. `from` limits where. */
export function withOtherNumber(text: string, random: Seeded, pattern = /\d+/g): string | null {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return null;
  const match = random.oneOf(found);
  const digits = match[0];
  const at = random.below(digits.length);
  const old = Number(digits.charAt(at));
  // A leading zero would be no number any more.
  const lowest = at === 0 && digits.length > 1 ? 1 : 0;
  const choices = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter((digit) => digit >= lowest && digit !== old);
  const start = (match.index ?? 0) + at;
  return text.slice(0, start) + String(random.oneOf(choices)) + text.slice(start + 1);
}

/** The text with a row of one of its Markdown tables removed or repeated. */
export function withOtherRows(text: string, random: Seeded, how: 'removed' | 'repeated'): string | null {
  const lines = text.split('\n');
  const rows = lines.flatMap((line, index) =>
    line.startsWith('| ') && !/^\| -/.test(line) && lines[index + 1]?.startsWith('| -') !== true
      ? [index]
      : [],
  );
  if (rows.length === 0) return null;
  const at = random.oneOf(rows);
  lines.splice(at, how === 'removed' ? 1 : 0, ...(how === 'removed' ? [] : [lines[at] ?? '']));
  return lines.join('\n');
}
