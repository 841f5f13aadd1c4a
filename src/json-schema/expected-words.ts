import type { ErrorObject } from 'ajv/dist/2020.js';
import { isJsonObject, type JsonValue } from '../model/json.ts';
import type { SchemaPlaces } from './schema-places.ts';

const TYPES: Record<string, string> = {
  array: 'an array',
  boolean: 'true or false',
  integer: 'an integer',
  null: 'null',
  number: 'a number',
  object: 'an object',
  string: 'a string',
};

const FORMATS: Record<string, string> = {
  date: 'an ISO 8601 date',
  'date-time': 'an ISO 8601 date and time with an offset',
  email: 'an e-mail address',
  uri: 'a URL',
  uuid: 'a UUID',
};

const SIZES: Record<string, string> = {
  minItems: 'elements',
  maxItems: 'elements',
  minLength: 'characters',
  maxLength: 'characters',
  minProperties: 'properties',
  maxProperties: 'properties',
};

/** What a failed keyword asked for, in plain words. Built from the schema alone, never from the value. */
export function expectedWords(error: ErrorObject): string {
  const { keyword } = error;
  const params: Record<string, unknown> = error.params;
  const unit = SIZES[keyword];
  if (unit !== undefined) return sizeWords(keyword, Number(params['limit']), unit);
  switch (keyword) {
    case 'type':
      return typeWords(params['type']);
    case 'required':
    case 'dependentRequired':
      return `the property "${params['missingProperty']}"`;
    case 'enum':
      return enumWords(params['allowedValues']);
    case 'const':
      return JSON.stringify(params['allowedValue']);
    case 'pattern':
      return `text matching ${params['pattern']}`;
    case 'format':
      return FORMATS[String(params['format'])] ?? `text in the format "${params['format']}"`;
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return `a number ${params['comparison']} ${params['limit']}`;
    case 'additionalProperties':
    case 'unevaluatedProperties':
    case 'false schema':
      return 'nothing here';
    case 'uniqueItems':
      return 'elements that all differ';
    case 'oneOf':
      return 'exactly one of the allowed shapes';
    default:
      return error.message ?? `what "${keyword}" asks for`;
  }
}

/** A schema as a choice in words: `an empty array`, `an object`, `"success"`; a `$ref` is followed. */
export function schemaWords(schema: JsonValue | undefined, places: SchemaPlaces, depth = 0): string {
  if (!isJsonObject(schema) || depth > 8) return 'another shape';
  if (schema['const'] !== undefined) return JSON.stringify(schema['const']);
  if (schema['enum'] !== undefined) return enumWords(schema['enum']);
  if (schema['type'] === 'array' && schema['maxItems'] === 0) return 'an empty array';
  if (schema['type'] !== undefined) return typeWords(schema['type']);
  const choices = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(choices)) return choiceWords(choices, places, depth + 1);
  return schemaWords(places.target(schema), places, depth + 1);
}

/** Several schemas as a choice: `an empty array or an object`; each wording once. */
export function choiceWords(schemas: readonly JsonValue[], places: SchemaPlaces, depth = 0): string {
  return [...new Set(schemas.map((schema) => schemaWords(schema, places, depth)))].join(' or ');
}

function typeWords(types: unknown): string {
  return [types]
    .flat()
    .map((type) => TYPES[String(type)] ?? String(type))
    .join(' or ');
}

function enumWords(values: unknown): string {
  const all = [values].flat().map((value) => JSON.stringify(value));
  return all.length === 1 ? (all[0] ?? '') : `one of ${all.join(', ')}`;
}

function sizeWords(keyword: string, limit: number, unit: string): string {
  if (keyword === 'maxItems' && limit === 0) return 'an empty array';
  return `${keyword.startsWith('min') ? 'at least' : 'at most'} ${limit} ${unit}`;
}
