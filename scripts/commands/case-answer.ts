import type { apiSchemas } from '../../src/command/project-inputs.ts';
import type { ContractCase, Outcome } from '../../src/model/case.ts';
import type { JsonValue } from '../../src/model/json.ts';
import type { SpecEntry } from '../../src/model/spec.ts';
import { strictSchema } from '../../src/openapi/strict-schema.ts';
import type { Recording } from '../../src/targets/recording.ts';

// What is read out of the one answer that a new case is made from.

/** What an answer shows that its call is to be expected to give. */
export function outcomeOf({ status, response }: Recording): Outcome {
  const text = JSON.stringify(response);
  const isError = /"status":"error"|"error":/.test(text.slice(0, 200));
  if (status === 401 || status === 403 || /ACCESS_DENIED|WRONG_AUTHORIZATION/.test(text)) return 'denied';
  if (status === 404) return 'missing';
  return status >= 400 || isError ? 'invalid' : 'ok';
}

/** The first schema of a case like this one that an answer already meets; null when there is none. */
export function fittingSchema(
  like: ContractCase | undefined,
  { response }: Recording,
  schemas: ReturnType<typeof apiSchemas>,
  outcome: Outcome,
  partners: boolean,
): string | null {
  const candidates =
    outcome === 'ok'
      ? (like?.scenarios.filter((one) => one.outcome === 'ok').map(({ schema }) => schema) ?? [])
      : [partners ? 'partners-error' : 'rest-error'];
  return candidates.find((name) => schemas.check(name, response).length === 0) ?? null;
}

/** A name that no schema has, by the steps of the path of an entry. */
export function newName({ path }: SpecEntry, taken: readonly string[]): string {
  const words = path.replace(/^\/api\/(rest\/v1|(partners)\/v1)/, '$2').split('/');
  const name = words.filter((word) => word !== '' && !/[{\d]/.test(word)).join('-');
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? name : `${name}-${number}`;
    if (!taken.includes(tried)) return tried;
  }
}

/** The text of a schema that the answer meets, and little else does. */
export function schemaText(name: string, response: JsonValue, { id, title }: SpecEntry): string {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `https://qtickets-contract-audit.invalid/schemas/api/${name}.schema.json`,
    title: `Answer to ${id}: ${title}`,
    ...strictSchema([response]),
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
