import { expect, test } from 'vitest';
import { connectEmbedded } from '../../../src/warehouse/connect.ts';

test('the embedded engine has the settings of a server, and does not compile what it looks at once', async () => {
  const connection = await connectEmbedded(undefined);
  expect(connection.engine).toBe('embedded');
  const names = {
    ...{
      async_insert: '0',
      input_format_skip_unknown_fields: '0',
      input_format_null_as_default: '0',
      compatibility: '24.8',
    },
    ...{ compile_expressions: '0', compile_aggregate_expressions: '0', compile_sort_description: '0' },
    ...{
      timeout_overflow_mode: 'throw',
      read_overflow_mode: 'throw',
      max_query_size: String(4 * 1024 * 1024),
    },
  };
  const wanted = Object.keys(names).map((name) => `'${name}'`);
  const found = await connection.select(
    'ask',
    `SELECT name, value FROM system.settings WHERE name IN (${wanted.join(', ')})`,
  );
  expect(Object.fromEntries(found)).toEqual(names);
  expect(await connection.select('ask', 'SELECT nobody()').catch((error: unknown) => error)).toMatchObject({
    code: 'WAREHOUSE_QUERY',
    clickhouseCode: 46,
  });
  await connection.close();
});
