import { isSaidOfField } from './said-of-field.ts';

/** What somebody wrote in place of a value or left of one, or the name of its type. */
const NO_VALUE =
  /^(?:[[<(]?(?:скрыт[оы]?|удален[оы]?|удалён|redacted|masked|hidden|filtered|removed)[\])>]?|\((?:не|not|нет|no) [\p{L} ]{2,40}\)|(?:string|integer|number|boolean)(?:\|null)?|\*{2,6}(?:masked|hidden|redacted|removed|filtered|скрыто)\*{2,6}|\p{L}[*•]{2,40})$/iu;
/** What a form says of a field, in a sentence: "The phone format is invalid." */
const SENTENCE = /^\p{Lu}\p{Ll}*(?: \p{Ll}{1,20}){1,10}[.!]?$/u;
const OF_A_FIELD =
  /required|invalid|must|format|expired|обязательн|неверн|некорректн|недопустим|заполн|формат/i;
/** A call in a template, and a reference in YAML, to where a secret is kept. */
const REFERENCE =
  /^(?:\{\{ ?[\w.]+\((?:["']?[A-Za-z_.]{1,60}["']?,? ?){0,4}\) ?\}\}|![a-z_]{3,20} [a-z_./-]{1,80}(?:#[a-z_.-]{1,60})?)$/;
/** A template that looks a secret up where it is kept: `{{ lookup('vault', 'path').secret.password }}`. */
const LOOKED_UP =
  /^\{\{-? ?(?:lookup|query|vault|env|env_var|hiera|secret)\((?:["']?[\w./:=@-]{1,100}["']?,? ?){1,4}\)(?:\.\w{1,40}){0,4}(?: ?\| ?\w{1,30}){0,3} ?-?\}\}$/;
/** What a form asks of a field, as Laravel words it. */
const RULES =
  /^(?:required|nullable|sometimes|string)(?:_\w{2,20}(?::[\w,.]{1,80})?)?(?:\|[a-z_]{2,30}(?::[^\s|'"]{0,80})?){1,12}$/;
/** What a page calls a secret: "Токен API", "Your password". */
const CAPTION = /^(?=.*(?:\p{Script=Cyrillic}| ))\p{Lu}\p{L}{1,20}(?: \p{L}{2,20}){0,4}[?!.:…]?$/u;
const OF_A_SECRET = /токен|парол|секрет|ключ|token|password|secret|key/i;
const CROSSED_OUT =
  /^(?:[xX]|[xX*•.]{3,}|your[-_][\w-]{2,40}|change[-_]?(?:me|it)(?:[-_][a-z]{2,12}){0,4})$/i;
/** A type of a column. */
const TYPE =
  /^(?:(?:Nullable|LowCardinality)\()?(?:U?Int[0-9]{1,3}|Float[0-9]{2}|Date(?:32)?|DateTime(?:64)?|UUID|IPv[46]|(?:Fixed)?String(?=\()|Decimal(?:32|64)?|(?:n?var)?char)(?:\([0-9, ]{1,12}\))?\)?$/i;
/** `{{ guest.email | lower }}`: what a template puts there. */
const TEMPLATE = /^\{\{-? ?[\w.]{1,80}(?: ?\| ?\w{1,30}(?:\([^(){}]{0,60}\))?){0,4} ?-?\}\}$/;
/** Where a format puts a value: `%s`, `%-10d`, `%(phone)s`. */
const OF_A_FORMAT = /^%(?:\([a-z_]{1,40}\)|[-+#0]?[0-9]{0,3})[a-z][,;.)]?$/i;
/** Addresses of machines among themselves (RFC 1918, RFC 6890, RFC 4291), which say nothing of a visitor; nor does a whole network, with its mask. */
const OWN_NETWORK =
  /^(?:(?:(?:(?:0|10|127)\.[0-9]{1,3}|192\.168|169\.254|172\.(?:1[6-9]|2[0-9]|3[01]))(?:\.[0-9]{1,3}){2}|::1?|(?:fe80|f[cd][0-9a-f]{2}):[0-9a-f:]{1,34})(?:\/[0-9]{1,3})?|(?:[0-9]{1,3}\.){3}0\/(?:[0-9]|1[0-9]|2[0-4]))$/i;
/** A scheme with what a shell puts behind it: `Bearer $TOKEN`, `Bearer %TOKEN%`, `Bearer $env:TOKEN`; nothing, where a program goes on. */
const OF_A_SHELL =
  /^(?:bearer|basic|token|digest|api-?key)(?:[ ]|[ ]?(?:\$\{?(?:env:)?\w{1,60}\}?|%\w{1,60}%))$/i;
/** What somebody wrote who shows where a secret goes: also what a program reads, called or picked out of something, that it puts between braces. */
const SHOWN =
  /^(?:Bearer )?(?:YOUR_TOKEN|\*{3,}|<[\p{L}_ -]{1,40}>|\[(?:REDACTED|MASKED|HIDDEN|FILTERED)\]|\$\{\w{1,60}(?::?\?[^{}]{0,80}|:?-)?\}|\{[A-Za-z_]\w{0,40}(?:\.\w{1,40}|\[["']?\w{1,40}["']?\]|\((?:["']\w{1,40}["'])?\)){0,4}\})$/u;
/** What a form asks for, and what another tool has put in place of a value. */
const ASKED_OR_NAMED =
  /^(?:[Вв]аш[аеи]?|[Yy]our) [\p{L}-]{2,20}$|^\[?(?:NAME|PERSON|EMAIL|PHONE|ADDRESS|CARD)_[0-9]{1,4}\]?$/u;
/** `<ИМЯ>`, and a number of which hardly a digit is left. */
const LEFT_OUT =
  /^<\p{Lu}[\p{Lu}_ -]{1,40}>$|^(?=(?:[^*xXхХ_•]*[*xXхХ_•]){4})(?!(?:[^0-9]*[0-9]){6})\+?[0-9*xXхХ_•() -]{5,24}$/u;

/** True for a text that somebody wrote in place of a value, or left of one. A card is shortened so that its last digits stay. */
export function isLeftOut(kind: string, text: string): boolean {
  if (NO_VALUE.test(text) || REFERENCE.test(text) || LOOKED_UP.test(text) || RULES.test(text)) return true;
  // A name that is a format is a defect of an answer.
  if (
    (kind !== 'words' && kind !== 'name' && OF_A_FORMAT.test(text)) ||
    (kind === 'identifier' && OWN_NETWORK.test(text))
  )
    return true;
  if (TEMPLATE.test(text) || TYPE.test(text) || isSaidOfField(kind, text)) return true;
  const isOfSecret = kind === 'secret' || kind === 'token';
  // `("token": ")[^"]+`: a pattern goes on there.
  if (isOfSecret && /^[)\]]?\[\^/.test(text)) return true;
  if (
    isOfSecret &&
    (CROSSED_OUT.test(text) ||
      SHOWN.test(text) ||
      OF_A_SHELL.test(text) ||
      (OF_A_SECRET.test(text) && CAPTION.test(text)))
  )
    return true;
  return (
    kind !== 'card' &&
    (LEFT_OUT.test(text) || ASKED_OR_NAMED.test(text) || (OF_A_FIELD.test(text) && SENTENCE.test(text)))
  );
}

/** True for how a part of a program begins, as `row["name"]` and `plain(row)` do, where a form would have a value. */
export function isExpression(value: string): boolean {
  return /^[A-Za-z_][\w.]{0,60}(?:\[$|\([\w.]{0,60}[[(,.]?$|\[[\w.]{1,40}\])/.test(value);
}
