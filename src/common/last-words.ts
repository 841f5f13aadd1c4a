/** Where a program was, and in what, as Node.js, Java and their kin print it behind what went wrong. */
const WHEREABOUTS = /^\s+at \S|^Node\.js v\d/;

/**
 * The last `count` lines of what a program printed that are not blank. Frames of a stack are left out: they stand behind what
 * went wrong, and there may be any number of them.
 */
export function lastLinesOf(text: string, count: number): string[] {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !WHEREABOUTS.test(line))
    .slice(-count);
}

/**
 * Of the last lines of a program the one that says what went wrong: the last that is neither indented nor a bracket alone, since
 * the members of an error stand indented below it. The last one where all are such; undefined when there is none.
 */
export function saidLast(lines: readonly string[]): string | undefined {
  return lines.findLast((line) => /^[^\s}\])]/.test(line)) ?? lines.at(-1);
}
