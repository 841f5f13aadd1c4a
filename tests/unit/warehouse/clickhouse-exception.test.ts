import { expect, test } from 'vitest';
import {
  ClickHouseException,
  engineException,
  exception,
} from '../../../src/warehouse/http-server/clickhouse-exception.ts';

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
