import { lazyPattern } from '../common/lazy-pattern.ts';
import { isByChance } from './no-secret.ts';
import { CHANGE, isPassword, OF_A_COLUMN, OTHER_KEY } from './remote-words.ts';

const MASKED = '{{masked}}';
const START = String.raw`(?<![\p{L}\p{N}_])`;
const PASSWORD = String.raw`пасс(?:ворд)?|парол\p{L}{1,3}|password|passwd|pwd`;
/** Letters, digits and signs that people choose passwords of; a sentence may end behind it. */
const CHOSEN = '[A-Za-z0-9!@#$%^&+=~?._-]{3,99}[A-Za-z0-9!@#$%^&+=~_-]';
/** Lines between a question and its answer, in which a messenger says who wrote when. None of them holds a mask: that was the answer. */
const BETWEEN = String.raw`\?[ \t)*_]{0,4}\r?\n(?:[^\r\n{]{0,80}\r?\n){0,3}?`;

/** "Какой пароль?", and a line with nothing but the answer, who gives it and what it is. */
const ANSWER = lazyPattern(
  () =>
    new RegExp(
      `(${START}(?:${PASSWORD}|(?<=(?:the|new|what's|whats) )pass)(?!\\p{L})[^\\r\\n?{]{0,80}${BETWEEN}` +
        `[> \\t]{0,8}(?:[^\\r\\n:{]{0,40}(?::[^\\r\\n:{]{1,40})?: {1,2})?(?:(?:${PASSWORD}|pass|вот|это|it's|it is|is)[ \\t:–—-]{1,4}){0,3}["'\`«]?)` +
        `(${CHOSEN})(?=["'\`»]?[.)]{0,2}[ \\t]{0,8}(?:[\\r\\n]|$))`,
      'giu',
    ),
);
/** "Какой токен стоит?", and the token somewhere in the answer. */
const KEY_ANSWER = lazyPattern(
  () =>
    new RegExp(
      `(${START}(?:ключ|key|токен|token|секрет|secret)\\p{L}{0,3}(?![\\p{L}\\p{N}_])[^\\r\\n?{]{0,80}${BETWEEN}[^\\r\\n{]{0,80}?(?<![\\w+/=.-]))([\\w+/=-]{20,200})(?![\\w+/=-])`,
      'giu',
    ),
);
/** "Сменил пароль с ... на ...": both are one, as far as somebody says that it was changed. */
const CHANGED = lazyPattern(
  () =>
    new RegExp(
      `(${START}(?:(?:${CHANGE})\\p{L}{0,8}[^\\r\\n.!?{]{0,40}? )?(?:парол\\p{L}{1,3}|password)(?: (?:от|для|к|у|for|of|on) [\\p{L}\\p{N}.-]{1,30}){0,2}(?: (?:was )?(?:${CHANGE})\\p{L}{0,8})?:? (?:с|со|from) ["'\`«]?)` +
        `(${CHOSEN})(["'\`»]? (?:на|to) ["'\`«]?)(${CHOSEN})(?![\\p{L}\\p{N}_-])`,
      'giu',
    ),
);
const OF_A_CHANGE = new RegExp(CHANGE, 'i');
/** Replaces secrets that somebody asked for and was told in one of the next lines, and passwords that were changed from one into another. */
export function maskAnsweredSecrets(text: string): string {
  const lower = text.toLowerCase();
  const asked = /\?[ \t)*_]{0,4}\r?\n/.test(lower);
  const masked =
    asked && /пас|парол|pass|pwd/.test(lower)
      ? text.replace(ANSWER, (whole, before: string, value: string) =>
          isPassword(value) ? before + MASKED : whole,
        )
      : text;
  const keyed =
    asked && /ключ|key|токен|token|секрет|secret/.test(lower)
      ? masked.replace(KEY_ANSWER, (whole, before: string, value: string) =>
          isByChance(value) && !OTHER_KEY.test(before) ? before + MASKED : whole,
        )
      : masked;
  return /парол|password/.test(lower) && OF_A_CHANGE.test(lower) ? maskChanged(keyed) : keyed;
}

function maskChanged(text: string): string {
  return text.replace(CHANGED, (whole, before: string, old: string, between: string, fresh: string) =>
    OF_A_CHANGE.test(before) &&
    [old, fresh].some(isPassword) &&
    ![old, fresh].some((each) => OF_A_COLUMN.test(each))
      ? before + MASKED + between + MASKED
      : whole,
  );
}
