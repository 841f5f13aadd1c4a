import type { BoxState } from './lint-document.ts';

const MARKS: readonly (readonly [RegExp, BoxState])[] = [
  [/^\[(?:[xXхХ✓✔✅☑]|yes|да)\uFE0F?\]\s*/, 'done'],
  [/^\[\s*\]\s*/, 'open'],
  [/^\[[^\p{L}\p{N}\s]{1,3}\]\s*/u, 'odd'],
  [/^[✅✔☑]\uFE0F?\s*/, 'done'],
  [/^[❌✗✘☐⬜🔲]\uFE0F?\s*/u, 'open'],
];

/** Words of a class of results with a bare number: `Passed: 25`, `3 failed`. The mark before them names the class, and ticks nothing. */
const CLASS = String.raw`(?:tests?\s+)?(?:pass(?:ed|ing)?|fail(?:ed|ing|ures?)?|success(?:ful)?|errors?|skipped|blocked|успешн\p{L}*|пройден\p{L}*|с ошибк\p{L}*|ошиб\p{L}*|неуспешн\p{L}*|провален\p{L}*|провал\p{L}*|пропущен\p{L}*|выполнен\p{L}*)(?:\s+(?:tests?|тест\p{L}*|запрос\p{L}*))?`;
const CLASS_COUNT = new RegExp(
  String.raw`^(?:${CLASS}\s*(?:\([^()]*\))?\s*[:=–—-]\s*\d{1,5}|\d{1,5}\s+${CLASS})(?:\s*(?:\/|of|из)\s*\d{1,5})?(?:\s+(?:tests?|test cases|cases|checks?|requests?|тест\p{L}*|провер\p{L}*|запрос\p{L}*))?(?:\s*\(.*\))?[.]?$`,
  'iu',
);

/** Splits a box off the beginning of an item: `[x] done`, `✅ done`, `[❌] not done`. A mark before a count, as in `❌ Failed: 2`, is none. */
export function splitBox(text: string): { box: BoxState | null; text: string } {
  for (const [pattern, box] of MARKS) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const rest = text.slice(found[0].length);
    return { box: !text.startsWith('[') && CLASS_COUNT.test(rest) ? null : box, text: rest };
  }
  return { box: null, text };
}

/**
 * What a paragraph ticks, sentence by sentence: `✅ All tests ran. ✅ Logs written, ✅ tables compared`. [] where it has no tick.
 */
export function tickedIn(text: string): string[] {
  const [, ...ticked] = text.split(/[✅☑]\uFE0F?|✔\uFE0F?/u);
  return ticked
    .map((part) => (part.split(/(?<=[.!?;])\s+(?=\p{Lu})|[❌✗✘⚠]/u)[0] ?? '').replace(/[\s,;]+$/u, '').trim())
    .filter((part) => part !== '' && !CLASS_COUNT.test(part));
}

/** Splits `label: value`, also with a dash or an equals sign before a number, sign or capital letter. */
export function splitLabel(text: string): { label: string | null; value: string } {
  const whole = text.replace(/^[^\p{L}\p{N}([+"'«/]+/u, '');
  const colon = /^([^:：]{1,90}?)\s*[:：](?:\s+(.*)|)$/su.exec(whole);
  const parted =
    colon ?? /^([^—–=\d]{2,60}?)(?:\s+[—–-]\s+|\s*=\s*)((?:[+-]?\d|[A-ZА-ЯЁ`✅❌]).*)$/su.exec(whole);
  if (parted?.[1] === undefined) return { label: null, value: whole };
  return { label: parted[1].trim(), value: (parted[2] ?? '').trim() };
}

/** What a cell says of a thing being done: `✅`, `[x]`, `yes`, `да`, `done` or their opposites; null for other text. */
export function doneOf(cell: string): BoxState | null {
  const { box, text } = splitBox(cell.trim());
  if (box !== null) return box;
  if (/^(yes|done|true|completed?|да|готово|выполнено)$/i.test(text)) return 'done';
  return /^(no|not done|open|false|pending|missing|нет|не выполнено|не готово)$/i.test(text) ? 'open' : null;
}
