import { expect, test } from 'vitest';
import { type BriefKey, saidBriefly } from '../../../src/documents/messages/brief.ts';
import { CATALOGUES, type MessageKey, translatorOf } from '../../../src/documents/messages/translator.ts';

const { en: EN, ru: RU } = CATALOGUES;
const KEYS = Object.keys(EN) as MessageKey[];
const valuesIn = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)(?=[},])/g)].map(([, name]) => name ?? ''))].sort();

test.each(KEYS)('%s is there in both languages, with the same values', (key) => {
  expect(RU[key]).not.toBe('');
  expect(valuesIn(RU[key])).toEqual(valuesIn(EN[key]));
  const numbers = Object.fromEntries(valuesIn(EN[key]).map((name) => [name, 3]));
  for (const language of ['en', 'ru'] as const) {
    const words = translatorOf(language).say(key, numbers);
    expect(words).not.toMatch(/[{}#]/);
  }
});

test.each([
  ['ru', 1, '1 проверка'],
  ['ru', 3, '3 проверки'],
  ['ru', 11, '11 проверок'],
  ['ru', 21, '21 проверка'],
  ['ru', 1000, '1\u00a0000 проверок'],
  ['en', 1, '1 check'],
  ['en', 21, '21 checks'],
  ['en', 1000, '1,000 checks'],
] as const)('in %s a number of %i chooses its plural', (language, count, words) => {
  expect(translatorOf(language).say('not.checks', { count })).toContain(words);
});

test('what is said before plurals can be chosen has none, and puts its values in', () => {
  const brief = KEYS.filter((key): key is BriefKey =>
    /^(?:start|wait|stop|run\.(?:progress|undo|noUndo|left$))/.test(key),
  );
  expect(brief.length).toBeGreaterThan(15);
  for (const key of brief)
    for (const language of ['en', 'ru'] as const) {
      expect(CATALOGUES[language][key]).not.toMatch(/, (?:plural|select),/);
      const values = Object.fromEntries(valuesIn(EN[key]).map((name) => [name, 3]));
      expect(saidBriefly(language, key, values)).toBe(translatorOf(language).say(key, values));
    }
});
