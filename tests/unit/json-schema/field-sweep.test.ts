import { expect, test } from 'vitest';
import { valueAtPointer } from '../../../src/common/items-path.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import { apiSchemas } from './api-schema-set.ts';
import { isProperty, pointersBelow, withoutProperty, withValue } from './edit-body.ts';
import { MAY_BE_EMPTY, MAY_BE_NEGATIVE, NULLABLE, OPTIONAL } from './field-lists.ts';
import { VALID_BODIES } from './valid-bodies.ts';

const kinds = Object.entries(VALID_BODIES).map(([kind, make]) => ({ kind, body: make() }));

/** Pointers whose edited body is accepted. A rejected one must be rejected there, and nowhere else. */
function acceptedEdits(kind: string, pointers: string[], edit: (pointer: string) => JsonValue): string[] {
  return pointers.filter((pointer) => {
    const places = new Set(apiSchemas.check(kind, edit(pointer)).map((problem) => problem.pointer));
    expect([...places]).toEqual(places.size === 0 ? [] : [pointer]);
    return places.size === 0;
  });
}

test.each(kinds)('$kind: a removed field is missed at its place, unless it is optional', ({ kind, body }) => {
  const properties = pointersBelow(body).filter((pointer) => isProperty(body, pointer));
  const accepted = acceptedEdits(kind, properties, (pointer) => withoutProperty(body, pointer));
  expect(accepted.sort()).toEqual([...(OPTIONAL[kind] ?? [])].sort());
});

test.each(kinds)('$kind: null is rejected at its place, unless the field is nullable', ({ kind, body }) => {
  const accepted = acceptedEdits(kind, pointersBelow(body), (pointer) => withValue(body, pointer, null));
  expect(accepted.sort()).toEqual([...(NULLABLE[kind] ?? [])].sort());
});

test.each(kinds)('$kind: a value of another type is rejected at its place, everywhere', ({ kind, body }) => {
  const other = (pointer: string) => (typeof valueAtPointer(body, pointer) === 'boolean' ? 'true' : true);
  expect(
    acceptedEdits(kind, pointersBelow(body), (pointer) => withValue(body, pointer, other(pointer))),
  ).toEqual([]);
});

test.each(kinds)('$kind: a field that nobody knows is let through', ({ kind, body }) => {
  const known = Array.isArray(body) ? '/0' : '';
  expect(apiSchemas.check(kind, withValue(body, `${known}/new_field`, { any: [1] }))).toEqual([]);
});

test.each<[string, JsonValue, readonly string[]]>([
  ['a negative number', -1, MAY_BE_NEGATIVE],
  ['an empty text', '', MAY_BE_EMPTY],
])('%s is rejected at its place but in the fields named', (_, value, names) => {
  const accepted = kinds.flatMap(({ kind, body }) => {
    const same = pointersBelow(body).filter(
      (pointer) => typeof valueAtPointer(body, pointer) === typeof value,
    );
    return acceptedEdits(kind, same, (pointer) => withValue(body, pointer, value));
  });
  const fields = accepted.map((pointer) => pointer.split('/').findLast((token) => !/^\d*$/.test(token)));
  expect([...new Set(fields)].sort()).toEqual([...names].sort());
});
