/** A number with its noun: `1 entry`, `33 entries`. */
export function counted(number: number, one: string, many: string): string {
  return number === 1 ? `1 ${one}` : `${number} ${many}`;
}

/** A number with its sign; zero is `+0`. */
export function withSign(number: number): string {
  return number < 0 ? `${number}` : `+${number}`;
}

/** Ids with commas between them; `none` when there is none. */
export function ids(list: readonly string[]): string {
  return list.join(', ') || 'none';
}
