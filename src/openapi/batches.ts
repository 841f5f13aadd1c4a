import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import { PARTNERS } from './api-of.ts';
import { componentRef } from './bundle-schemas.ts';
import type { DocumentedCall } from './documented-calls.ts';

const IN_PART = '-in-part';

/**
 * The answers to batches of which items were refused, by the name of their component: the answer that the contract asks for, with an
 * error in place of each item that was refused. Clients must read them, though no case expects one (seen of the simulator; the
 * vendor shows none).
 */
export function answersInPart(
  calls: readonly DocumentedCall[],
  schemas: JsonObject,
): Record<string, JsonObject> {
  return Object.fromEntries(
    batchesAmong(calls).flatMap(({ schema }): [string, JsonObject][] => {
      const whole = schemas[schema];
      const result =
        isJsonObject(whole) && isJsonObject(whole['properties']) ? whole['properties']['result'] : undefined;
      if (!isJsonObject(whole) || !isJsonObject(result) || result['items'] === undefined) return [];
      const error = componentRef(PARTNERS.errorSchema);
      const inPart = { ...result, items: { anyOf: [result['items'], error] }, contains: error };
      const { examples, ...rest } = whole;
      const properties = { ...(whole['properties'] as JsonObject), result: inPart };
      return [[nameInPart(schema), { ...rest, ...words(whole), properties }]];
    }),
  );
}

/** The names of those components for some calls, of those that are among the schemas. */
export function namesInPart(calls: readonly DocumentedCall[], schemas: JsonObject): string[] {
  const names = new Set(batchesAmong(calls).map(({ schema }) => nameInPart(schema)));
  return [...names].filter((name) => name in schemas);
}

/** An example of each: the answer as it was recorded, with a refusal in place of the last item. */
export function examplesInPart(
  calls: readonly DocumentedCall[],
  refusal: JsonValue | undefined,
): [string, { value: JsonValue }][] {
  return batchesAmong(calls).flatMap(({ schema, example }): [string, { value: JsonValue }][] => {
    if (refusal === undefined || example === undefined || !isJsonObject(example)) return [];
    const { result, ...head } = example;
    if (!Array.isArray(result)) return [];
    return [[nameInPart(schema), { value: { ...head, result: [...result.slice(0, -1), refusal] } }]];
  });
}

function batchesAmong(calls: readonly DocumentedCall[]): DocumentedCall[] {
  return calls.filter(({ api, body = null }) => api === PARTNERS && isJsonObject(body) && 'batch' in body);
}

function nameInPart(name: string): string {
  return name + IN_PART;
}

function words({ title, description }: JsonObject): JsonObject {
  return {
    title: `${String(title)} in part`,
    description:
      `${String(description ?? '')} Here, at least one item was refused: its error stands in its place.`.trim(),
  };
}
