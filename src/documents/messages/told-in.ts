import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../../model/plan.ts';
import { RUSSIAN_PHRASES } from './phrases.ts';

interface Phrase {
  pattern: RegExp;
  text: string;
}

let phrases: readonly Phrase[] | null = null;

/**
 * A text of `audit.json`, which is in English, in another language; null where one of its sentences is none that is known there, as
 * what a check found: such a text is quoted as it is.
 */
export function toldIn(language: Language, text: string): string | null {
  if (language === 'en') return text;
  phrases ??= RUSSIAN_PHRASES.map(([english, russian]) => ({ pattern: patternOf(english), text: russian }));
  const whole = phraseOf(phrases, text);
  if (whole !== null) return whole;
  const sentences = text.split(/(?<=\.) (?=[A-Z])/);
  const said = sentences.map((sentence) => phraseOf(phrases ?? [], sentence));
  return said.length > 1 && said.every((sentence) => sentence !== null) ? said.join(' ') : null;
}

function phraseOf(known: readonly Phrase[], sentence: string): string | null {
  for (const { pattern, text } of known) {
    const match = pattern.exec(sentence);
    if (match === null) continue;
    const values = Object.entries(match.groups ?? {}).map(([name, value]) => [
      name,
      name.length === 1 ? Number(value) : value,
    ]);
    return String(new IntlMessageFormat(text, 'ru').format(Object.fromEntries(values)));
  }
  return null;
}

function patternOf(english: string): RegExp {
  const source = english
    .split(/(\{\w+\}|\([\w ]+(?:\|[\w ]+)+\))/)
    .map((part) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      if (name !== undefined) return name.length === 1 ? `(?<${name}>\\d+)` : `(?<${name}>.+?)`;
      return /^\(.*\|.*\)$/.test(part) ? `(?:${part.slice(1)}` : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^${source}$`, 's');
}
