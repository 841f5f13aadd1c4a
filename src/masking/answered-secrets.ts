import { lazy } from '../common/lazy-pattern.ts';
import { isByChance } from './no-secret.ts';
import { isDrawn, isStrong } from './note-words.ts';
import { CHANGE, isPassword, isToldPassword, OF_A_COLUMN, OTHER_KEY } from './remote-words.ts';
import { type SecretFinder, secretRule } from './secret-rules.ts';

const START = String.raw`(?<![\p{L}\p{N}_])`;
const PASSWORD = String.raw`пасс(?:ворд)?|парол\p{L}{1,3}|password|passwd|pwd|pw`;
const KEY = String.raw`(?:ключ|key|токен|token|секрет|secret)\p{L}{0,3}`;
/** What lets in for once, or at a door. */
const CODE = String.raw`код\p{L}{0,3} (?:для )?(?:входа|доступа|подтверждения|из (?:смс|sms)|от \p{L}{3,20})|(?:смс|sms)-?код\p{L}{0,3}|пин(?:-?код)?|pin(?:[ -]?code)?|otp|(?:access|login|door|gate|entry|sms|verification) code`;
/** Letters, digits and signs that people choose passwords of; a sentence may end behind it. */
const CHOSEN = '[A-Za-z0-9!@#$%^&+=~?._-]{3,99}[A-Za-z0-9!@#$%^&+=~_-]';
/** Who asks for something, where no sign says that it is a question. */
const REQUEST =
  '(?:скинь|кинь|пришли|дай|подскажи|напомни)(?:те)?|(?:забыл|потерял)[аи]?|не помню|send|share|give|drop|forgot|lost';
/** Lines between a question and its answer, in which a messenger says who wrote when. None of them holds a mask: that was the answer. */
const BETWEEN = String.raw`(?:\?[ \t)*_]{0,4}|(?=\r?\n)(?<=(?<!\p{L})(?:${REQUEST})(?!\p{L})[^\r\n]{0,120}))\r?\n(?:[^\r\n{]{0,80}\r?\n){0,3}?`;
/** A line with nothing but the answer, who gives it and what it is. */
const GIVES = String.raw`[> \t]{0,8}(?:[–—-] )?(?:[^\r\n:{]{0,40}(?::[^\r\n:{]{1,40})?: {1,2})?(?:\p{L}[^\r\n:{]{1,30}\. )?(?:(?:${PASSWORD}|pass|вот|это|да|нет|держи|лови|yes|no|it's|it is|is|here)[ \t,:–—-]{1,4}){0,3}(?:[\w.@-]{2,40}(?: [/|]|,) )?["'\x60«]?`;
const ENDS = String.raw`(?=["'\x60»]?[.)]{0,2}[ \t]{0,8}(?:[\r\n]|$))`;
const CHANGED = String.raw`${START}(?:(?:${CHANGE})\p{L}{0,8}[^\r\n.!?{]{0,40}? )?(?:парол\p{L}{1,3}|password)(?: (?:от|для|к|у|for|of|on) [\p{L}\p{N}.-]{1,30}){0,2}(?: (?:was )?(?:${CHANGE})\p{L}{0,8})?:? (?:с|со|from) ["'\x60«]?`;
const OF_A_CHANGE = new RegExp(CHANGE, 'i');
const TO = String.raw`["'\x60»]? (?:на|to) ["'\x60«]?`;
/** Somebody asks, and the next line may answer. Of a text in small letters: folding case is dear. */
const ASKS = new RegExp(String.raw`\?[ \t)*_]{0,4}\r?\n|(?:${REQUEST})[^\r\n]{1,120}\r?\n`);
/** The same, for what one of the words calls: looked for only where somebody asks for anything. */
const asksFor = (words: string): SecretFinder['worth'] => {
  const asked = new RegExp(
    String.raw`(?:${words})[^\r\n]{0,90}(?:\?[ \t)*_]{0,4}\r?\n|(?:${REQUEST})[^\r\n]{0,90}\r?\n)|(?:${REQUEST})[^\r\n]{1,110}(?:${words})[^\r\n]{0,90}\r?\n`,
  );
  return { test: (lower) => ASKS.test(lower) && asked.test(lower) };
};
const ASKS_FOR_KEY = asksFor('ключ|key|токен|token|секрет|secret');

