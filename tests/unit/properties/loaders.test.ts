import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIXTURES_DIR } from '../../../src/command/project-paths.ts';
import type { LoaderName } from '../../../src/model/case.ts';
import { AuditError } from '../../../src/model/errors.ts';
import { isJsonObject, type JsonValue } from '../../../src/model/json.ts';
import { openFixtures } from '../../../src/targets/fixture-store.ts';
import type { LoadContext } from '../../../src/warehouse/loaders/loader.ts';
import { loaderFor } from '../../../src/warehouse/loaders/loader-for.ts';
import { withValue } from '../../mutation/reply.ts';
import { holds, hostileText } from './property.ts';

const ANSWERS: readonly (readonly [LoaderName, string, string])[] = [
  ['orders', '1.2', ''],
  ['clients', '2.1', ''],
  ['events', '3.1', ''],
  ['seats', '3.7', ''],
  ['priceShades', '4.1', ''],
  ['discounts', '4.2', ''],
  ['promoCodes', '4.3', ''],
  ['barcodes', '5.1', ''],
  ['partnerTickets', '6.2', 'write'],
  ['partnerChecks', '6.8', ''],
  ['partnerSeats', '6.14', ''],
];
const context: LoadContext = {
  eventId: '12',
  showId: '41',
  snapshotTs: new Date('2025-11-07T12:00:00Z'),
  ver: 7,
};
const value = fc.oneof(
  hostileText,
  fc.double(),
  fc.integer(),
  fc.constantFrom<JsonValue[]>(null, true, false, '', [], {}, [null], 'x', '-1', 1e21, -0),
) as fc.Arbitrary<JsonValue>;

/** The first items of a recorded answer: enough to break. */
function bodyOf(id: string, scenario: string): JsonValue {
  const body = openFixtures(FIXTURES_DIR).read(id, scenario)[0]?.response ?? null;
  if (!isJsonObject(body) || !Array.isArray(body['data'])) return body;
  return { ...body, data: body['data'].slice(0, 3) };
}

function pathsIn(of: JsonValue, path: readonly string[] = []): string[][] {
  if (typeof of !== 'object' || of === null) return [[...path]];
  const below = Object.entries(of).flatMap(([key, child]) => pathsIn(child, [...path, key]));
  return path.length === 0 ? below : [[...path], ...below];
}

const rowsOf = (name: LoaderName, body: JsonValue) =>
  loaderFor(name)(body, context).flatMap(({ rows }) => rows);

test.each(ANSWERS)(
  '%s: whatever stands at a place of the answer, rows of plain values come, or a typed error',
  (name, id, scenario) => {
    const body = bodyOf(id, scenario);
    const paths = pathsIn(body);
    holds(
      20,
      fc.property(fc.constantFrom(...paths), value, (path, other) => {
        try {
          for (const row of rowsOf(name, withValue(body, path, other))) {
            for (const cell of Object.values(row))
              expect(cell === null || typeof cell === 'string' || Number.isFinite(cell)).toBe(true);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(AuditError);
        }
      }),
    );
  },
);

test.each(ANSWERS)(
  '%s: further fields and another order of keys change no column but the item itself',
  (name, id, scenario) => {
    const body = bodyOf(id, scenario);
    const whole = rowsOf(name, body).map(({ payload_json: _, ...row }) => row);
    expect(whole.length).toBeGreaterThan(0);
    const turned = (of: JsonValue, extra: JsonValue): JsonValue => {
      if (Array.isArray(of)) return of.map((item) => turned(item, extra));
      if (!isJsonObject(of)) return of;
      const entries = Object.entries(of).map(([key, child]): [string, JsonValue] => [
        key,
        turned(child, extra),
      ]);
      // A map by ids has no further fields.
      const isRecord = entries.every(([key]) => /^[a-z_A-Z]+$/.test(key));
      return Object.fromEntries([
        ...(isRecord ? [['further_field', extra] as [string, JsonValue]] : []),
        ...entries.reverse(),
      ]);
    };
    holds(
      5,
      fc.property(value, (extra) => {
        expect(rowsOf(name, turned(body, extra)).map(({ payload_json: _, ...row }) => row)).toEqual(whole);
      }),
    );
  },
);
