import fc from 'fast-check';

/** So many times more than in every run of the tests: `PROPERTY_ROUNDS=50 npx vitest run tests/unit/properties`. */
const MORE = Number(process.env['PROPERTY_ROUNDS'] ?? '1');
const SEED = process.env['PROPERTY_SEED'];

/**
 * Tries a property some times, with other values in each run of the tests. What fails is made smaller, and its seed and path are
 * printed: `PROPERTY_SEED` gives the same values again.
 */
export function holds<T>(rounds: number, property: fc.IProperty<T>): void {
  fc.assert(property, parameters(rounds));
}

/** The same of a property that waits for something. */
export async function holdsInTime<T>(rounds: number, property: fc.IAsyncProperty<T>): Promise<void> {
  await fc.assert(property, parameters(rounds));
}

function parameters(rounds: number): { numRuns: number; seed?: number } {
  return { numRuns: Math.ceil(rounds * MORE), ...(SEED === undefined ? {} : { seed: Number(SEED) }) };
}

/** Parts of text that a format may take for its own. */
const HOSTILE = [
  '|',
  '\\',
  '`',
  '``',
  '*',
  '_',
  '[',
  ']',
  '(',
  ')',
  '<',
  '>',
  '&',
  '"',
  "'",
  '#',
  '- ',
  '1. ',
  '> ',
  '~~~',
  '```',
  '---',
  '\n',
  '\r\n',
  '\t',
  ' ',
  '  ',
  '![x](y)',
  '[x]: y',
  '<script>',
  '</td>',
  '<!--',
  '-->',
  ']]>',
  '<![CDATA[',
  '&lt;',
  '&#x0;',
  '%0a',
  '=1+1',
  '@x',
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\u200b',
  '\u202e',
  '\ufeff',
  '\ufffe',
  '\u2028',
  'http://example.org',
  'a@example.org',
  '{{x}}',
  '$&',
  '$1',
  'Заказ',
  '🎫',
  'é',
  '0',
  'x',
];

/** Text of such parts. */
export const hostileText = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...HOSTILE) },
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''));
