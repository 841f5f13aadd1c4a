import { expect, test } from 'vitest';
import { auditMasker } from '../../../src/command/audit-masker.ts';
import { openSecrets } from '../../../src/command/environment-secrets.ts';
import { maskCollected } from '../../../src/command/mask-collected.ts';
import type { FiledEvidence, WarehouseFacts } from '../../../src/model/evidence.ts';

test.each<[string, Record<string, string>, string]>([
  ['a token of the REST API', { QTICKETS_TOKEN: 'invented token 1' }, 'invented token 1'],
  ['a token of the Partners API', { QTICKETS_PARTNERS_TOKEN: 'invented token 2' }, 'invented token 2'],
  ['a token that may only read', { QTICKETS_PARTNERS_READ_TOKEN: 'invented token 3' }, 'invented token 3'],
  ['a token of the simulator', {}, 'sim-partner-write'],
  ['the password of ClickHouse', { CLICKHOUSE_PASSWORD: 'invented password' }, 'invented password'],
  [
    'a password in the address of ClickHouse',
    { CLICKHOUSE_URL: 'http://me:in%2Fvented@127.0.0.1:8123' },
    'in/vented',
  ],
  ['the same as it is written', { CLICKHOUSE_URL: 'http://me:in%2Fvented@127.0.0.1:8123' }, 'in%2Fvented'],
  [
    'a password in the query of an address',
    { CLICKHOUSE_URL: 'http://127.0.0.1/?password=in-vented' },
    'in-vented',
  ],
  [
    'a token before the host of the API',
    { QTICKETS_BASE_URL: 'https://tk12345678@example.org' },
    'tk12345678',
  ],
  ['the key of the masks', { QTICKETS_MASK_KEY: 'invented key of masks' }, 'invented key of masks'],
  ['the key that a session hands on', { AUDIT_MASK_KEY: 'invented key of a run' }, 'invented key of a run'],
])('%s is a secret of the run', (_, env, secret) => {
  const masker = auditMasker(env);
  expect(masker.maskText(`a ${secret} b`)).toBe('a {{secret}} b');
  expect(masker.scanText(secret)).toContainEqual({ kind: 'secret', at: 'line 1' });
});

test.each<[string, Record<string, string>, string]>([
  ['the user of ClickHouse', { CLICKHOUSE_URL: 'http://qtickets@127.0.0.1:8123' }, 'qtickets'],
  [
    'a database in an address',
    { CLICKHOUSE_URL: 'http://127.0.0.1:8123/?database=qtickets_audit' },
    'qtickets_audit',
  ],
  ['a password that is too short to be told from text', { CLICKHOUSE_PASSWORD: 'audit' }, 'audit'],
  [
    'a password that is the name of the server',
    { CLICKHOUSE_PASSWORD: 'ClickHouse' },
    'clickhouse_counts.csv',
  ],
  [
    'a password that stands in a name of tables',
    { CLICKHOUSE_PASSWORD: 'qtickets' },
    'stg_qtickets_api_orders_raw',
  ],
  ['what is no address', { CLICKHOUSE_URL: 'not an address' }, 'not an address'],
])('%s is none', (_, env, text) => {
  expect(auditMasker(env).maskText(text)).toBe(text);
});

test('a secret that begins as a number of the spec document is looked for by more than that beginning', () => {
  const masker = auditMasker({ QTICKETS_MASK_KEY: '0123456789abcdef0123456789abcdef' });
  expect(masker.maskText('"client_phone": "+79001234567"')).not.toContain('{{secret}}');
  expect(masker.maskText('a key of 0123456789abc was cut off')).toBe('a key of {{secret}} was cut off');
});

test('a secret that is not masked is told by the name of its variable, and one that is masked is not', () => {
  const told = openSecrets({
    CLICKHOUSE_PASSWORD: 'clickhouse',
    QTICKETS_TOKEN: 'invented token 1',
    CLICKHOUSE_URL: 'http://127.0.0.1:8123',
  });
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('CLICKHOUSE_PASSWORD');
  expect(told[0]).not.toContain('clickhouse');
  expect(openSecrets({ CLICKHOUSE_URL: 'http://me:qtickets@127.0.0.1:8123' })).toHaveLength(1);
  expect(openSecrets({ CLICKHOUSE_PASSWORD: 'audit', QTICKETS_TOKEN: 'invented token 1' })).toEqual([]);
});

test('what was collected is masked once more, its folders dropped first', () => {
  const evidence = [{ id: '1.1', actual: '404 invented token 1', notes: ['a@example.org'] }];
  const collected = {
    evidence: evidence as unknown as FiledEvidence[],
    warehouse: { version: '24.8 of invented token 1', database: 'zakaz' } as WarehouseFacts,
    tables: null,
    unhandledErrors: ['/home/a@example.org/load.ts: invented token 1'],
    interrupted: false,
    counts: null,
    notSelected: new Map([['1.2', 'not selected']]),
  };
  const masker = auditMasker({ QTICKETS_TOKEN: 'invented token 1' });
  const masked = maskCollected(collected, masker, (text) => text.replace('/home/a@example.org/', ''));
  expect(masked).toEqual({
    ...collected,
    evidence: [{ id: '1.1', actual: '404 {{secret}}', notes: [expect.stringMatching(/@mask\.invalid$/)] }],
    warehouse: { version: '24.8 of {{secret}}', database: 'zakaz' },
    unhandledErrors: ['load.ts: {{secret}}'],
  });
});
