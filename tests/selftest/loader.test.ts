import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DDL_DIR, PROJECT_DIR } from '../../src/command/project-paths.ts';
import { openWarehouse } from '../../src/warehouse/open-warehouse.ts';
import { audit } from './audit-in-process.ts';
import { documentIn, modelIn } from './audit-of.ts';
import { sharedClickHouse } from './clickhouse-process.ts';
import { DISCOUNTS, discountsLoader } from './discounts-loader.ts';
import { shownArguments } from './documented/shown-commands.ts';
import { exampleLoader } from './example-loader.ts';
import { scratchFolder } from './run-command.ts';
import { isInstalled } from './run-program.ts';
import { verifyLatest } from './verified-latest.ts';

const PYTHON = `python3 ${join(PROJECT_DIR, 'examples', 'loader', 'load.py')}`;
/** The entries that the example asks for, 1.1, which they need, and a write, which is asked of no loader. */
const ASKED = '1.1 1.2 1.3 2.1 3.1 3.3 3.6 3.7 4.1 4.2 4.3 5.1 6.6 6.8 6.9 6.10 6.11 6.14 6.15'.split(' ');
const folder = scratchFolder();
afterAll(() => folder.remove());

async function auditWith(
  name: string,
  args: string[],
  env: Record<string, string> = {},
  only?: readonly string[],
) {
  const out = join(folder.path, name);
  const result = await audit([...args, '--out', out], { env, ...(only === undefined ? {} : { only }) });
  return { out, result };
}

async function verified(out: string, only?: readonly string[]) {
  const { code, stdout } = await verifyLatest(out, { only });
  return { agrees: code === 0 && !stdout.includes('contradicts itself'), stdout };
}

test.for([
  ['python3', shownArguments('npm run audit -- --loader "python3 examples/loader/load.py"'), undefined],
  ['npx', shownArguments('npm run audit -- --loader "npx tsx examples/loader/load.ts"'), ASKED],
] as const)(
  'the example that is started by %s loads what the simulator answers',
  async ([program, args, only], { skip }) => {
    skip(!(await isInstalled(program)), `${program} is not installed`);
    const { out, result } = await auditWith(program, [...args, '--strict'], {}, only);
    expect(result.stderr).toBe('');
    expect(result.code).toBe(0);
    const run = modelIn(out);
    expect(run.run.target).toBe('simulator');
    expect(run.verdict.status).toBe('READY');
    expect(run.loader?.exitCode).toBe(0);
    const deltas = Object.fromEntries(run.tables.map(({ name, delta, others }) => [name, [delta, others]]));
    expect(deltas['stg_qtickets_api_orders_raw']).toEqual([300, 0]);
    expect(deltas['stg_qtickets_api_barcodes_raw']).toEqual([345, 0]);
    expect(deltas['fact_qtickets_inventory_latest']).toEqual([219, 0]);
    // The command is written without the folders of this machine.
    if (program === 'python3') expect(documentIn(out)).toContain('python3 examples/loader/load.py');
    const { agrees, stdout } = await verified(out, only);
    expect(agrees, stdout).toBe(true);
  },
);

test('on recordings the first pages alone are CONDITIONAL, with what was left in numbers', async ({
  skip,
}) => {
  skip(!(await isInstalled('python3')), 'python3 is not installed');
  const args = shownArguments('npm run audit -- --loader "python3 pipeline/load.py"', {
    'python3 pipeline/load.py': `${PYTHON} --first-page`,
  });
  const { out, result } = await auditWith('replay', ['--target', 'replay', ...args], {}, ASKED);
  expect(result.code).toBe(0);
  const run = modelIn(out);
  expect(run.verdict.status).toBe('CONDITIONAL');
  expect(run.findings.filter(({ kind }) => kind === 'loader-pages')).toMatchObject([
    { message: expect.stringContaining('the API has 200, the loader received 100') },
  ]);
  expect(run.verdict.reasons.join('\n')).toContain('the API has 200, the loader received 100');
});

