import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../../model/plan.ts';

/**
 * A message that chooses its plurals, with its numbers written by `number`: what ICU puts between thousands is not the same in
 * every Node.js.
 */
export function messageFormat(
  text: string,
  language: Language,
  number: (value: number) => string,
): IntlMessageFormat {
  return new IntlMessageFormat(text, language, undefined, {
    formatters: {
      // The number sign of a plural.
      getNumberFormat: () => ({ format: number }) as unknown as Intl.NumberFormat,
      getDateTimeFormat: (...of: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
        new Intl.DateTimeFormat(...of),
      getPluralRules: (...of: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...of),
    },
  });
}
