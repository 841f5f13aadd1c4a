const UNIT = String.raw`\s*(?:%|ms\b|s\b|sec|min|h\b|[KMGT]i?B\b|x\b|сек|мин|мс|с(?!\p{L})|ГБ|МБ)`;
const ID = String.raw`(?<![\w.+/@-])(?:[1-9]\d?\.[1-9]\d{0,2}|[A-Z]\d{1,2})(?!\w|\.\d|${UNIT})`;
const TAIL = String.raw`(?:[1-9]\d?\.[1-9]\d{0,2}|[A-Z]\d{1,2})(?!\w|\.\d|${UNIT})`;
const ITEM = new RegExp(
  `(${ID})(?:\\s*(?:-|\u2010|\u2011|–|—|\\.{2,3}|…|\\bto\\b|\\bthrough\\b|по|до)\\s*(${TAIL}))?`,
  'gu',
);

/** A range such as `6.2-6.7`, with the ids in it. */
export interface IdRange {
  from: string;
  to: string;
  members: string[];
}

/** Ids of entries in a text. */
export interface IdList {
  /** In the text's order, an id as often as it stands there. */
  ids: string[];
  ranges: IdRange[];
}

/**
 * Ids in a text: `6.2-6.7, 6.9`, `6.1–6.3`, `R1 to R4`. In `3.1-3.7: 3.1, 3.2` the ids are those after the colon, and
 * the range is one that they must lie in. Letters are read only on demand, since `S3` and `P4` are words as well.
 */
export function idsIn(text: string, letters: boolean): IdList {
  const named = /^([^:]*\d):\s+(.*\d.*)$/s.exec(text.trim());
  const before = named === null ? null : items(named[1] ?? '', letters);
  const after = named === null ? null : items(named[2] ?? '', letters);
  if (before !== null && after !== null && before.ranges.length === 1 && after.ids.length > 0) {
    return { ids: after.ids, ranges: before.ranges };
  }
  return { ids: items(text, letters).ids, ranges: [] };
}

/** The ranges of a text, each with the ids in it; of one over sections the ends alone. */
export function rangesIn(text: string, letters: boolean): IdRange[] {
  return items(text, letters).ranges;
}

/** Order of two ids as numbers: `6.9` stands before `6.10`. */
export function compareIds(a: string, b: string): number {
  const [sectionA, numberA] = parts(a);
  const [sectionB, numberB] = parts(b);
  if (sectionA === sectionB) return numberA - numberB;
  return sectionA.localeCompare(sectionB, 'en', { numeric: true });
}

/** Ids for a sentence, each once and in order: `6.2, 6.3 and 6.9`; many are cut short. */
export function idWords(ids: readonly string[]): string {
  const sorted = [...new Set(ids)].sort(compareIds);
  const shown = sorted.length > 12 ? [...sorted.slice(0, 10), `${sorted.length - 10} more`] : sorted;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

function items(text: string, letters: boolean): IdList {
  const list: IdList = { ids: [], ranges: [] };
  for (const [, from, to] of text.matchAll(ITEM)) {
    if (from === undefined || (!letters && /^[A-Z]/.test(from))) continue;
    const members = to === undefined ? [from] : between(from, to);
    list.ids.push(...members);
    if (to !== undefined) list.ranges.push({ from, to, members });
  }
  return list;
}

// A range over sections names its ends only: how many entries a section has is not known here.
function between(from: string, to: string): string[] {
  const [section, first] = parts(from);
  const [other, last] = parts(to);
  if (section !== other || last < first || last - first > 200) return [from, to];
  const stem = /^\d/.test(from) ? `${section}.` : section;
  return Array.from({ length: last - first + 1 }, (_, index) => `${stem}${first + index}`);
}

function parts(id: string): [string, number] {
  const dot = id.indexOf('.');
  return dot < 0 ? [id.slice(0, 1), Number(id.slice(1))] : [id.slice(0, dot), Number(id.slice(dot + 1))];
}
