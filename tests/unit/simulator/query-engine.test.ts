import { expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../../src/model/json.ts';
import { columnsOf, runQuery } from '../../../src/simulator/query/list-query.ts';

const ROWS: JsonObject[] = [
  { id: 1, payed: true, price: 100, name: 'b', at: '2025-01-01T00:00:00+03:00', gone: null, tags: ['x'] },
  {
    id: 2,
    payed: false,
    price: 200,
    name: 'a',
    at: '2025-02-01T00:00:00+07:00',
    gone: '2025-03-01T00:00:00+03:00',
    tags: [],
  },
  {
    id: 3,
    payed: true,
    price: 300,
    name: 'c',
    at: '2025-02-01T00:00:00+03:00',
    gone: null,
    tags: ['x', 'y'],
  },
];
const RULES = {
  columns: columnsOf(['id', 'payed', 'price', 'name', 'at', 'gone', 'tags'], { paid: 'payed' }),
  perPage: 2,
  perPageInBody: false,
};
const ALL = { ...RULES, perPage: 100 };

function ids(body: JsonObject, rules = ALL): JsonValue[] | Record<string, string> {
  const page = runQuery(ROWS, body, rules);
  return 'faults' in page ? page.faults : page.rows.map((row) => row['id'] ?? null);
}

test.each<[string, JsonObject, number[]]>([
  ['= by default, a boolean against 1', { column: 'payed', value: 1 }, [1, 3]],
  ['a boolean against "0"', { column: 'payed', value: '0' }, [2]],
  ['an alias', { column: 'paid', value: 0 }, [2]],
  ['!=', { column: 'price', operator: '!=', value: 200 }, [1, 3]],
  ['!= leaves null out', { column: 'gone', operator: '!=', value: '2020-01-01' }, [2]],
  ['<', { column: 'price', operator: '<', value: 200 }, [1]],
  ['>', { column: 'price', operator: '>', value: '200' }, [3]],
  ['<=', { column: 'price', operator: '<=', value: 200 }, [1, 2]],
  ['>= with a date of Moscow', { column: 'at', operator: '>=', value: '2025-02-01' }, [3]],
  ['= of one instant in two zones', { column: 'at', value: '2025-01-31T20:00:00+03:00' }, [2]],
  ['in', { column: 'id', operator: 'in', value: [1, '3', 9] }, [1, 3]],
  ['not in', { column: 'id', operator: 'not in', value: [1] }, [2, 3]],
  ['in array', { column: 'tags', operator: 'in array', value: ['y'] }, [3]],
  ['not in array', { column: 'tags', operator: 'not in array', value: ['y'] }, [1, 2]],
  ['null', { column: 'gone', operator: 'null' }, [1, 3]],
  ['= null', { column: 'gone', value: null }, [1, 3]],
  ['a null cell is not less than a value', { column: 'gone', operator: '<', value: '2030-01-01' }, [2]],
])('where: %s', (_, entry, expected) => {
  expect(ids({ where: [entry] })).toEqual(expected);
});

test('all entries of where must hold', () => {
  expect(
    ids({
      where: [
        { column: 'payed', value: 1 },
        { column: 'price', operator: '>', value: 100 },
      ],
    }),
  ).toEqual([3]);
});

test('rows keep their order without orderBy, and follow its columns in turn', () => {
  expect(ids({})).toEqual([1, 2, 3]);
  expect(ids({ orderBy: { id: 'desc' } })).toEqual([3, 2, 1]);
  expect(ids({ orderBy: { payed: 'asc', name: 'desc' } })).toEqual([2, 3, 1]);
  expect(ids({ orderBy: { at: 'asc' } })).toEqual([1, 2, 3]);
});

test('pages are cut after filter and order, and one beyond the last is empty', () => {
  expect(ids({ page: 2, orderBy: { id: 'desc' } }, RULES)).toEqual([1]);
  const beyond = runQuery(ROWS, { page: 9 }, RULES);
  expect(beyond).toEqual({ rows: [], paging: { perPage: 2, currentPage: 9, total: 3 } });
});

test('per_page counts only where it is allowed, and never above the page size', () => {
  const asked = (perPage: number, perPageInBody: boolean) =>
    runQuery(ROWS, { per_page: perPage }, { ...RULES, perPageInBody });
  expect(asked(1, false)).toMatchObject({ paging: { perPage: 2 } });
  expect(asked(1, true)).toMatchObject({ paging: { perPage: 1 } });
  expect(asked(50, true)).toMatchObject({ paging: { perPage: 2 } });
});

test.each<[JsonObject, string]>([
  [{ where: [{ column: 'nothing', value: 1 }] }, 'where.0.column'],
  [{ where: [{ column: 'id', operator: 'like', value: 1 }] }, 'where.0.operator'],
  [{ where: [{ column: 'id', operator: 'toString', value: 1 }] }, 'where.0.operator'],
  [{ where: [{ column: 'id' }] }, 'where.0.value'],
  [{ where: [{ column: 'id', operator: 'in', value: 1 }] }, 'where.0.value'],
  [{ where: ['id'] }, 'where.0'],
  [{ where: { column: 'id', value: 1 } }, 'where'],
  [{ orderBy: 'id' }, 'orderBy'],
  [{ orderBy: { nothing: 'asc' } }, 'orderBy.nothing'],
  [{ orderBy: { id: 'up' } }, 'orderBy.id'],
  [{ page: 0 }, 'page'],
  [{ page: 1.5 }, 'page'],
])('%j is refused at %s', (body, field) => {
  expect(Object.keys(ids(body))).toEqual([field]);
});
