import type { LintTable, Statement } from '../document/lint-document.ts';
import type { Fact, HashFact } from './fact.ts';
import { spotOf } from './spot-of.ts';

const SHA = /sha-?256/i;
const COMMIT = /\bcommit\b|\brevision\b|коммит/i;
// `check out commit 4f5e...` is the commit of the run.
const CHECKED_OUT = /\bcheck(?:ed)?[- ]?out (?:the )?(?:commit|revision) ([0-9a-f]{40})(?![0-9a-f])/i;
const TOKEN = /(?<![\w./-])[0-9A-Za-z]{7,}(?![\w.-]*\.[a-z]{2,5}\b|[\w/]|\s*(?:…|\.\.\.))/g;
/** Half of the digits: what has more was meant to be whole. */
const LONGEST_CUT = 32;
const FEWEST_CUT = 2;
const FILE = /[\w./-]*\w\.(?:jsonl?|csv|zip|md|xml|sql|html|gz|ya?ml|txt)\b/;

/** Checksums and the commit that a statement names. */
export function hashesInText(statement: Statement): HashFact[] {
  const { text, label, value, origin } = statement;
  if (origin === 'row' && !/^sha-?256$/i.test(label ?? '')) return [];
  const base = { ...spotOf(statement), kind: 'hash' as const };
  const found: HashFact[] = [];
  if (label !== null && COMMIT.test(label)) {
    const token = /^[0-9A-Za-z]+/.exec(value)?.[0];
    const isWord = token === undefined || /^[a-z]+$/i.test(token) || token.length < 6;
    if (!isWord) found.push({ ...base, algorithm: 'commit', value: token, file: null });
  }
  const [, checkedOut] = CHECKED_OUT.exec(text) ?? [];
  if (found.length === 0 && checkedOut !== undefined)
    found.push({ ...base, algorithm: 'commit', value: checkedOut, file: null });
  const at = SHA.exec(text);
  if (at !== null) {
    for (const token of tokens(text.slice(at.index + at[0].length))) {
      found.push({ ...base, algorithm: 'sha256', value: token, file: FILE.exec(text)?.[0] ?? null });
    }
  }
  return found;
}

/** Checksums in a table with a column of them, each with the file of its row. */
export function hashesInTable(table: LintTable): HashFact[] {
  const column = table.header.findIndex((head) => SHA.test(head) || /checksum|контрольн/i.test(head));
  // Of a shortened one nothing can be said.
  if (
    column < 0 ||
    /first|short|prefix|trunc|begin|\bcut\b|\(\d+\)|первы|начал|сокращ/i.test(table.header[column] ?? '')
  )
    return [];
  const { section, sectionTitle, headings } = table;
  return table.rows.flatMap(({ line, cells }) => {
    const [token] = tokens(cells[column] ?? '');
    if (token === undefined) return [];
    const file = cells.map((cell) => FILE.exec(cell)?.[0]).find((name) => name !== undefined) ?? null;
    const spot = { line, section, sectionTitle, headings, text: cells.join(' | ') };
    return [{ ...spot, kind: 'hash' as const, algorithm: 'sha256' as const, value: token, file }];
  });
}

/** Digests that are all cut to as many digits say so little that there is nothing to compare; one that is too short alone is a slip. */
export function withoutShortened(facts: readonly Fact[]): Fact[] {
  const lengths = new Map<number, number>();
  const ofSums = facts.filter((fact) => fact.kind === 'hash' && fact.algorithm === 'sha256') as HashFact[];
  for (const { value } of ofSums)
    if (value.length <= LONGEST_CUT && /^[0-9a-f]+$/i.test(value))
      lengths.set(value.length, (lengths.get(value.length) ?? 0) + 1);
  return facts.filter(
    (fact) =>
      fact.kind !== 'hash' ||
      fact.algorithm !== 'sha256' ||
      (lengths.get(fact.value.length) ?? 0) < FEWEST_CUT,
  );
}

// A word is not a checksum: one has digits, and is long.
function tokens(text: string): string[] {
  return (text.match(TOKEN) ?? []).filter((token) => token.length >= 16 && /\d/.test(token));
}
