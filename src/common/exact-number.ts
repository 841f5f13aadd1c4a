/** Digits that a double always keeps (IEEE 754, binary64). */
const DIGITS_KEPT = 15;
/** Digits up to which the language says what a double holds. */
const DIGITS_TOLD = 100;

/**
 * True for a literal number that a double does not hold: a warehouse or a browser reads another number there, and says nothing.
 * `0.10000000000000001`, as older PHP writes it, is the double that it stands for; `0.100000000000000012345` is none.
 */
export function isBeyond(literal: string): boolean {
  const value = Number(literal);
  if (!Number.isFinite(value)) return true;
  const digits = significantDigits(literal);
  if (value === 0) return digits !== '';
  if (Number.isInteger(value) && value > Number.MAX_SAFE_INTEGER) return true;
  if (value < 1e-300) return true;
  if (digits.length <= DIGITS_KEPT) return false;
  return digits.length > DIGITS_TOLD || significantDigits(value.toPrecision(digits.length)) !== digits;
}

function significantDigits(literal: string): string {
  const digits = (literal.split(/e/i)[0] ?? '').replace('.', '').replace(/^0+/, '');
  let end = digits.length;
  // A pattern for them would look from each zero of a long number.
  while (digits[end - 1] === '0') end -= 1;
  return digits.slice(0, end);
}

/** True for a number in the form of JSON (RFC 8259, 6), with a sign before it or without: `0x10` and `1_000` are others' forms. */
export function isNumberText(text: string): boolean {
  return /^[+-]?\d+(?:\.\d*)?(?:e[+-]?\d+)?$/i.test(text);
}
