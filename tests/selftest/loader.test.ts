import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DDL_DIR, PROJECT_DIR } from '../../src/command/project-paths.ts';
import { openWarehouse } from '../../src/warehouse/open-warehouse.ts';
import { audit } from './audit-in-process.ts';
import { documentIn, modelIn } from './audit-of.ts';
import { sharedClickHouse } from './clickhouse-process.ts';
import { scratchFolder } from './run-command.ts';
import { isInstalled } from './run-program.ts';

const PYTHON = `python3 ${join(PROJECT_DIR, 'examples', 'loader', 'load.py')}`;
const DISCOUNTS = 'stg_qtickets_api_discounts_raw';
const folder = scratchFolder();
afterAll(() => folder.remove());

async function auditWith(name: string, args: string[], env: Record<string, string> = {}) {
  const out = join(folder.path, name);
  const result = await audit([...args, '--out', out], { env });
  return { out, result };
}

/** A loader of discounts alone, in the language of the tests; `before` is code that runs first. */
function discountsLoader(name: string, before = ''): string {
  const file = join(folder.path, `${name}.mjs`);
  writeFileSync(
    file,
    `${before}
const { env } = process;
const headers = { Authorization: 'Bearer ' + env.QTICKETS_TOKEN };
const answer = await fetch(env.QTICKETS_BASE_URL + '/discounts', { headers });
const { data } = await answer.json();
const rows = data.map(({ id, name }) => JSON.stringify({ discount_id: String(id), name, _ver: 1 }));
const query = 'INSERT INTO ' + env.CLICKHOUSE_DATABASE + '.${DISCOUNTS} FORMAT JSONEachRow';
await fetch(env.CLICKHOUSE_URL + '/?query=' + encodeURIComponent(query), {
  method: 'POST',
  headers: { 'X-ClickHouse-User': env.CLICKHOUSE_USER, 'X-ClickHouse-Key': env.CLICKHOUSE_PASSWORD },
  body: rows.join('\\n'),
});
`,
  );
  return `${process.execPath} ${file}`;
}

test.for([
  ['replay', `${PYTHON} --first-page`, 200],
  ['simulator', PYTHON, 300],
] as const)('the example in Python loads what the %s answers, row for row', async (row, { skip }) => {
  const [target, command, orders] = row;
  skip(!(await isInstalled('python3')), 'python3 is not installed');
  const { out, result } = await auditWith(target, ['--target', target, '--loader', command, '--strict']);
  expect(result.stderr).toBe('');
  expect(result.code).toBe(0);
  const run = modelIn(out);
  expect(run.verdict.status).toBe('READY');
  expect(run.loader?.exitCode).toBe(0);
  const deltas = Object.fromEntries(run.tables.map(({ name, delta, others }) => [name, [delta, others]]));
  expect(deltas['stg_qtickets_api_orders_raw']).toEqual([orders, 0]);
  expect(deltas['stg_qtickets_api_barcodes_raw']).toEqual([345, 0]);
  expect(deltas['fact_qtickets_inventory_latest']).toEqual([219, 0]);
  // The command is written without the folders of this machine.
  expect(documentIn(out)).toContain('python3 examples/loader/load.py');
});

test('a loader that asks only a part is CONDITIONAL, and what it did not ask is named', async () => {
  const { out, result } = await auditWith('part', ['--loader', discountsLoader('part')]);
  const run = modelIn(out);
  expect(run.verdict.status).toBe('CONDITIONAL');
  expect(result.code).toBe(0);
  expect(run.tables.find(({ name }) => name === DISCOUNTS)).toMatchObject({ delta: 5, attributed: 5 });
  const notRun = run.entries
    .filter(({ scenarios }) =>
      scenarios.some(({ checks }) => checks.some((check) => check.result === 'notRun')),
    )
    .map(({ id }) => id);
  expect(notRun).toContain('1.1');
  expect(notRun).not.toContain('4.2');
  expect(run.verdict.reasons.join()).toContain('1.1');
});

test('a loader that fails in the middle is NOT READY, with its exit code and last words, masked', async () => {
  const fails =
    "process.on('exit', () => { process.exitCode = 3; console.error('broke for anna@example.org'); });";
  const { out, result } = await auditWith('fails', ['--loader', discountsLoader('fails', fails)]);
  expect(result.code).toBe(1);
  const run = modelIn(out);
  const failed = run.entries
    .find(({ id }) => id === '4.2')
    ?.scenarios[0]?.checks.find(({ name }) => name === 'loader');
  expect(failed).toMatchObject({
    result: 'fail',
    message: expect.stringContaining('exited with 3: broke for'),
  });
  expect(JSON.stringify(run) + documentIn(out) + result.stdout).not.toContain('anna@example.org');
});

test('a loader that does not end is killed, with what it started', async () => {
  const marker = join(folder.path, 'still-running');
  const hangs = `sh -c '(sleep 600; touch ${marker}) & wait'`;
  const { out, result } = await auditWith('hangs', ['--profile', 'seed', '--loader', hangs], {
    AUDIT_LOADER_TIMEOUT_MS: '500',
  });
  expect(result.code).toBe(1);
  expect(modelIn(out).loader).toMatchObject({ timedOut: true, exitCode: null, calls: [] });
});

test('a loader gets no token of an account, and nothing else of the audit', async () => {
  const file = join(folder.path, 'environment.txt');
  const env = {
    QTICKETS_TOKEN: 'real-token-of-an-account',
    AUDIT_STRICT: '0',
    QTICKETS_MASK_KEY: 'key-of-the-masks',
  };
  const { result } = await auditWith('environment', ['--profile', 'seed', '--loader', `env > ${file}`], env);
  expect(result.code).toBe(0);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('QTICKETS_BASE_URL=http://127.0.0.1:');
  expect(text).not.toMatch(/real-token|key-of-the-masks|AUDIT_/);
});

test('against a live account a loader is not run', async () => {
  const { out, result } = await auditWith('live', [
    '--target',
    'live',
    '--loader',
    `touch ${folder.path}/ran`,
  ]);
  expect(result.code).toBe(2);
  expect(result.stderr).toContain('--loader');
  expect([existsSync(out), existsSync(join(folder.path, 'ran'))]).toEqual([false, false]);
});

test("a server of the user's is loaded when its tables are empty, and refused when they are not", async () => {
  const clickhouse = await sharedClickHouse();
  const env = { ...clickhouse.env, CLICKHOUSE_DATABASE: 'of_a_loader' };
  const args = ['--profile', 'seed', '--loader', discountsLoader('server')];
  const first = await auditWith('server', args, env);
  expect(modelIn(first.out).tables.find(({ name }) => name === DISCOUNTS)).toMatchObject({
    before: 0,
    delta: 5,
  });
  const second = await auditWith('server-again', args, env);
  expect(second.result.code).toBe(2);
  expect(second.result.stderr).toContain(DISCOUNTS);
  expect(existsSync(second.out)).toBe(false);
  const warehouse = await openWarehouse({ url: clickhouse.url, database: 'of_a_loader', ddlDir: DDL_DIR });
  expect((await warehouse.totals())[DISCOUNTS]?.rows).toBe(5);
  await warehouse.close();
});