const answer = (
  worth: SecretFinder['worth'],
  asked: string,
  value: string,
  isSecret: Parameters<typeof secretRule>[2],
  ends = ENDS,
): SecretFinder =>
  secretRule(
    worth,
    lazy.giu`(${START}(?:${asked})(?!\p{L})[^\r\n?{]{0,80}${BETWEEN}${GIVES})(${value})${ends}`,
    isSecret,
  );

/** Secrets that somebody asked for and was told in one of the next lines, and passwords that were changed from one into another. */
export const ANSWERED_PLACES: readonly SecretFinder[] = [
  answer(
    asksFor('парол|пасс|pass|pwd|pw'),
    `${PASSWORD}|(?<=(?:the|new|what's|whats) )pass`,
    CHOSEN,
    isChosen,
  ),
  answer(
    asksFor('auth|cred|доступ|уч[её]тк'),
    `basic auth|creds|credentials|доступ\\p{L}{0,2}|уч[её]тк\\p{L}{1,2}`,
    CHOSEN,
    (value) => value.length >= 8 && isToldPassword(value),
  ),
  answer(
    ASKS_FOR_KEY,
    KEY,
    CHOSEN,
    (value, before) => value.length >= 10 && (isStrong(value) || isDrawn(value)) && !OTHER_KEY.test(before),
    String.raw`(?:(?=,? (?:now|теперь|сейчас)(?!\p{L}))|${ENDS})`,
  ),
  answer(
    asksFor('код|code|пин|pin|otp'),
    CODE,
    '[0-9]{3}[ -]?[0-9]{3}|[0-9]{4,8}',
    () => true,
    String.raw`(?=[.,;]?(?:\s|$))`,
  ),
  // "Какой токен стоит?", and the token somewhere in the answer.
  secretRule(
    ASKS_FOR_KEY,
    lazy.giu`(${START}${KEY}(?![\p{L}\p{N}_])[^\r\n?{]{0,80}${BETWEEN}[^\r\n{]{0,80}?(?<![\w+/=.-]))([\w+/=-]{20,200})(?![\w+/=-])`,
    (value, before) => isByChance(value) && !OTHER_KEY.test(before),
  ),
  // "Сменил пароль с ... на ...": both are one, as far as somebody says that it was changed.
  secretRule(
    /(?:парол|password)[^\r\n]{1,120} (?:на|to) /,
    lazy.giu`(${CHANGED})(${CHOSEN})(?=${TO}(?!${OF_A_COLUMN.source.slice(1)})(?=\S{0,60}[0-9!#$%^&+=~])${CHOSEN}(?![\p{L}\p{N}_-]))`,
    (value, before) => OF_A_CHANGE.test(before) && !OF_A_COLUMN.test(value),
  ),
  secretRule(
    /(?:парол|password)[^\r\n]{1,120} (?:на|to) /,
    lazy.giu`(${CHANGED}(?:\{\{masked\}\}|${CHOSEN})${TO})(${CHOSEN})(?![\p{L}\p{N}_-])`,
    (value, before) => OF_A_CHANGE.test(before) && isChosen(value),
  ),
  // "The password is wrong" - "It was changed, now it is ..."
  secretRule(
    /(?:теперь|now) /,
    lazy.giu`(${START}(?:${CHANGE})\p{L}{0,8}(?<=(?:парол|пасс|passw|pwd)[^]{0,120})[^\r\n{]{0,40}? (?:теперь|now)(?: is)?[ :–—-]{1,3}["'\x60«]?)(${CHOSEN})${ENDS}`,
    (value) => value.length >= 8 && isPassword(value) && /[A-Z].*[a-z]|[a-z].*[A-Z]|[!#$%^&+=~]/.test(value),
  ),
];

function isChosen(value: string): boolean {
  return isPassword(value) && !OF_A_COLUMN.test(value);
}
