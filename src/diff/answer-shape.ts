import { isJsonObject, type JsonValue } from '../model/json.ts';

/** Types seen at each place of answers: `data[*].price` to `integer`, `null`. */
export type AnswerShape = Map<string, Set<string>>;

// Keys of another form are ids: such an object is a map, and its keys are no fields.
const FIELD_NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** Adds what an answer shows to a shape. The place of the answer itself is ''. */
export function addShape(shape: AnswerShape, value: JsonValue, at = ''): AnswerShape {
  const types = shape.get(at) ?? new Set();
  shape.set(at, types.add(typeOf(value)));
  if (Array.isArray(value)) for (const item of value) addShape(shape, item, `${at}[*]`);
  else if (isJsonObject(value)) {
    const keys = Object.keys(value);
    const isMap = !keys.every((key) => FIELD_NAME.test(key));
    for (const key of keys) {
      const below = isMap ? `${at}{*}` : at === '' ? key : `${at}.${key}`;
      addShape(shape, value[key] ?? null, below);
    }
  }
  return shape;
}

/** The place of the object or list that holds a place; null for the answer itself. */
export function holderOf(path: string): string | null {
  if (path === '') return null;
  const step = /(?:\[\*\]|\{\*\}|(?:^|\.)[^.[\]{}]+)$/.exec(path);
  return step === null ? '' : path.slice(0, step.index);
}

function typeOf(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}
