import { expect, test } from 'vitest';
import { warehouseError } from '../../../src/warehouse/warehouse-error.ts';

const nobody = async () => undefined;
const secret = { message: 'Cannot parse value anna@example.com (ANNA_SECRET)', type: 'ANNA_SECRET' };

test.each([
  ['CHDB_PLATFORM', 'WAREHOUSE_UNSUPPORTED_PLATFORM'],
  ['CHDB_ABI', 'WAREHOUSE_UNSUPPORTED_PLATFORM'],
  ['ERR_MODULE_NOT_FOUND', 'WAREHOUSE_UNSUPPORTED_PLATFORM'],
  ['MODULE_NOT_FOUND', 'WAREHOUSE_UNSUPPORTED_PLATFORM'],
  ['CHDB_CONNECTION', 'WAREHOUSE_UNREACHABLE'],
  ['CHDB_CLOSED', 'WAREHOUSE_QUERY'],
  ['60', 'WAREHOUSE_QUERY'],
])('code %s of the embedded engine is %s', async (code, expected) => {
  const error = await warehouseError({ ...secret, code }, 'count', undefined, nobody);
  expect(error.code).toBe(expected);
  expect(error.message).toContain(code);
});

test.each(['ECONNREFUSED', 'ENOTFOUND', 'DEPTH_ZERO_SELF_SIGNED_CERT', ''])(
  'no answer of a server (%s) is unreachable',
  async (code) => {
    const error = await warehouseError({ ...secret, code }, 'connect', 'http://db.example.com', nobody);
    expect(error.code).toBe('WAREHOUSE_UNREACHABLE');
    expect(error.message).toContain('http://db.example.com');
    expect(error.remedy).toContain('CLICKHOUSE_URL');
  },
);

test('a refusal has the code and the name that ClickHouse gives it, never the message', async () => {
  const error = await warehouseError(
    { ...secret, code: '27' },
    'insert',
    'http://db.example.com',
    async (code) => (code === 27 ? 'CANNOT_PARSE_INPUT_ASSERTION_FAILED' : 'OTHER'),
  );
  expect(error.message).toContain('27 CANNOT_PARSE_INPUT_ASSERTION_FAILED');
  expect(error.message).not.toMatch(/anna|ANNA/);
  expect(error.cause).toBeUndefined();
});

test('a refusal whose name nobody knows has the code alone', async () => {
  const error = await warehouseError({ ...secret, code: '27' }, 'insert', undefined, nobody);
  expect(error.message).toMatch(/code 27\n/);
});

test('what is no error object is still an error of the warehouse', async () => {
  expect((await warehouseError('broken', 'count', undefined, nobody)).code).toBe('WAREHOUSE_QUERY');
});
