import { expect, test } from 'vitest';
import { excerptOf } from '../../../src/documents/html/excerpt.ts';
import type { JsonValue } from '../../../src/model/json.ts';

const of = (body: JsonValue, failed: string[] = [], most = 2000) =>
  excerptOf(body, { failed, most, left: (count) => `${count} left out` });
const textOf = ({ lines }: ReturnType<typeof excerptOf>) => lines.map(({ text }) => text).join('\n');
const marked = ({ lines }: ReturnType<typeof excerptOf>) =>
  lines.filter((line) => line.marked).map(({ text }) => text.trim());
const order = (id: number) => ({ id, payed: true, client: { name: `client ${id}`, note: 'n'.repeat(40) } });

test('a short body is all there, as JSON with an indent', () => {
  const body = { data: [order(1), order(2)], paging: { total: 2 }, none: {}, empty: [] };
  const found = of(body);
  expect(found.whole).toBe(true);
  expect(JSON.parse(textOf(found))).toEqual(body);
});

test('a long list has its first items and those that failed, and says how many are left out', () => {
  const found = of({ data: Array.from({ length: 100 }, (_, id) => order(id)) }, ['/data/40/payed'], 1500);
  expect(found.whole).toBe(false);
  expect(marked(found)).toEqual(['"payed": true,']);
  const text = textOf(found);
  expect(text).toContain('"id": 40');
  expect(text).not.toContain('"id": 41');
  expect(text.length).toBeLessThanOrEqual(1600);
  const counts = [...text.matchAll(/… (\d+) left out/g)].map(([, count]) => Number(count));
  // Those between the first items and the failed one, and those after it.
  expect(counts.at(-1)).toBe(59);
});

test('the object is marked that lacks what had to be in it', () => {
  const found = of({ data: [order(1), { id: 2 }] }, ['/data/1/payed']);
  expect(marked(found)).toEqual(['{']);
  expect(found.lines.findIndex((line) => line.marked)).toBeGreaterThan(3);
});

test('a place with signs in its keys is found', () => {
  expect(marked(of({ 'a/b': { 'c~d': 1 } }, ['/a~1b/c~0d']))).toEqual(['"c~d": 1']);
});

test('the whole body is marked at its first line', () => {
  expect(marked(of({ status: 'error' }, ['']))).toEqual(['{']);
});

test.each([
  ['a text', 'x '.repeat(9000)],
  ['a text without a space', 'x'.repeat(9000)],
  ['a map of many members', Object.fromEntries(Array.from({ length: 4000 }, (_, at) => [`key${at}`, at]))],
  ['lists in lists', Array.from({ length: 50 }, () => Array.from({ length: 50 }, () => order(1)))],
])('%s stays within its measure', (_, body) => {
  const found = of(body, [], 1000);
  expect(textOf(found).length).toBeLessThan(1200);
  expect(found.whole).toBe(false);
});

test('no value is cut within a word, which could make a masked one look like another', () => {
  const url = 'https://venue.example.org/cancel-order/maskkx5de3/00000000e3df21ee867ad268d84b760a';
  const found = of({ many: Array.from({ length: 99 }, () => url), note: `see ${url} `.repeat(60) }, [], 400);
  const addresses = textOf(found).match(/https:\S*/g) ?? [];
  expect(addresses.map((text) => text.replace(/["…,]+$/, '')).every((text) => text === url)).toBe(true);
});

test('a text that is no JSON is shown as a text', () => {
  expect(textOf(of('<html>not found</html>'))).toBe('"<html>not found</html>"');
});
