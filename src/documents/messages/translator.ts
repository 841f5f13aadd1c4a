import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../../model/plan.ts';
import { EN } from './en.ts';
import { RU } from './ru.ts';

/** Names of the messages. */
export type MessageKey = keyof typeof EN;
type Values = Readonly<Record<string, string | number>>;

/** A message in one language, with its values: numbers choose the plural. */
export interface Translator {
  language: Language;
  /** The message of this name. */
  say: (key: MessageKey, values?: Values) => string;
  /** A whole number with its thousands apart. */
  number: (value: number) => string;
}

const CATALOGUES: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { en: EN, ru: RU };
/** Between thousands; of the project's own choice, since that of ICU is not the same in every Node.js. */
const GROUPS: Readonly<Record<Language, string>> = { en: ',', ru: '\u00a0' };

const made = new Map<Language, Translator>();

/** The translator of a language; there is one of each. */
export function translatorOf(language: Language): Translator {
  const known = made.get(language);
  if (known !== undefined) return known;
  const catalogue = CATALOGUES[language];
  const formats = new Map<MessageKey, IntlMessageFormat>();
  const number = (value: number) => grouped(value, GROUPS[language]);
  const formatters = {
    // The number sign of a plural: the same numbers as everywhere else.
    getNumberFormat: () => ({ format: number }) as unknown as Intl.NumberFormat,
    getDateTimeFormat: (...of: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
      new Intl.DateTimeFormat(...of),
    getPluralRules: (...of: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...of),
  };
  const say: Translator['say'] = (key, values) => {
    const text = catalogue[key];
    // Most have nothing to put in.
    if (values === undefined) return text;
    const format = formats.get(key) ?? new IntlMessageFormat(text, language, undefined, { formatters });
    formats.set(key, format);
    return String(format.format(values));
  };
  const translator = { language, say, number };
  made.set(language, translator);
  return translator;
}

function grouped(value: number, between: string): string {
  const [whole = '', part] = String(value).split('.');
  const text = whole.replace(/\B(?=(?:\d{3})+$)/g, between);
  return part === undefined ? text : `${text}.${part}`;
}