test('a loader that asks only a part is CONDITIONAL, and what it did not ask is named', async () => {
  const { out, result } = await auditWith('part', ['--loader', discountsLoader(folder.path, 'part')], {}, [
    '1.1',
    '4.2',
  ]);
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

/** Every column is a constant but those of the keys; then 50 clients that nobody answered, and the end. */
const CONSTANT = [
  [
    'body: list.map((row) => JSON.stringify(row))',
    `body: list.map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).map(([name, value]) =>
      [name, /^(?:_.*|event_id|show_id|seat_id|city|barcode|(?:run|order|client|shade|discount|promo_code|offer|ticket|external_order)_id)$/.test(name)
        ? value : typeof value === 'number' ? 1 : value === null ? null : 'x']))))`,
  ],
] as const;
const BREAKS = `
await insert('stg_qtickets_api_clients_raw', Array.from({ length: 50 }, (_, at) => ({ client_id: 'x' + at, _ver: 1 })));
console.log('told of +79000000150 and ' + env.CLICKHOUSE_PASSWORD);
console.error('broke for anna@example.org');
process.exitCode = 3;`;

test('a loader that is wrong in every table and fails: every table is red, and no sentence says otherwise', async () => {
  const command = exampleLoader(folder.path, 'constant', CONSTANT, BREAKS);
  const { out, result } = await auditWith('constant', ['--loader', command], {}, ASKED);
  expect(result.code).toBe(1);
  const run = modelIn(out);
  const document = documentIn(out);
  expect(run.verdict.status).toBe('NOT READY');
  const failed = new Set(
    run.entries.flatMap(({ scenarios }) =>
      scenarios.flatMap(({ checks }) =>
        checks.filter(({ result: one }) => one === 'fail').map(({ name }) => name),
      ),
    ),
  );
  const judged = run.loader?.judged ?? [];
  expect(judged).toHaveLength(9);
  expect([...failed].sort()).toEqual(['loader', ...judged.map((name) => `rows:${name}`)].sort());
  // What stands in the tables, and not what the audit was answered itself.
  expect(document).toMatch(
    /^\| Clients \| \d+ \| 95 \| 95 \| 2\.1 .* \| `stg_qtickets_api_clients_raw`: 145 rows \|$/m,
  );
  expect(document).not.toMatch(/\d+ loaded/);
  expect(run.metrics.orders).toEqual({ loaded: 0, distinct: 0, paid: 0, unpaid: 0, from: [] });
  expect(document).toContain('Every judged table reconciles with the answers to the loader (0 of 9)');
  expect(document).toContain('+145 in all, +95 from the answers to the loader, +50 from elsewhere');
  expect(document).toMatch(/- \[ \] Every judged table reconciles with the answers to the loader \(0 of 9\)/);
  expect(document).toMatch(/- \[ \] Every executed scenario whose rows are judged .* \(\d+ of 18\)/);
  // Its last words, masked, on the console and in the bundle.
  const [output = ''] = readdirSync(join(out, 'latest', 'logs')).filter((file) =>
    file.startsWith('loader_output'),
  );
  const printed = readFileSync(join(out, 'latest', 'logs', output), 'utf8');
  expect(printed).toContain('GET /orders: 200 rows');
  expect(printed).toContain('told of');
  expect(result.stdout).toContain('exit code 3');
  expect(result.stdout).toMatch(/Its last lines:\n {2}broke for /);
  expect(run.loader?.lastLines.at(-1)).toMatch(/^broke for /);
  const all = JSON.stringify(run) + document + printed + result.stdout;
  expect(all).not.toMatch(/anna@example|79000000150/);
  expect(printed).not.toMatch(/[0-9a-f]{32}/);
  expect((await verified(out, ASKED)).stdout).toContain("Agrees; the audit's verdict is NOT READY");
});

test.for([
  ['no such command', 'no-such-command-anywhere --now', /no-such-command-anywhere.*not found/],
  ['no such script', `${process.execPath} no-such-script.mjs`, /Cannot find module/],
] as const)('a loader that does not start, %s, is one message and exit 2', async ([name, command, words]) => {
  const { out, result } = await auditWith(`unstarted-${name.replaceAll(' ', '-')}`, ['--loader', command]);
  expect(result.code).toBe(2);
  expect(result.stderr).toMatch(words);
  expect(result.stderr).toContain('--loader did not start');
  expect(existsSync(out)).toBe(false);
});

test('a loader that does not end is killed, with what it started', async () => {
  const marker = join(folder.path, 'still-running');
  const hangs = `sh -c '(sleep 600; touch ${marker}) & wait'`;
  const { out, result } = await auditWith('hangs', ['--loader', hangs], { AUDIT_LOADER_TIMEOUT_MS: '500' }, [
    '4.1',
    '4.2',
  ]);
  expect(result.code).toBe(1);
  expect(modelIn(out).loader).toMatchObject({ timedOut: true, exitCode: null, calls: [] });
});

test("a loader gets its own environment, in which the audit's values win, and no token of an account", async () => {
  const file = join(folder.path, 'environment.txt');
  const env = {
    QTICKETS_TOKEN: 'real-token-of-an-account',
    QTICKETS_API_TOKEN: 'another-token-of-an-account',
    QTICKETS_MASK_KEY: 'key-of-the-masks',
    QTICKETS_SINCE_HOURS: '72',
    CLICKHOUSE_TABLE_PREFIX: 'stg',
    CLICKHOUSE_HOST: 'warehouse.example',
    AUDIT_STRICT: '0',
  };
  const command = `env > ${file}`;
  const { out, result } = await auditWith('environment', ['--loader', command], env, ['4.2']);
  expect(result.code).toBe(0);
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(/^QTICKETS_BASE_URL=http:\/\/127\.0\.0\.1:\d+\/api\/rest\/v1$/m);
  expect(text).toMatch(/^QTICKETS_NOW=2025-11-07T12:00:00\+03:00$/m);
  expect(text).toMatch(/^QTICKETS_SINCE_HOURS=72$/m);
  expect(text).toMatch(/^CLICKHOUSE_TABLE_PREFIX=stg$/m);
  expect(text).toMatch(/^CLICKHOUSE_HOST=127\.0\.0\.1$/m);
  expect(text).toMatch(/^CLICKHOUSE_PORT=\d+$/m);
  expect(text).toMatch(/^CLICKHOUSE_USER=default$/m);
  expect(text).toMatch(/^CLICKHOUSE_PASSWORD=.{8,}$/m);
  expect(text).not.toMatch(/real-token|another-token|key-of-the-masks|AUDIT_/);
  expect(modelIn(out).loader?.environment).toMatchObject({
    replaced: ['CLICKHOUSE_HOST', 'QTICKETS_TOKEN'],
    withheld: ['QTICKETS_API_TOKEN', 'QTICKETS_MASK_KEY'],
  });
  expect(result.stdout).toContain('in place of yours: CLICKHOUSE_HOST, QTICKETS_TOKEN');
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
  const args = ['--loader', discountsLoader(folder.path, 'server')];
  const only = ['4.1', '4.2'];
  const first = await auditWith('server', args, env, only);
  expect(modelIn(first.out).tables.find(({ name }) => name === DISCOUNTS)).toMatchObject({
    before: 0,
    delta: 5,
  });
  const second = await auditWith('server-again', args, env, only);
  expect(second.result.code).toBe(2);
  expect(second.result.stderr).toContain(DISCOUNTS);
  expect(existsSync(second.out)).toBe(false);
  const warehouse = await openWarehouse({ url: clickhouse.url, database: 'of_a_loader', ddlDir: DDL_DIR });
  expect((await warehouse.totals())[DISCOUNTS]?.rows).toBe(5);
  await warehouse.close();
});
