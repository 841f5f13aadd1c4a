/** What somebody wrote in place of a value, or the name of its type. */
const NO_VALUE =
  /^(?:[[<(](?:скрыт[оы]?|удален[оы]?|удалён|redacted|masked|hidden|filtered|removed)[\])>]|(?:string|integer|number|boolean)(?:\|null)?|\*{2,6}(?:masked|hidden|redacted|removed|filtered|скрыто)\*{2,6})$/i;
/** What a form says of a field, in a sentence: "The phone format is invalid." */
const SENTENCE = /^\p{Lu}\p{Ll}*(?: \p{Ll}{1,20}){1,10}[.!]?$/u;
const OF_A_FIELD =
  /required|invalid|must|format|expired|обязательн|неверн|некорректн|недопустим|заполн|формат/i;
/** A call in a template, and a reference in YAML, to where a secret is kept. */
const REFERENCE =
  /^(?:\{\{ ?[\w.]+\((?:["']?[A-Za-z_.]{1,60}["']?,? ?){0,4}\) ?\}\}|![a-z_]{3,20} [a-z_./-]{1,80}(?:#[a-z_.-]{1,60})?)$/;
/** `<ИМЯ>`, and a number of which hardly a digit is left. */
const LEFT_OUT =
  /^<\p{Lu}[\p{Lu}_ -]{1,40}>$|^(?=(?:[^*]*\*){4})(?!(?:[^0-9]*[0-9]){6})\+?[0-9*() -]{5,24}$/u;

/** True for a text that somebody wrote in place of a value, or left of one. A card is shortened so that its last digits stay. */
export function isLeftOut(kind: string, text: string): boolean {
  if (NO_VALUE.test(text) || REFERENCE.test(text)) return true;
  return kind !== 'card' && (LEFT_OUT.test(text) || (OF_A_FIELD.test(text) && SENTENCE.test(text)));
}
