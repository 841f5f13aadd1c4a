/** Section of an entry id: its first number, or its letter. `6.13` is of `6`, `R13` of `R`. */
export function sectionOf(id: string): string {
  return /^(\d+|[A-Z])/.exec(id)?.[1] ?? id;
}
