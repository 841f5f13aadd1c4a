const WORD =
  /(?<![\p{L}\p{N}]_?)(?:токен|парол[ьяие]|секрет|ключ\p{L}{0,2} (?:api|апи|доступа|подписи)|(?:api|апи)[ -]?ключ|token|password|passwd|passphrase|secret|api[ _-]?key|access[ _-]?key)/giu;
/** What may stand between the word and its value: more words, then one sign that says that the value comes. */
const BETWEEN =
  /(?:\p{L}{0,3})(?: key| ключ)?(?:[ \t]+[\p{L}\p{N}().,/№-]{1,24}){0,4}[*_`"'»”)\]]{0,4}[ \t]{0,20}(?::|=>?|→|\||[–—-](?=[ \t]))[*_`"'»”)\]]{0,4}[ \t|]{0,20}[*_`"'«“(\\[<]{0,4}/uy;
const VALUE = /[^\s*`"'«»“”|<>,;(){}\\[\]]{4,400}/y;
const SAID_OF_IT =
  /^(?:required|missing|invalid|optional|string|number|boolean|null|none|undefined|hidden|masked|empty|expired|wrong|bearer|basic|header|token|password|secret|value|true|false|example|changed|revoked|unset|given|placeholder|https?:.*|[a-z]+\.[a-z]{1,4})$/i;

/** True for a text that calls something a token, a password or a key in words, and shows it. */
export function showsSpokenSecret(text: string): boolean {
  for (const { index, 0: word } of text.matchAll(WORD)) {
    BETWEEN.lastIndex = index + word.length;
    if (!BETWEEN.test(text)) continue;
    VALUE.lastIndex = BETWEEN.lastIndex;
    const value = VALUE.exec(text)?.[0].replace(/[.:!?]+$/, '') ?? '';
    if (isShown(value, /^парол|^pass/i.test(word))) return true;
  }
  return false;
}

function isShown(value: string, isPassword: boolean): boolean {
  if (/^(?:[{<$%]|YOUR_|mask)/i.test(value) || SAID_OF_IT.test(value)) return false;
  const digits = /[0-9]/.test(value);
  const letters = /\p{L}/u.test(value);
  if (digits && !letters && !/[^0-9.:/-]/.test(value)) return isPassword && /^[0-9]{4,12}$/.test(value);
  if (!digits && !letters) return false;
  const isLong = value.length >= 20;
  if (isPassword)
    return (
      (digits && letters) ||
      /[!@#$%^&+=~?]/.test(value) ||
      isLong ||
      (value.length >= 6 && /[a-z][A-Z]/.test(value))
    );
  return isLong ? /[A-Za-z]/.test(value) && /[^a-z_.-]/.test(value) : digits && letters && value.length >= 8;
}
