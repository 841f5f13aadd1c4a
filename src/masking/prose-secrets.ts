import { lazy } from '../common/lazy-pattern.ts';
import { isByChance } from './no-secret.ts';
import { isStrong } from './note-words.ts';
import { isPassword, isToldPassword, OTHER_KEY, TYPED_PASSWORD } from './remote-words.ts';
import { type SecretFinder, secretRule } from './secret-rules.ts';

const START = String.raw`(?<![\p{L}\p{N}_])`;
const PASSWORD = `${TYPED_PASSWORD}|password|passphrase`;
const CHOSEN = '[A-Za-z0-9!@#$%^&+=~?._-]{6,100}';
const ENDS = '(?=["\'`»]?[)\\].,;]?(?:\\s|$))';

/** Where a sentence, an item of a list or a remark in brackets tells a secret. */
export const PROSE_PLACES: readonly SecretFinder[] = [
  // "The password of something is ..."
  secretRule(
    /(?:password|passphrase) [^\r\n]{1,80} is /,
    lazy.gi`(${START}(?:password|passphrase) [^\r\n:.!?]{1,60}? is(?: now)? ["'\x60]?)(${CHOSEN})${ENDS}`,
    isToldPassword,
  ),
  // "The password is now ..."
  secretRule(
    /(?:password|passphrase) [^\r\n]{0,80}is now /,
    lazy.gi`(${START}(?:password|passphrase) [^\r\n:.!?]{0,60}?is now ["'\x60]?)(${CHOSEN})${ENDS}`,
    isPassword,
  ),
  // "Токен ..., вот ..."
  secretRule(
    /(?:токен|ключ|секрет|token|key|secret)[^\r\n]{1,80} (?:вот|это|here|here's|it's|is|такой) /,
    lazy.giu`(${START}(?:токен|ключ|секрет|token|key|secret)\p{L}{0,3},? [^\r\n:.!?]{0,60}?(?:вот|это|here|here's|it's|is|такой) ["'\x60]?)([\w+/=-]{12,200})(?![\w+/=-])`,
    (value, before) =>
      (isByChance(value) || (/["'`]$/.test(before) && isStrong(value))) && !OTHER_KEY.test(before),
  ),
  // An item of a list, or a line: the word, the password, and nothing else.
  secretRule(
    /пасс|п[ао]рол|pass|pwd/,
    lazy.giu`((?:^|[\r\n])[ \t>]{0,8}(?:[-*•–] )?(?:пасс|${PASSWORD}|pass|pwd) ["\x60]?)(${CHOSEN})(?=["\x60]?[ \t]{0,8}(?:[\r\n]|$))`,
    isPassword,
  ),
  // "... / ... (пароль ...)"
  secretRule(
    /[(](?:п[ао]рол|password|pass)/,
    lazy.giu`([/|:] ?)(${CHOSEN})(?= [(](?:${PASSWORD}|pass)(?!\p{L}))`,
    isPassword,
  ),
  // Behind a card, a gift or a key.
  secretRule(
    /пин|pin/,
    lazy.giu`((?<![\p{L}\p{N}])(?:пин|pin)(?:[ -]?(?:код|code)\p{L}{0,2})?[ :=№–—-]{1,4})([0-9]{4,8})(?![\p{L}\p{N}.,:/-])`,
  ),
];
