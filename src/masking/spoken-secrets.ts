/** What people call a secret, in English and Russian, with the word before that says of what. */
const LABEL =
  '(?:(?:api|access|auth|bearer|bot|secret|private|partners?|rest|личный|секретный|новый|старый|боевой|тестовый)[ _-])?' +
  '(?:токен\\p{L}{0,3}|парол(?:ь|я|ем|и)|секрет(?:ный ключ)?|(?:api|апи)[ -]?ключ\\p{L}{0,2}|ключ\\p{L}{0,2} (?:api|апи|доступа|подписи)|' +
  'token|password|passwd|passphrase|secret(?: key)?|api[ _-]?key|access[ _-]?key)';
/** "Токен для Partners API (боевой): ..." */
const OF_WHAT = '(?:[ \\t]+[\\p{L}\\p{N}().,/№-]{1,24}){0,4}';
const CLOSES = '[*_`"\'»”)\\]]{0,4}';
const OPENS = '[*_`"\'«“(\\[<]{0,4}';
const SPOKEN = new RegExp(
  `(?<![\\p{L}\\p{N}]_?)(${LABEL}${OF_WHAT}${CLOSES}[ \\t]{0,20}(?::|=>?|→|\\||[–—-](?=[ \\t]))${CLOSES}[ \\t|]{0,20}${OPENS})([^\\s*\`"'«»“”|<>,;(){}\\[\\]\\\\]{4,400})`,
  'giu',
);
/** A text without it speaks of none. */
const SPEAKS = /токен|парол|секрет|ключ|token|passw|passphrase|secret|key/i;
/** Words that are said of a secret, in place of one. */
const NO_SECRET =
  /^(?:required|missing|invalid|optional|string|number|boolean|null|none|undefined|hidden|masked|empty|expired|wrong|bearer|basic|header|token|password|secret|value|true|false|example|changed|revoked|unset|given|placeholder|https?:.*|[a-z]+\.[a-z]{1,4})$/i;

/** Masks what a sentence, a list or a table of people calls a token, a password or a key: `**Токен API:** ...`. */
export function maskSpokenSecrets(text: string, placeholder: string): string {
  if (!SPEAKS.test(text)) return text;
  return text.replace(SPOKEN, (whole, label: string, value: string) => {
    const end = /[.:!?]+$/.exec(value)?.[0] ?? '';
    const secret = value.slice(0, value.length - end.length);
    return isSecret(secret, /парол|passw|passphrase/i.test(label)) ? label + placeholder + end : whole;
  });
}

// A password may be a word of Latin letters; of a token it takes digits, or a length that no word has.
function isSecret(value: string, isPassword: boolean): boolean {
  if (/^[{<$%]|^YOUR_|^mask/i.test(value) || !/[\p{L}\p{N}]/u.test(value) || NO_SECRET.test(value))
    return false;
  if (/^[0-9.:/-]+$/.test(value)) return isPassword && /^[0-9]{4,12}$/.test(value);
  const mixed = /[0-9]/.test(value) && /\p{L}/u.test(value);
  if (isPassword)
    return (
      mixed ||
      /[!@#$%^&+=~?]/.test(value) ||
      (value.length >= 6 && /[a-z][A-Z]/.test(value)) ||
      value.length >= 20
    );
  return value.length >= 20
    ? /[A-Za-z]/.test(value) && !/^[a-z_.-]+$/.test(value)
    : mixed && value.length >= 8;
}
