import { expect, test } from 'vitest';
import { saidOf, whatItShows } from '../../../src/documents/answerer-words.ts';
import { checklist, recommendations } from '../../../src/documents/conclusions.ts';
import { RUSSIAN_PHRASES } from '../../../src/documents/messages/phrases.ts';
import { RUSSIAN_EVIDENCE } from '../../../src/documents/messages/phrases-of-evidence.ts';
import { toldIn } from '../../../src/documents/messages/told-in.ts';
import type { Answerer } from '../../../src/model/answered-by.ts';
import { modelOf } from '../report/fixture-bundle.ts';
import { goodBut, goodPlays, runOf } from '../report/fixture-run.ts';

const recordings = { files: 2, from: '2025-11-08', to: '2025-11-09' };
const ANSWERERS: Answerer[][] = [
  [],
  [{ who: 'simulator', host: null, recordings: null, answers: 3 }],
  [{ who: 'simulator', host: null, recordings, answers: 3 }],
  [
    {
      who: 'simulator',
      host: null,
      recordings: { ...recordings, files: 1, to: recordings.from },
      answers: 3,
    },
  ],
  [{ who: 'account', host: 'qtickets.ru', recordings: null, answers: 3 }],
  [{ who: 'account', host: '127.0.0.1:8787', recordings: null, answers: 3 }],
  [{ who: 'account', host: 'qtickets.ru', recordings, answers: 3 }],
  [{ who: 'account', host: null, recordings, answers: 3 }],
];
const RUNS = {
  'a good run': runOf(goodPlays()),
  'a run with a failure': runOf(goodBut('2.1', { failed: 'schema' })),
  'a run with a skip': runOf(goodBut('6.1', { skip: 'no token' })),
  'a run that was cut off': runOf(goodPlays().slice(0, 2), { interrupted: true }),
  'a run without any entry': runOf([]),
  'a run with an error outside the cases': runOf(goodPlays(), { unhandledErrors: ['broken'], git: null }),
  'a run of changed code': runOf(goodPlays(), { git: { commit: 'a'.repeat(40), dirty: true } }),
};

test.each(ANSWERERS.map((answerers) => [saidOf(answerers), answerers] as const))(
  'of %s the Russian page speaks Russian',
  (said, answerers) => {
    expect(toldIn('ru', said)).toMatch(/[а-я]/);
    expect(toldIn('ru', whatItShows(answerers))).toMatch(/[а-я]/);
  },
);

test.each(Object.entries(RUNS))('what is said of %s has a Russian form', (_, played) => {
  const run = modelOf(played);
  // What broke the evidence is quoted.
  const said = [...run.verdict.reasons, ...run.verdict.missing, ...recommendations(run)].filter(
    (sentence) => !sentence.startsWith('The evidence is broken'),
  );
  for (const text of [...said, ...checklist(run).map((item) => item.text)])
    expect([text, toldIn('ru', text)]).toEqual([text, expect.stringMatching(/[а-я]/)]);
});

test('a sentence takes its numbers with it, and several of them are told together', () => {
  expect(toldIn('ru', '2 entries failed: 3.6, 6.1 read.')).toBe('Не прошли 2 запроса: 3.6, 6.1 read.');
  expect(toldIn('ru', '1 entry failed: 3.6.')).toBe('Не прошёл 1 запрос: 3.6.');
  expect(
    toldIn('ru', 'The account was asked during this run. The run was interrupted after 1 of 3 entries.'),
  ).toMatch(/^Аккаунт .*\. Запуск /);
});

test('what is not known is not told by halves', () => {
  expect(toldIn('ru', 'Something else.')).toBeNull();
  expect(toldIn('ru', 'The account was asked during this run. Something else.')).toBeNull();
  expect(toldIn('en', 'Something else.')).toBe('Something else.');
});

test.each([...RUSSIAN_PHRASES, ...RUSSIAN_EVIDENCE])(
  '"%s" names in Russian nothing that it does not have',
  (english, russian) => {
    const names = (text: string) => [...text.matchAll(/\{(\w+)(?=[},])/g)].map(([, name]) => name ?? '');
    for (const name of names(russian)) expect(names(english)).toContain(name);
  },
);
