import type { Language } from '../../model/plan.ts';
import { messageFormat } from './message-format.ts';
import { RUSSIAN_PHRASES } from './phrases.ts';
import { RUSSIAN_COMMANDS } from './phrases-of-commands.ts';
import { RUSSIAN_EVIDENCE } from './phrases-of-evidence.ts';

interface Phrase {
  pattern: RegExp;
  text: string;
}

let phrases: readonly Phrase[] | null = null;
let ofCommands: readonly Phrase[] | null = null;
/** What was told: entries by the thousand expect and answer the same. */
const known = new Map<string, string | null>();
const MOST_KNOWN = 1000;

/**
 * A text of `audit.json`, which is in English, in another language; null where one of its sentences is none that is known there, as
 * what a check found: such a text is quoted as it is.
 */
export function toldIn(language: Language, text: string): string | null {
  if (language === 'en') return text;
  const found = known.get(text);
  if (found !== undefined) return found;
  const told = inRussian(text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, told);
  return told;
}

/** A text that a command beside an audit says of answers, in another language; as it is where it is none that is known there. */
export function toldByCommand(language: Language, text: string): string {
  if (language === 'en') return text;
  ofCommands ??= phrasesOf(RUSSIAN_COMMANDS);
  return phraseOf(ofCommands, text) ?? toldIn(language, text) ?? text;
}

function phrasesOf(texts: readonly (readonly [english: string, russian: string])[]): Phrase[] {
  return texts.map(([english, russian]) => ({ pattern: patternOf(english), text: russian }));
}

function inRussian(text: string): string | null {
  phrases ??= phrasesOf([...RUSSIAN_PHRASES, ...RUSSIAN_EVIDENCE]);
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
      // What stands for words may have a form of its own, as the rows that a table holds.
      name.length === 1 ? Number(value) : (phraseOf(known, value) ?? value),
    ]);
    return String(messageFormat(text, 'ru', String).format(Object.fromEntries(values)));
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
