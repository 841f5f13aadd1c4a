import type { BoxState } from './lint-document.ts';

const MARKS: readonly (readonly [RegExp, BoxState])[] = [
  [/^\[(?:[xXхХ✓✔✅☑]|yes|да)\uFE0F?\]\s*/, 'done'],
  [/^\[\s*\]\s*/, 'open'],
  [/^\[[^\p{L}\p{N}\s]{1,3}\]\s*/u, 'odd'],
  [/^[✅✔☑]\uFE0F?\s*/, 'done'],
  [/^[❌✗✘☐⬜🔲]\uFE0F?\s*/u, 'open'],
];

/** Splits a box off the beginning of an item: `[x] done`, `✅ done`, `[❌] not done`. */
export function splitBox(text: string): { box: BoxState | null; text: string } {
  for (const [pattern, box] of MARKS) {
    const found = pattern.exec(text);
    if (found !== null) return { box, text: text.slice(found[0].length) };
  }
  return { box: null, text };
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
