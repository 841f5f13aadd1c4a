import type { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../../model/plan.ts';
import { EN } from './en.ts';
import { messageFormat } from './message-format.ts';
import { RU } from './ru.ts';
import { toldIn } from './told-in.ts';

/** Names of the messages. */
export type MessageKey = keyof typeof EN;
type Values = Readonly<Record<string, string | number>>;

/** A message in one language, with its values: numbers choose the plural. */
export interface Translator {
  language: Language;
  /** The message of this name. */
  say: (key: MessageKey, values?: Values) => string;
  /** The same with values that are no text: in order what stands before, between and behind them, and they. */
  parts: <T>(key: MessageKey, values: Readonly<Record<string, T | number>>) => (string | T)[];
  /** A text of `audit.json` in this language; as it is where it is none that is known there. */
  told: (text: string) => string;
  /** A whole number with its thousands apart. */
  number: (value: number) => string;
}

/** Every message, by its language. */
export const CATALOGUES: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = {
  en: EN,
  ru: RU,
};
/** Between thousands; of the project's own choice, since that of ICU is not the same in every Node.js. */
const GROUPS: Readonly<Record<Language, string>> = { en: ',', ru: '\u00a0' };

const made = new Map<string, Translator>();

/** The translator of a page in a language; there is one of each. */
export function translatorOf(language: Language): Translator {
  return kept(language, GROUPS[language]);
}

/** The translator of a text that programs read as well: its numbers are digits alone. */
export function plainTranslatorOf(language: Language): Translator {
  return kept(language, '');
}

function kept(language: Language, between: string): Translator {
  const name = `${language} ${between}`;
  const translator = made.get(name) ?? madeFor(language, between);
  made.set(name, translator);
  return translator;
}

function madeFor(language: Language, between: string): Translator {
  const catalogue = CATALOGUES[language];
  const formats = new Map<MessageKey, IntlMessageFormat>();
  const number = (value: number) => grouped(value, between);
  const formatOf = (key: MessageKey) => {
    const format = formats.get(key) ?? messageFormat(catalogue[key], language, number);
    formats.set(key, format);
    return format;
  };
  return {
    language,
    number,
    // Most have nothing to put in.
    say: (key, values) => (values === undefined ? catalogue[key] : String(formatOf(key).format(values))),
    parts: <T>(key: MessageKey, values: Readonly<Record<string, T | number>>) => {
      const found: string | T | (string | T)[] = formatOf(key).format<T>(values);
      return Array.isArray(found) ? found : [found];
    },
    told: (text) => toldIn(language, text) ?? text,
  };
}

function grouped(value: number, between: string): string {
  const [whole = '', part] = String(value).split('.');
  const text = whole.replace(/\B(?=(?:\d{3})+$)/g, between);
  return part === undefined ? text : `${text}.${part}`;
}
