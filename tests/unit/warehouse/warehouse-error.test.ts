import { expect, test, vi } from 'vitest';
import { AuditError } from '../../../src/model/errors.ts';
import { addressError, isRightMissing, warehouseError } from '../../../src/warehouse/warehouse-error.ts';

const nobody = async () => undefined;
const secret = { message: 'Cannot parse value anna@example.com (ANNA_SECRET)', type: 'ANNA_SECRET' };

test.each([
  ['CHDB_PLATFORM', '(CHDB_PLATFORM)', 'WAREHOUSE_UNSUPPORTED_PLATFORM', 'CLICKHOUSE_URL'],
  ['CHDB_ABI', '(CHDB_ABI)', 'WAREHOUSE_UNSUPPORTED_PLATFORM', 'CLICKHOUSE_URL'],
  ['ERR_MODULE_NOT_FOUND', '(ERR_MODULE_NOT_FOUND)', 'WAREHOUSE_UNSUPPORTED_PLATFORM', 'CLICKHOUSE_URL'],
  ['MODULE_NOT_FOUND', '(MODULE_NOT_FOUND)', 'WAREHOUSE_UNSUPPORTED_PLATFORM', 'CLICKHOUSE_URL'],
  ['CHDB_CONNECTION', '(CHDB_CONNECTION)', 'WAREHOUSE_UNREACHABLE', 'directory'],
  ['CHDB_CLOSED', '(CHDB_CLOSED)', 'WAREHOUSE_QUERY', 'again'],
  ['60', '60 UNKNOWN_TABLE', 'WAREHOUSE_QUERY', 'table'],
])(
  'code %s of the embedded engine is told as %s, as %s and with %s',
  async (code, told, expected, remedy) => {
    const error = await warehouseError({ ...secret, code }, 'count', undefined, nobody);
    expect(error.code).toBe(expected);
    expect(error.message).toContain(told);
    expect(error.message).not.toMatch(/anna|ANNA/);
    expect(error.remedy).toContain(remedy);
  },
);

test.each(['MSK-3', 'Nowhere/Foo'])(
  'a time zone that is none, %s, is named where the engine does not start',
  async (zone) => {
    vi.stubEnv('TZ', zone);
    const asked = warehouseError({ ...secret, code: 'CHDB_CONNECTION' }, 'open', undefined, nobody);
    const error = await asked.finally(() => vi.unstubAllEnvs());
    expect(error.code).toBe('USAGE');
    expect(error.message).toContain(`TZ names: ${zone}`);
  },
);

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

async function failed(error: unknown, server?: string, name?: string) {
  const told = await warehouseError(error, 'look', server, async () => name);
  expect([told.message, told.remedy, told.cause].join()).not.toContain('secret row');
  return told;
}
const coded = (code: unknown, message = 'secret row') => Object.assign(new Error(message), { code });

test.each([
  [192, 'UNKNOWN_USER', 'CLICKHOUSE_USER'],
  [193, 'WRONG_PASSWORD', 'CLICKHOUSE_USER'],
  [194, 'REQUIRED_PASSWORD', 'CLICKHOUSE_PASSWORD'],
  [516, 'AUTHENTICATION_FAILED', 'CLICKHOUSE_USER'],
  [164, 'READONLY', 'SELECT'],
  [497, 'ACCESS_DENIED', 'CREATE'],
  [60, 'UNKNOWN_TABLE', 'table'],
  [81, 'UNKNOWN_DATABASE', 'A path in CLICKHOUSE_URL is taken for a database'],
  [243, 'NOT_ENOUGH_SPACE', 'room'],
  [701, 'CLUSTER_DOESNT_EXIST', 'CLICKHOUSE_CLUSTER'],
  [170, 'BAD_GET', 'CLICKHOUSE_CLUSTER'],
  [252, 'TOO_MANY_PARTS', 'Merges'],
  [252, 'TOO_MANY_PARTS', 'max_partitions_per_insert_block'],
  [392, 'QUERY_IS_PROHIBITED', 'CREATE'],
  [158, 'TOO_MANY_ROWS', 'limit'],
  [161, 'TOO_MANY_COLUMNS', 'limit'],
  [201, 'QUOTA_EXCEEDED', 'limit'],
  [202, 'TOO_MANY_SIMULTANEOUS_QUERIES', 'limit'],
  [307, 'TOO_MANY_BYTES', 'limit'],
  [396, 'TOO_MANY_ROWS_OR_BYTES', 'limit'],
  [452, 'SETTING_CONSTRAINT_VIOLATION', 'limit'],
])('code %i is %s, and is mended by what stands in %s', async (code, type, remedy) => {
  const error = await failed(coded(String(code)));
  expect(error).toMatchObject({
    code: 'WAREHOUSE_QUERY',
    clickhouseCode: code,
    message: expect.stringMatching(new RegExp(`look: .*${code} ${type}`)),
    remedy: expect.stringContaining(remedy),
  });
  expect(isRightMissing(error)).toBe([164, 392, 497].includes(code));
});

test('every other failure has its kind, its code and a remedy, and never the words of the error', async () => {
  expect(await failed(coded('ECONNREFUSED'), 'http://h:1')).toMatchObject({
    code: 'WAREHOUSE_UNREACHABLE',
    message: expect.stringMatching(/look: ECONNREFUSED from http:\/\/h:1/),
    remedy: expect.not.stringContaining('TIMEOUT'),
  });
  expect(await failed(new Error('Timeout error.'), 'http://h:1')).toMatchObject({
    message: expect.stringContaining('TIMEOUT from'),
    remedy: expect.stringContaining('CLICKHOUSE_TIMEOUT_MS'),
  });
  expect(await failed({}, 'http://h:1')).toMatchObject({
    message: expect.stringMatching(/look: \w[^:]* from http/),
  });
  for (const error of [null, 'secret row', { code: 5 }, coded(undefined)])
    expect(await failed(error)).toMatchObject({
      code: 'WAREHOUSE_QUERY',
      message: expect.stringMatching(/look: [^(]*$/),
      remedy: expect.stringContaining('again'),
    });
  expect(await failed(coded('EIO'))).toMatchObject({ message: expect.stringContaining('(EIO)') });
  expect(await failed(coded('999'), undefined, 'A_NAME')).toMatchObject({
    clickhouseCode: 999,
    message: expect.stringMatching(/999 A_NAME/),
    remedy: expect.stringContaining('log'),
  });
  expect((await failed(coded('12a'))).code).toBe('WAREHOUSE_QUERY');
  expect(isRightMissing(new AuditError('WAREHOUSE_QUERY', 'x', ''))).toBe(false);
});

test('an address with parameters is told as that, and neither it nor its parameters are shown', () => {
  const told = (url: string) => {
    const { message, remedy } = addressError(url);
    expect(`${message} ${remedy}`).not.toContain('s3cret');
    return message.includes('parameters');
  };
  expect(told('http://auditor:s3cret@127.0.0.1:8123/?password=s3cret')).toBe(true);
  expect(told('auditor:s3cret@nowhere')).toBe(false);
});
