import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { caseLines, type MadeCase } from '../../../scripts/commands/case-words.ts';
import { PROJECT_DIR } from '../../../src/command/project-paths.ts';
import { drift, type RecordedCall } from '../../../src/diff/drift.ts';
import { toldByCommand } from '../../../src/documents/messages/told-in.ts';
import { plainTranslatorOf } from '../../../src/documents/messages/translator.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import { strictSchema, unsurePlaces } from '../../../src/openapi/strict-schema.ts';
import { suggestRules } from '../../../src/openapi/suggest-rules.ts';

/** Commands whose console is in both languages, with what an audit says while it runs. */
const SPEAKERS = [
  ...['audit', 'record', 'drift', 'case', 'history'].map((name) => `scripts/commands/${name}-main.ts`),
  'scripts/commands/record-options.ts',
  'scripts/commands/case-words.ts',
  ...['src/command', 'src/report/console', 'src/report/ci'].flatMap((folder) =>
    readdirSync(join(PROJECT_DIR, folder))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name}`),
  ),
];
/** A text that is printed as it stands. */
const PRINTED = /\b(?:stdout|stderr|write|say)\(\s*(`(?:[^`\\]|\\.)*`|'(?:[^'\\]|\\.)*')/g;

test.each(SPEAKERS)('%s prints no words of its own', (file) => {
  const text = readFileSync(join(PROJECT_DIR, file), 'utf8');
  const own = [...text.matchAll(PRINTED)]
    .map(([, printed = '']) => printed.replace(/\$\{[^}]*(?:\{[^}]*\}[^}]*)*\}/g, ' '))
    .filter((printed) => /[A-Za-z]{2,},? [A-Za-z]{2,}/.test(printed));
  expect(own).toEqual([]);
});

test('what an API does otherwise than it was recorded is told in Russian', () => {
  const kept = call({ a: 1, b: null, c: 'x', gone: 1, none: 1, word: 'one' }, { status: 200, ms: 10 });
  const now = call({ a: '1', b: 1, c: null, fresh: 1, none: null, word: 'new' }, { status: 500, ms: 900 });
  const lines = drift(
    Array.from({ length: 30 }, (_, id) => ({ ...kept, id: `${id}.1` })),
    Array.from({ length: 30 }, (_, id) => ({ ...now, id: `${id}.1` })),
  );
  const kinds = new Set(lines.map(({ what }) => what.replace(/\d+|[\w[\]*.]+ (?=is|was|may|has)/g, '')));
  expect(kinds.size).toBeGreaterThanOrEqual(6);
  expect(lines.map(({ what }) => toldByCommand('ru', what)).filter(isEnglish)).toEqual([]);
});

test('what a case leaves to a person is told in Russian', () => {
  const items = [1, 2, 3].map((id) => ({
    id,
    total: 2 * id,
    parts: [{ total: id }, { total: id }],
    at: null,
    several: id === 1 ? 'text' : id,
    list: [],
    nothing: {},
    ...(id === 1 ? { rare: 1 } : {}),
  }));
  const falling = [...items].reverse();
  const schema = strictSchema([{ data: items }]);
  const suggestions = [
    ...suggestRules({ data: items }, undefined),
    ...suggestRules({ data: falling }, undefined),
    ...suggestRules({ data: { name: 'a' } }, { name: 'a' }),
  ];
  const made: MadeCase = {
    id: '6.16',
    files: ['tests/cases/6-16.cases.ts'],
    recording: 'fixtures/recordings/6.16.json',
    status: 200,
    outcome: 'ok',
    schema: { name: 'list', isNew: true },
    rows: null,
    failed: ['schema'],
    listed: { toDo: { file: 'qtickets.config.ts', list: 'case6_16', folders: 'schemas' } },
    spec: 'requests.md',
    isShort: true,
    suggestions,
    unsure: unsurePlaces(schema),
  };
  const whys = [...suggestions, ...made.unsure].map(({ why }) => why);
  expect(new Set(whys.map((why) => why.replace(/\d+|\w+\[\*\]\S*/g, ''))).size).toBeGreaterThan(9);
  const plain = (lang: 'en' | 'ru') =>
    caseLines({ ...made, failed: lang === 'ru' ? made.failed : [] }, plainTranslatorOf(lang));
  expect(plain('ru').filter(isEnglish)).toEqual([]);
  expect(plain('en').filter(isEnglish).length).toBeGreaterThan(9);
});

function isEnglish(line: string): boolean {
  return /[A-Za-z]{2,}(?: [a-z]{2,}){2}/.test(line.replace(/npm run \S+/g, ' '));
}

function call(response: JsonValue, parts: Pick<RecordedCall, 'status' | 'ms'>): RecordedCall {
  return { id: '1.1', scenario: '', own: true, method: 'GET', path: '/orders', response, ...parts };
}
