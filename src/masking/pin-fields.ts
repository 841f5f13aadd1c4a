/** How a field of a PIN is called. */
export const PIN_NAME = '(?:[a-z0-9]{1,20}[_-]){0,3}pin(?:[_-]code)?';
const NAMED_PIN = new RegExp(`^${PIN_NAME}$`, 'i');
const DIGITS = /^[0-9]{4,8}$/;

/** True for a number that is typed to get in: a pin of a map has no such value, and a `pincode` is that of a place. */
export function isPin(key: string, value: unknown): boolean {
  return NAMED_PIN.test(key) && typeof value === 'string' && DIGITS.test(value);
}
