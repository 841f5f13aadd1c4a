const NAME = /^(?:(?:GET|POST|PUT|PATCH|DELETE)\s)?\/?[A-Za-z][\w-]*(?:[./][\w-]+)*$/;
// `hold_id`, `report.csv`, `loadHolds`.
const MADE_NAME = /[_./]|[a-z][A-Z]/;
const NO_NAME =
  /^(?:etc|others?|more|and|or|all|none|each|both|optional|required|only|new|old|main|yes|no|ok|passed|failed|done|total|pending|ready|working|active|complete|completed|created|updated|[A-Z]{0,8}-?\d+)$/i;
const PARTED = /,\s*(?:and\s+|и\s+)?|\s+(?:and|и)\s+/u;
const OTHERS =
  /^(?:(?:and|plus|и|а также)\s+)?(?:\+\s?)?(?:(?:other|another|ещё|еще|другие|прочие|остальные)\s+)?(\d{1,4})(?:\s+(?:others?|more|further|других|прочих|остальных))?(?:\s+(\p{L}+))?$/iu;
const SAYS_OTHERS = /\b(?:others?|another|more|further)\b|(?<!\p{L})(?:ещё|еще|друг|проч|остальн)\p{L}*/iu;

/** The names of code, of files or of columns that a text is made of; null where anything else is said in it. */
export function namesOf(text: string): string[] | null {
  const names = text.split(PARTED).map((name) => name.trim());
  return names.every((name) => NAME.test(name) && !NO_NAME.test(name)) ? names : null;
}

/** True where most of some names are no words. */
export function areMadeNames(names: readonly string[]): boolean {
  return names.filter((name) => MADE_NAME.test(name)).length * 2 >= names.length;
}

/** How many more there are, and of what, in `and 7 other tables` and `7 more`; null for other text. */
export function othersOf(text: string): { count: number; noun: string } | null {
  const [, digits, noun = ''] = OTHERS.exec(text.replace(/\.$/, '')) ?? [];
  return digits === undefined || !SAYS_OTHERS.test(text) ? null : { count: Number(digits), noun };
}
