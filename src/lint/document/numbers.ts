const DIGITS = String.raw`\d{1,3}(?:[,\u00a0\u2009\u202f' ]\d{3})+(?![\d.])|\d+`;
const LEADING = new RegExp(
  String.raw`^\s*(?:~|≈|about |around |approximately |около )?([+\u2212-]?)\s?(${DIGITS})(?![\d]|[.,:\u2013-]\d|\s*%|\+(?!\d))`,
  'iu',
);

/** A whole number at the beginning of a text, with what follows it. `1,234`, `1 234` and `+300` are read. */
export interface LeadingNumber {
  value: number;
  rest: string;
}

/** The number that a text begins with; null for a percentage, a fraction, a date, an id or other text. */
export function leadingNumber(text: string): LeadingNumber | null {
  const found = LEADING.exec(text);
  if (found?.[2] === undefined) return null;
  return { value: wholeNumber(found[2], found[1]), rest: text.slice(found[0].length) };
}

/** Every whole number in a text with its sign, ids and fractions left out. */
export function numbersIn(text: string): number[] {
  const pattern = new RegExp(String.raw`(?<![\w.,/:-])([+\u2212-]?)(${DIGITS})(?![\d\w]|[.:]\d)`, 'gu');
  return [...text.matchAll(pattern)].map((found) => wholeNumber(found[2] ?? '', found[1]));
}

/** The number that a cell holds, alone or with a sign, a unit or a note; null for other text. */
export function cellNumber(cell: string): number | null {
  return leadingNumber(cell)?.value ?? null;
}

/** The number of a cell that holds a whole number and nothing else, but for a mark; null for other text. */
export function bareNumber(cell: string | undefined): number | null {
  const text = (cell ?? '').replace(/^(?:✅|❌|✓|✔|⚠|\ufe0f|\s|\+)+|(?:✅|❌|✓|✔|⚠|\ufe0f|\s)+$/gu, '');
  return /^\d{1,3}(?:[,\u00a0\u202f ]\d{3})+$|^\d{1,9}$/.test(text) ? wholeNumber(text) : null;
}

/** A cell without the marks that make it bold, or code, and without the blanks around it. */
export function plainCell(cell: string | undefined): string {
  return (cell ?? '').replaceAll(/[*_`]/g, '').trim();
}

/** Digits that are a number for `plainNumber`, as a part of a pattern. */
export const PLAIN_NUMBER = String.raw`\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?`;

/** The number that digits are, with a fraction or in groups of three: `1,250.5`, `1 250,5`, `0,125`. */
export function plainNumber(digits: string): number {
  const whole = digits.replaceAll(/[\u00a0\u2009\u202f ]/g, '');
  return Number(
    /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(whole) ? whole.replaceAll(',', '') : whole.replace(',', '.'),
  );
}

/** The number that digits in groups of three are: `1,234` and `1 234` are 1234. */
export function wholeNumber(digits: string, sign?: string): number {
  const value = Number(digits.replace(/\D/g, ''));
  return sign === '-' || sign === '\u2212' ? -value : value;
}
