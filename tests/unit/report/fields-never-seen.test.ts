import { expect, test } from 'vitest';
import type { FieldUse } from '../../../src/model/field-use.ts';
import { fieldsNeverSeen, objectsLookedAt } from '../../../src/report/fields-never-seen.ts';
import { runOf } from './fixture-run.ts';

const use = (absent: string[], changes: Partial<FieldUse> = {}): FieldUse => ({
  schema: 'order.schema.json',
  at: '',
  objects: 10,
  absent,
  unknown: [],
  ...changes,
});
const evidence = (...fieldUses: FieldUse[]) => runOf([{ id: '1.1', fieldUses }]).evidence;

test('a field counts as never seen when no answer of the run had it', () => {
  expect(
    fieldsNeverSeen([...evidence(use(['a', 'b'])), ...evidence(use(['b', 'c'], { objects: 5 }))]),
  ).toEqual([{ schema: 'order.schema.json', at: '', objects: 15, absent: ['b'] }]);
});

test('places of one schema, and schemas, are told apart', () => {
  const uses = [use(['a'], { at: 'baskets[*]' }), use([]), use(['a'], { schema: 'client.schema.json' })];
  expect(fieldsNeverSeen(evidence(...uses)).map(({ schema, at }) => [schema, at])).toEqual([
    ['client.schema.json', ''],
    ['order.schema.json', 'baskets[*]'],
  ]);
});

test('the objects of all answers are counted', () => {
  expect(objectsLookedAt([...evidence(use([])), ...evidence(use(['a']), use([], { at: 'x' }))])).toBe(30);
  expect(objectsLookedAt(evidence())).toBe(0);
});
