import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { audit } from './audit-in-process.ts';
import { documentIn, modelIn } from './audit-of.ts';
import type { PlantedAnswer, Planting } from './planted-answers.ts';
import { openPlantedApi } from './planted-api.ts';
import { SECRETS } from './planted-values.ts';
import { scratchFolder } from './run-command.ts';
import { verifyLatest } from './verified-latest.ts';

// Whatever texts and numbers an answer holds: its entry fails, the others run, and the document stays one that people can read.

const folder = scratchFolder();
afterAll(() => folder.remove());

/** As many scenarios as there are texts: each of them gets one. */
const ENTRIES = '1.1 1.2 1.3 2.1 2.2 3.1 3.2 3.6 3.7 4.1 4.2 4.3 5.1 5.2'.split(' ');

const ESC = '\u001b[2J\u001b[31m\u009b\u202e\u0007';
const MANY = 8000;

const textOf = (answer: PlantedAnswer) => answer.body.toString('utf8');
const withText = (answer: PlantedAnswer, text: string): PlantedAnswer => ({
  ...answer,
  body: Buffer.from(text),
});
/** A small list with another member: what is broken is masked as text. */
const small = (answer: PlantedAnswer, member: string): PlantedAnswer =>
  withText(answer, `{"data":[],${member}}`);
const withFirst = (answer: PlantedAnswer, member: string): PlantedAnswer =>
  withText(answer, textOf(answer).replace(/^\{/, `{${member},`));
const json = (answer: PlantedAnswer, status: number, body: JsonObject): PlantedAnswer =>
  withText({ ...answer, status }, JSON.stringify(body));
const fields = (value: string) =>
  Array.from({ length: MANY }, (_, index) => `"made_up_${index}":${value}`).join(',');

/** What is planted, and which check must tell it. */
const PLANTED: Readonly<Record<string, [Planting, string]>> = {
  'half of a surrogate pair in a value': [(answer) => small(answer, '"note":"\\ud83c"'), 'json'],
  'half of a surrogate pair in a name': [(answer) => small(answer, '"\\udfab":1'), 'json'],
  'half of a surrogate pair as bytes': [
    (answer) => ({
      ...answer,
      body: Buffer.concat([Buffer.from('{"note":"'), Buffer.from([0xed, 0xa0, 0xbc]), Buffer.from('"}')]),
    }),
    'encoding',
  ],
  'a byte order mark': [(answer) => withText(answer, '\ufeff{"data":[]}'), 'json'],
  'UTF-16': [
    (answer) => ({ ...answer, body: Buffer.from(`\ufeff${textOf(answer)}`, 'utf16le') }),
    'encoding',
  ],
  'an integer beyond 2^53': [(answer) => small(answer, '"big":9007199254740993'), 'json'],
  'a number without end': [(answer) => small(answer, '"big":1e400'), 'json'],
  'signs that steer a terminal, in a code': [
    (answer) => json(answer, 500, { error: ESC, status: 500, code: `BAD${ESC}`, info: [] }),
    'status',
  ],
  'signs that steer a terminal, in names': [
    (answer) => withFirst(answer, `"\\u001b[31m\\u009b":1`),
    'schema',
  ],
  'a code of very many signs': [
    (answer) =>
      json(answer, 500, { error: 'x'.repeat(400_000), status: 500, code: 'Y'.repeat(400_000), info: [] }),
    'status',
  ],
  'a name of very many signs': [(answer) => withFirst(answer, `"${'n'.repeat(400_000)}":1`), ''],
  'thousands of fields that nobody knows': [(answer) => withFirst(answer, fields('1')), ''],
  'thousands of errors': [
    (answer) =>
      json(answer, 200, {
        status: 'success',
        result: Array.from({ length: MANY }, () => ({
          status: 'error',
          code: 'SEAT_TAKEN',
          message: 'x'.repeat(40),
        })),
      }),
    '',
  ],
  'a pair that is cut': [(answer) => withText(answer, `${'🎫'.repeat(120_000)}`), 'json'],
};

test('no text of an answer ends an audit, floods its document, or steers a terminal', async () => {
  const names = Object.keys(PLANTED);
  const api = await openPlantedApi(
    Object.fromEntries(Object.entries(PLANTED).map(([name, [planting]]) => [name, planting])),
  );
  const out = join(folder.path, 'hostile');
  const result = await audit(['--target', 'live', '--profile', 'seed', '--out', out], {
    only: ENTRIES,
    env: {
      QTICKETS_TOKEN: SECRETS.restToken,
      QTICKETS_PARTNERS_TOKEN: SECRETS.partnersToken,
      QTICKETS_PARTNERS_READ_TOKEN: SECRETS.readToken,
      QTICKETS_BASE_URL: `${api.url}/api/rest/v1`,
      QTICKETS_PARTNERS_BASE_URL: `${api.url}/api/partners/v1`,
      QTICKETS_RESET_URL: `${api.url}/__simulator/reset`,
      QTICKETS_RATE_LIMIT: '1000',
    },
  }).finally(api.close);
  expect([...api.counts].filter(([, count]) => count === 0)).toEqual([]);
  expect(result.code).toBe(1);
  const run = modelIn(out);
  expect(run.unhandledErrors).toEqual([]);
  expect(run.integrity.problems).toEqual([]);
  const failed = run.entries.flatMap(({ scenarios }) =>
    scenarios.flatMap(({ checks }) =>
      checks.filter(({ result: of }) => of === 'fail').map(({ name }) => name),
    ),
  );
  for (const name of names) {
    const check = PLANTED[name]?.[1] ?? '';
    if (check !== '') expect(failed, name).toContain(check);
  }
  const document = documentIn(out);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  const raw = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
  for (const text of [document, result.stdout, result.stderr]) expect(text).not.toMatch(raw);
  expect(document.length).toBeLessThan(300_000);
  for (const name of readdirSync(join(out, 'latest'))) {
    if (/\.(?:xml|json)$/.test(name))
      expect(statSync(join(out, 'latest', name)).size, name).toBeLessThan(2_000_000);
  }
  const { code, stdout, stderr } = await verifyLatest(out, { only: ENTRIES });
  expect({ code, said: code === 0 ? '' : stdout + stderr }).toEqual({ code: 0, said: '' });
});
