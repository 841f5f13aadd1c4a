import { idsIn } from '../document/entry-ids.ts';
import { idsBeside, namesEndsOnly } from '../document/ids-beside.ts';
import type { Statement } from '../document/lint-document.ts';
import { type LeadingNumber, leadingNumber } from '../document/numbers.ts';
import type { IdCountFact } from './fact.ts';
import { spotOf } from './spot-of.ts';

const TESTS =
  /\btests?\b|\bentr(?:y|ies)\b|\boperations?\b|\bcalls?\b|\bexecuted\b|succe|\bpassed\b|\bfailed\b|denied|expected errors?|skipped|missing|тест|операц|вызов|выполнен|успешн|пропущен|пройден|провал|отказ|ожидаем/i;
const SOME =
  /\b(?:including|incl|e\.g|such as|for example|plus|also|especially|among|besides|except|without)\b|включая|в том числе|например|кроме|без(?!\p{L})/iu;
// A number of its own, in digits or in words, stands before the ids.
const ANOTHER_NUMBER =
  /^[^(]*?(?<![\d.\p{L}])(?:\d+(?![.\d])|one|two|three|four|five|six|один|одна|одно|два|две|три|четыре|пять|шесть)(?!\p{L})/iu;
const IN_SENTENCE =
  /(?<![\d.,/%-])(\d+)\s+(?:[\p{L}/&-]+\s+){0,4}?(?:tests?|entries|entry|operations?|requests|тест\p{L}*|операци\p{L}*|passed|failed|succeeded|skipped)[^()\d.;:]{0,40}(?:\(|:\s+)([^()]*)/giu;

// `6.9-6.13 (5 tests)`, `Seats (3.3-3.7): 5 tests`, `Tests 6.1-6.4: 4 tests`.
const IDS = String.raw`\d{1,2}\.\d{1,3}(?:\s*(?:[-–—,]|to|through|по|до)\s*\d{1,2}\.\d{1,3}){0,40}`;
const TESTS_NOUN = String.raw`(?:\p{L}+\s+)?(?:tests?|entries|requests|тест\p{L}*|запрос\p{L}*)(?!\p{L})`;
const IDS_FIRST = new RegExp(
  String.raw`(?<![\d.])(${IDS})\s*(?:\(\s*|\)\s*[:—–-]\s*|:\s+)(\d{1,4})\s+${TESTS_NOUN}`,
  'giu',
);

// `7.1-7.6: gift cards (4 tests)`: the number stands in brackets at the end of a line that begins with the ids.
const NUMBER_LAST = new RegExp(
  String.raw`^(?:(?:tests?|тесты?)\s+)?(${IDS})\s*(?:[:—–-]\s+)?[^()\d]{2,60}\((\d{1,4})\s+${TESTS_NOUN}\)$`,
  'iu',
);

// `Events checked: 4 (3.1, 3.2, 3.3, 3.6)`: a small number right before its ids, each written out, counts them.
function isKeyNumber({ label }: Statement, { value, rest }: LeadingNumber, letters: boolean): boolean {
  const inner = /^\s*\(([^()]*)\)\s*$/.exec(rest)?.[1];
  if (
    label === null ||
    inner === undefined ||
    !/\b(?:checked|verified|tested|scanned|covered)\b|провер/i.test(label)
  )
    return false;
  const { ids, ranges } = idsIn(inner, letters);
  const written = /^[\d.,\s]+$/.test(inner) && ranges.length === 0;
  return written && ids.length > 2 && Math.abs(ids.length - value) <= 2;
}

function idsFirst(statement: Statement, letters: boolean): IdCountFact[] {
  const last = NUMBER_LAST.exec(statement.text);
  const found = [...statement.text.matchAll(IDS_FIRST), ...(last === null ? [] : [last])];
  return found.flatMap(([, ids, digits]) => {
    const list = idsIn(ids ?? '', letters);
    const whole = list.ids.length > 1 && !namesEndsOnly(ids ?? '');
    return whole ? [{ ...spotOf(statement), kind: 'idCount' as const, value: Number(digits), list }] : [];
  });
}

/** Numbers of tests with the ids they count: `Error tests: 3 (7.1-7.3)`, `11 tests not executed (6.2-6.12)`. */
export function idCounts(statement: Statement, letters: boolean): IdCountFact[] {
  const base = { ...spotOf(statement), kind: 'idCount' as const };
  const { label, value, text, section } = statement;
  if (section === 'warehouse') return [];
  const before = idsFirst(statement, letters);
  if (before.length > 0) return before;
  const number = label === null || /^\d/.test(label) ? null : leadingNumber(value);
  if (number !== null && isKeyNumber(statement, number, letters)) {
    return [{ ...base, value: number.value, list: idsBeside(number.rest, letters) }];
  }
  // `44 tests executed, 1 failed (4.2)`: the ids are those of the number before them.
  const several = number !== null && ANOTHER_NUMBER.test(number.rest);
  if (number !== null && !several && TESTS.test(`${label} ${/^[^()\d]*/.exec(number.rest)?.[0] ?? ''}`)) {
    const list = idsBeside(number.rest, letters);
    return list.ids.length === 0 ? [] : [{ ...base, value: number.value, list }];
  }
  const inLabel = label === null || !TESTS.test(label) ? undefined : /\((\d{1,4})\)$/.exec(label)?.[1];
  if (inLabel !== undefined && /^[(`]?\d{1,2}\.\d/.test(value) && !SOME.test(value)) {
    const list = idsBeside(value, letters);
    return list.ids.length === 0 ? [] : [{ ...base, value: Number(inLabel), list }];
  }
  return [...text.matchAll(IN_SENTENCE)].flatMap(([, digits, ids]) => {
    // `33 tests (including 6.2-6.7)` names some of them; behind a sentence's end, or a further number, are those of another one.
    if (
      SOME.test(ids ?? '') ||
      namesEndsOnly(ids ?? '') ||
      /[.;]\s|(?<![\d.])\d{1,4}\s\p{L}/u.test(ids ?? '')
    )
      return [];
    const list = idsIn(ids ?? '', letters);
    return list.ids.length === 0 ? [] : [{ ...base, value: Number(digits), list }];
  });
}
