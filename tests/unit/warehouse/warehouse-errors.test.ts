import { expect, test } from 'vitest';
import { AuditError } from '../../../src/model/errors.ts';
import {
  ClickHouseException,
  engineException,
  exception,
} from '../../../src/warehouse/http-server/clickhouse-exception.ts';
import { isRightMissing, warehouseError } from '../../../src/warehouse/warehouse-error.ts';

test.each([
  [400, [26, 27, 36, 38, 41, 53, 62, 63, 69, 72, 117, 130, 456, 457]],
  [404, [16, 46, 47, 50, 56, 60, 73, 81, 115]],
  [403, [192, 193, 497, 516]],
  [408, [159]],
  [401, [194]],
  [503, [209]],
  [501, [48]],
  [413, [307]],
  [500, [1, 241, 1002]],
])('status %i stands for the codes %j', (status, codes) => {
  for (const code of codes) expect(exception(code, 'A_NAME', 'what').status).toBe(status);
});

test('what the engine threw has its number, and is said as it was', () => {
  expect(exception(62, 'SYNTAX_ERROR', 'what')).toMatchObject({
    name: 'ClickHouseException',
    message: 'Code: 62. DB::Exception: what. (SYNTAX_ERROR)',
  });
  expect(exception(62, 'X', 'what', 418).status).toBe(418);
  const own = new ClickHouseException(60, 'x');
  expect(engineException(own)).toBe(own);
  expect(engineException(new Error(' Code: 60. DB::Exception: no table '))).toMatchObject({
    code: 60,
    status: 404,
    sentence: 'Code: 60. DB::Exception: no table',
  });
  expect(engineException(new Error('at Code: 60. x'))).toMatchObject({
    code: 1002,
    sentence: expect.stringContaining('at Code: 60. x'),
  });
  expect(engineException('broken')).toMatchObject({
    code: 1002,
    status: 500,
    sentence: expect.stringContaining('broken'),
  });
  expect(engineException(new Error(''))).toMatchObject({
    sentence: expect.stringMatching(/: \w[^:]*\. \(UNKNOWN_EXCEPTION\)$/),
  });
});

const failed = async (error: unknown, server?: string, name?: string) =>
  warehouseError(error, 'look', server, async () => name);
const coded = (code: unknown, message = 'secret row') => Object.assign(new Error(message), { code });

test.each([
  [192, 'UNKNOWN_USER', 'CLICKHOUSE_USER'],
  [193, 'WRONG_PASSWORD', 'CLICKHOUSE_USER'],
  [194, 'REQUIRED_PASSWORD', 'CLICKHOUSE_PASSWORD'],
  [516, 'AUTHENTICATION_FAILED', 'CLICKHOUSE_USER'],
  [164, 'READONLY', 'SELECT'],
  [497, 'ACCESS_DENIED', 'CREATE'],
  [60, 'UNKNOWN_TABLE', 'table'],
  [243, 'NOT_ENOUGH_SPACE', 'disk'],
  [701, 'CLUSTER_DOESNT_EXIST', 'CLICKHOUSE_CLUSTER'],
  [170, 'BAD_GET', 'CLICKHOUSE_CLUSTER'],
  [252, 'TOO_MANY_PARTS', 'Merges'],
])('code %i is %s, and is mended by what stands in %s', async (code, type, remedy) => {
  const error = await failed(coded(String(code)));
  expect(error).toMatchObject({
    code: 'WAREHOUSE_QUERY',
    clickhouseCode: code,
    message: expect.stringMatching(new RegExp(`look: .*${code} ${type}`)),
    remedy: expect.stringContaining(remedy),
  });
  expect(isRightMissing(error)).toBe([164, 497].includes(code));
});

test('every other failure has its kind, its code and a remedy, and never the words of the error', async () => {
  for (const code of ['CHDB_PLATFORM', 'CHDB_ABI', 'ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'])
    expect(await failed(coded(code))).toMatchObject({
      code: 'WAREHOUSE_UNSUPPORTED_PLATFORM',
      message: expect.stringContaining(`(${code})`),
      remedy: expect.stringContaining('CLICKHOUSE_URL'),
    });
  expect(await failed(coded('CHDB_CONNECTION'))).toMatchObject({
    code: 'WAREHOUSE_UNREACHABLE',
    message: expect.stringContaining('(CHDB_CONNECTION)'),
    remedy: expect.stringContaining('directory'),
  });
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
