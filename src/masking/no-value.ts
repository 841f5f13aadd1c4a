/** What somebody wrote in place of a value, or the name of its type. */
const NO_VALUE =
  /^(?:[[<(](?:скрыт[оы]?|удален[оы]?|удалён|redacted|masked|hidden|filtered|removed)[\])>]|(?:string|integer|number|boolean)(?:\|null)?)$/i;
/** `<ИМЯ>`, and a number of which hardly a digit is left. */
const LEFT_OUT =
  /^<\p{Lu}[\p{Lu}_ -]{1,40}>$|^(?=(?:[^*]*\*){4})(?!(?:[^0-9]*[0-9]){6})\+?[0-9*() -]{5,24}$/u;

/** True for a text that somebody wrote in place of a value, or left of one. A card is shortened so that its last digits stay. */
export function isLeftOut(kind: string, text: string): boolean {
  return NO_VALUE.test(text) || (kind !== 'card' && LEFT_OUT.test(text));
}
