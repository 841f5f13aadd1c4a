import { idsIn } from '../document/entry-ids.ts';
import { idsBeside } from '../document/ids-beside.ts';
import type { Statement } from '../document/lint-document.ts';
import { leadingNumber } from '../document/numbers.ts';
import type { IdCountFact } from './fact.ts';
import { spotOf } from './spot-of.ts';

const TESTS =
  /\btests?\b|\bentr(?:y|ies)\b|\boperations?\b|\bcalls?\b|\bexecuted\b|succe|\bpassed\b|\bfailed\b|denied|expected errors?|skipped|missing|тест|операц|вызов|выполнен|успешн|пропущен|пройден|провал|отказ|ожидаем/i;
const IN_SENTENCE =
  /(?<![\d.,/%-])(\d+)\s+(?:[\p{L}/&-]+\s+){0,4}?(?:tests?|entries|entry|operations?|requests|тест\p{L}*|операци\p{L}*|passed|failed|succeeded|skipped)[^()\d.;:]{0,40}(?:\(|:\s+)([^()]*)/giu;

/** Numbers of tests with the ids they count: `Error tests: 3 (7.1-7.3)`, `11 tests not executed (6.2-6.12)`. */
export function idCounts(statement: Statement, letters: boolean): IdCountFact[] {
  const base = { ...spotOf(statement), kind: 'idCount' as const };
  const { label, value, text, section } = statement;
  if (section === 'warehouse') return [];
  const number = label === null || /^\d/.test(label) ? null : leadingNumber(value);
  if (number !== null && TESTS.test(`${label} ${/^[^()\d]*/.exec(number.rest)?.[0] ?? ''}`)) {
    const list = idsBeside(number.rest, letters);
    return list.ids.length === 0 ? [] : [{ ...base, value: number.value, list }];
  }
  return [...text.matchAll(IN_SENTENCE)].flatMap(([, digits, ids]) => {
    const list = idsIn(ids ?? '', letters);
    return list.ids.length === 0 ? [] : [{ ...base, value: Number(digits), list }];
  });
}
