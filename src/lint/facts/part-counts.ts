import { stateOf } from '../amounts/states.ts';
import { isUnit, stemsOf } from '../amounts/stems.ts';
import type { Statement } from '../document/lint-document.ts';
import { conceptOf } from './test-counts.ts';

/** What one line of a list says of its part of the run: `Orders (1.1-1.6): 6 tests`, `Clients (2 files)`, `Events (2/2)`. */
export interface PartCount {
  statement: Statement;
  unit: 'tests' | 'files';
  value: number;
}

const UNIT = String.raw`(\d{1,5})\s+(?:\p{L}+\s+)?(tests?|scenarios|requests|files?|тест\p{L}*|запрос\p{L}*|файл\p{L}*)(?!\p{L})`;
const PATTERNS: readonly RegExp[] = [
  new RegExp(String.raw`^[^:]{2,60}?:\s*${UNIT}`, 'iu'),
  new RegExp(String.raw`^[^()]{2,60}?\(\s*${UNIT}\s*(?:[:;,][^()]*)?\)`, 'iu'),
];
/** `28 tests with HTTP 200`: a class of results by its status. */
export const BY_STATUS =
  /^(\d{1,5})\s+(?:\p{L}+\s+)?(tests?|requests|тест\p{L}*|запрос\p{L}*)\s+(?:with|answered|returned|gave|с|вернул\p{L}*)\s+(?:an?\s+)?(?:HTTP|status|code|статус\p{L}*|код\p{L}*)\s*[2-5]\d\d/iu;
/** `Orders tests: 3 (1.1-1.3)`. */
const TESTS_OF =
  /^(?!(?:total|all|additional|previous|expected|missing|skipped|failed|passed|executed)\s)[\p{L} /&-]{3,40} tests:\s*(\d{1,4})\s*\(\d{1,2}\.\d/iu;
const RATIO = /^[^()]{2,60}?\(\s*(\d{1,4})\s?\/\s?(\d{1,4})\s*\)/u;
// Lines that name a part of the API: its number, or what is not a class of results.
const NOT_A_PART =
  /\btotal\b|\ball\b|\bstage\b|\brate\b|coverage|additional|previous|expected|missing|(?<!\p{L})(?:всего|итого|этап|покрыти)/iu;

// `Failed tests` is a class, and `connection failures` what some of the tests are about.
function isClass(name: string): boolean {
  const concept = conceptOf(name);
  if (concept !== 'failed' && concept !== 'passed' && concept !== 'executed') return concept !== null;
  return stemsOf(name).every((word) => isUnit(word) || conceptOf(word) !== null || stateOf(word) !== null);
}

/** The count that a line gives for its part of the run; null where it gives none, or is of a class of results. */
export function partCount(statement: Statement): PartCount | null {
  const { text, origin, box } = statement;
  if (origin === 'heading' || box === 'open' || box === 'odd') return null;
  const [, ofStatus] = BY_STATUS.exec(text) ?? [];
  if (ofStatus !== undefined) return { statement, unit: 'tests', value: Number(ofStatus) };
  const ofTests = TESTS_OF.exec(text)?.[1];
  if (ofTests !== undefined) return { statement, unit: 'tests', value: Number(ofTests) };
  const name = text.split(/[:(]/)[0] ?? '';
  if (NOT_A_PART.test(name) || isClass(name)) return null;
  for (const pattern of PATTERNS) {
    const [, digits, noun] = pattern.exec(text) ?? [];
    if (digits !== undefined)
      return {
        statement,
        unit: /^(?:file|файл)/i.test(noun ?? '') ? 'files' : 'tests',
        value: Number(digits),
      };
  }
  const [, part, whole] = RATIO.exec(text) ?? [];
  return part !== undefined && part === whole ? { statement, unit: 'tests', value: Number(part) } : null;
}
