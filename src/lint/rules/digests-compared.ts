import { stateOf } from '../amounts/states.ts';
import type { LintTable } from '../document/lint-document.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const DIGEST = /(?<![\p{L}\d])[0-9a-f]{8,64}(?![\p{L}\d])/giu;
const SAME =
  /^(?:match(?:es|ed)?|same|equal|identical|agree[sd]?|verified|совпа\p{L}*|сош\p{L}*|равн\p{L}*|одинаков\p{L}*|да|yes)/iu;
const DIFFERENT =
  /^(?:mismatch|differ\p{L}*|no match|not equal|не совпа\p{L}*|не сош\p{L}*|различ\p{L}*|расход\p{L}*|нет|no)(?!\p{L})/iu;
const EMPTY = /^(?:e3b0c442|d41d8cd9)/i;

/** Two digests of one row are what the row says of them, and two files do not have one digest. */
export function digestsCompared({ document }: RuleContext): LintFinding[] {
  return document.tables.flatMap((table) => [...twoInARow(table), ...oneOfTwo(table)]);
}

function twoInARow(table: LintTable): LintFinding[] {
  return table.rows.flatMap(({ line, cells }) => {
    const digests = cells.flatMap((cell) => digestIn(cell) ?? []);
    const [one, other, more] = digests;
    if (one === undefined || other === undefined || more !== undefined) return [];
    const said = cells.map((cell) => verdictOf(cell.trim())).find((verdict) => verdict !== null);
    if (said === undefined) return [];
    const same = one.length === other.length ? one === other : one.startsWith(other) || other.startsWith(one);
    if (same === said) return [];
    const spot = { ...table, line };
    return [
      finding(
        'hash-differs',
        [spot, one],
        [spot, other],
        `Line ${line} says that two digests are ${said ? 'the same' : 'different'}, but they are ${one} and ${other}.`,
      ),
    ];
  });
}

function verdictOf(cell: string): boolean | null {
  if (cell.length > 40) return null;
  const plain = cell.replace(/^[^\p{L}]+/u, '');
  if (DIFFERENT.test(plain)) return false;
  if (SAME.test(plain)) return true;
  const state = plain.length < 12 ? stateOf(cell) : null;
  return state === null ? null : state === 'pass';
}

function oneOfTwo(table: LintTable): LintFinding[] {
  const seen = new Map<string, { line: number; name: string }>();
  return table.rows.flatMap(({ line, cells }) => {
    const name = (cells[0] ?? '').trim();
    const digest = cells
      .slice(1)
      .map(digestIn)
      .find((one) => one !== null);
    if (digest === undefined || digest === null || digest.length < 16 || EMPTY.test(digest)) return [];
    const first = seen.get(digest);
    if (first === undefined) {
      seen.set(digest, { line, name });
      return [];
    }
    // Files with an ending that one of the rules of sums knows are told there.
    return first.name === name
      ? []
      : [
          finding(
            'hash-differs',
            [{ ...table, line: first.line }, first.name],
            [{ ...table, line }, name],
            `Lines ${first.line} and ${line} give ${first.name} and ${name} the same digest.`,
          ),
        ];
  });
}

// A word or a number is no digest: one has letters and digits.
function digestIn(cell: string): string | null {
  const [only, more] = (cell.match(DIGEST) ?? []).filter((token) => /\d/.test(token) && /[a-f]/i.test(token));
  return only === undefined || more !== undefined ? null : only.toLowerCase();
}
