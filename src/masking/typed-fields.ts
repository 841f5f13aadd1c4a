import { isTyped } from './note-words.ts';

const PIN_NAME = '(?:[a-z0-9]{1,20}[_-]){0,3}pin(?:[_-]code)?';
const NAMED_PIN = new RegExp(`^${PIN_NAME}$`, 'i');
const DIGITS = /^[0-9]{4,8}$/;
/** A directory is called so, too, and what a test has passed. */
const PASSWORD_NAME = String.raw`(?:\w{1,40}_)?(?:pass|pwd|psw|pw)`;
const NAMED_PASSWORD = new RegExp(`^${PASSWORD_NAME}$`, 'i');
/** How a field of either is called. */
export const TYPED_NAME = `(?:${PIN_NAME}|${PASSWORD_NAME})`;
const NO_PASSWORD = /\s|^(?:[/~<{%[]|\.{1,2}\/|[A-Z]:)/;

/**
 * True for a number or a word that is typed to get in, by its key and its form: a pin of a map has no such value, a `pincode` is that of a place, and
 * `pwd` may be a path.
 */
export function isTypedToEnter(key: string, value: unknown): boolean {
  if (typeof value !== 'string') return false;
  if (NAMED_PASSWORD.test(key)) return !NO_PASSWORD.test(value) && isTyped(value);
  return NAMED_PIN.test(key) && DIGITS.test(value);
}

/** True for a number of a card under a key that a card of any kind has, whatever its check digit. */
export function isCardNumber(key: string, value: unknown): boolean {
  return (
    typeof value === 'string' &&
    /^(?:card|карта)$/i.test(key) &&
    /^[1-9][0-9]{3}(?:[ -]?[0-9]{4}){3}$/.test(value)
  );
}
