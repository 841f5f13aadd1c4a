/** The first line of an entry from its reference, `file:first-last`. */
export function lineOf(specRef: string): number {
  return Number(/:(\d+)-\d+$/.exec(specRef)?.[1] ?? 1);
}
