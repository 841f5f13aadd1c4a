import { expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../../src/model/json.ts';
import { modelOf, schemas } from './fixture-bundle.ts';
import { goodBut, goodPlays, runOf } from './fixture-run.ts';

const plain = (run: ReturnType<typeof runOf>): JsonObject =>
  JSON.parse(JSON.stringify(modelOf(run))) as JsonObject;
const problems = (model: JsonValue) => schemas.check('audit', model).map(({ pointer }) => pointer);

test.each([
  ['ready', runOf(goodPlays())],
  ['failed', runOf(goodBut('1.1', { failed: 'schema' }))],
  ['skipped', runOf(goodBut('6.1', { skip: 'writes are not allowed' }))],
  ['interrupted', runOf(goodPlays().slice(0, 1), { interrupted: true })],
  ['empty, with a fixed clock', runOf([], { warehouse: null, git: null, clockFixed: true })],
])('the model of a run meets the schema: %s', (_, run) => {
  expect(problems(plain(run))).toEqual([]);
});

test('every member of the model is required, and no other is allowed', () => {
  const model = plain(runOf(goodPlays()));
  for (const key of Object.keys(model)) {
    const { [key]: _, ...rest } = model;
    expect(problems(rest), key).toEqual([`/${key}`]);
  }
  expect(problems({ ...model, note: 'added by hand' })).toEqual(['/note']);
});

test.each<[string, string, JsonValue]>([
  ['verdict', 'status', 'READY WITH LIMITATIONS'],
  ['integrity', 'evidenceSha256', 'a'.repeat(104)],
  ['coverage', 'executed', -1],
  ['run', 'commit', 'main'],
  ['run', 'startedAt', 'yesterday'],
  ['spec', 'artifact', '/etc/passwd'],
])('a value that cannot be is refused: %s.%s', (part, member, value) => {
  const model = plain(runOf(goodPlays()));
  const changed = { ...model, [part]: { ...(model[part] as JsonObject), [member]: value } };
  expect(problems(changed)).toEqual([`/${part}/${member}`]);
});

test('a base URL with credentials is refused', () => {
  expect(problems({ ...plain(runOf(goodPlays())), baseUrl: 'https://user:word@api.example.com/' })).toEqual([
    '/baseUrl',
  ]);
});
