import { Ajv, type ValidateFunction } from 'ajv';
import ajvFormats from 'ajv-formats';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { API_SCHEMAS_DIR } from '../../../src/command/project-paths.ts';
import { loadSchemas } from '../../../src/json-schema/schema-set.ts';
import { isJsonObject, type JsonValue } from '../../../src/model/json.ts';
import { changedAnswer } from '../../bench/changed-answer.ts';
import { WRONG_ANSWERS } from '../../bench/prove-contestant.ts';
import { wholeSchema } from '../../bench/whole-schema.ts';
import { type SimulatorCaller, send, simulatorCaller } from '../simulator/simulator-caller.ts';
import { callOf, schemaFiles, tokenOf, work } from './bench-work.ts';

const schemas = loadSchemas(API_SCHEMAS_DIR);
const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false });
ajvFormats.default(ajv);

let caller: SimulatorCaller;
beforeAll(async () => {
  caller = await simulatorCaller();
});
afterAll(() => caller.close());

async function answerTo(id: string): Promise<string> {
  const call = callOf(id);
  const sent = { token: tokenOf(call), ...(call.body === undefined ? {} : { body: call.body }) };
  return (await send(caller.url, call.method, call.path, sent)).text;
}

const compiled = new Map<string, ValidateFunction>();
function isAccepted(name: string, text: string): boolean {
  const validate = compiled.get(name) ?? ajv.compile(wholeSchema(schemaFiles, name));
  compiled.set(name, validate);
  return validate(JSON.parse(text)) as boolean;
}

/** A body of which each list keeps its first two elements: the others are no other kind. */
function shortened(body: JsonValue): JsonValue {
  if (Array.isArray(body)) return body.slice(0, 2).map(shortened);
  if (!isJsonObject(body)) return body;
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, shortened(value)]));
}

/** The text with each field of its objects removed in turn; of a list, those of its first element. */
function withoutOne(text: string): string[] {
  const changed: string[] = [];
  const walk = (at: string[], value: JsonValue | undefined) => {
    if (Array.isArray(value)) return walk([...at, '0'], value[0]);
    if (value === undefined || !isJsonObject(value)) return;
    for (const [key, child] of Object.entries(value)) {
      changed.push(changedAnswer(text, { at: [...at, key], remove: true }));
      walk([...at, key], child);
    }
  };
  walk([], JSON.parse(text) as JsonValue);
  return changed;
}

// One call for each schema.
const calls = work.calls.filter(
  ({ schema }, index, all) => all.findIndex((call) => call.schema === schema) === index,
);
test.each(calls)(
  'an answer that meets $schema, and alterations of it, are judged as by the files',
  async (call) => {
    const text = JSON.stringify(shortened(JSON.parse(await answerTo(call.id)) as JsonValue));
    expect(isAccepted(call.schema, text)).toBe(true);
    const judged = withoutOne(text).map((altered) => ({
      whole: isAccepted(call.schema, altered),
      files: schemas.check(call.schema, JSON.parse(altered) as JsonValue).length === 0,
    }));
    expect(judged.map(({ whole }) => whole)).toEqual(judged.map(({ files }) => files));
    expect(judged.some(({ files }) => !files)).toBe(true);
  },
);

test.each(WRONG_ANSWERS)('an answer in which $what is refused', async ({ id, as }) => {
  const text = await answerTo(id);
  expect(isAccepted(callOf(id).schema, changedAnswer(text, as))).toBe(false);
});

test('what stands beside a $ref is kept, and a keyword of a later draft is refused', () => {
  const file = (name: string, schema: Record<string, JsonValue>) => ({
    name,
    file: `schemas/api/${name}.schema.json`,
    sha256: '',
    id: `https://example.invalid/schemas/api/${name}.schema.json`,
    schema,
  });
  const files = [
    file('id', { type: 'integer' }),
    file('positive', { $ref: 'id.schema.json', minimum: 1 }),
    file('later', { prefixItems: [{ type: 'integer' }] }),
  ];
  const accepts = new Ajv({ strictTypes: false }).compile(wholeSchema(files, 'positive'));
  expect([accepts(1), accepts(0), accepts('1')]).toEqual([true, false, false]);
  expect(() => wholeSchema(files, 'later')).toThrow(/prefixItems/);
});
