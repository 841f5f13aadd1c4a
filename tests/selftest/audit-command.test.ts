import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256 } from '../../src/common/canonical-json.ts';
import type { AuditRun } from '../../src/model/audit-run.ts';
import { audit } from './audit-in-process.ts';
import { documentIn, modelIn, outcomesOf } from './audit-of.ts';
import { runCommand, scratchFolder } from './run-command.ts';
import { FIXED_TIME, type SharedRun, sharedRun, specAskingForUnpaidOrders } from './shared-runs.ts';
import { shippedCounts } from './shipped-counts.ts';

const folder = scratchFolder();
afterAll(() => folder.remove());

// The reference numbers of the audit's design: what each call of the 21 adds to each table.
const REFERENCE: Record<string, [delta: number, sources: Record<string, number>]> = {
  stg_qtickets_api_orders_raw: [300, { '1.1': 100, '1.2': 100, '1.3': 100 }],
  stg_qtickets_api_inventory_raw: [219, { '3.1': 24, '3.2': 0, '3.6': 150, '3.7': 45 }],
  stg_qtickets_api_clients_raw: [95, { '2.1': 95, '2.2': 0 }],
  stg_qtickets_api_price_shades_raw: [8, { '4.1': 8 }],
  stg_qtickets_api_discounts_raw: [5, { '4.2': 5 }],
  stg_qtickets_api_promo_codes_raw: [15, { '4.3': 15 }],
  stg_qtickets_api_barcodes_raw: [345, { '5.1': 345, '5.2': 0 }],
  stg_qtickets_api_partner_tickets_raw: [9, { '6.8': 3, '6.14': 4, '6.15': 2 }],
  fact_qtickets_sales_daily: [0, {}],
  fact_qtickets_inventory_latest: [219, { '3.1': 24, '3.2': 0, '3.6': 150, '3.7': 45 }],
};

function tablesOf(run: AuditRun): Record<string, [number | null, Record<string, number>]> {
  return Object.fromEntries(
    run.tables.map(({ name, delta, sources }) => [
      name,
      [delta, Object.fromEntries(sources.map(({ id, added }) => [id, added]))],
    ]),
  );
}

/** What an audit in this process printed, and its folder of bundles. */
type Made = Pick<SharedRun, 'out' | 'result'>;

async function made(name: string, args: readonly string[], env: Record<string, string> = {}): Promise<Made> {
  const out = join(folder.path, name);
  return { out, result: await audit([...args, '--out', out], { env }) };
}

/** Every file below a folder with the SHA-256 of its bytes. */
function filesBelow(out: string): Record<string, string> {
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((file) => {
      const path = join(file.parentPath, file.name);
      return [path.slice(out.length), sha256(readFileSync(path))];
    }),
  );
}

const SEED = ['--profile', 'seed', '--access', 'read'] as const;
const RUSSIAN = 'tests/spec/qtickets_api_test_requests.ru.md';
let seed: SharedRun;
/** The same by the other document, of what the simulator answers. */
let other: Made;
beforeAll(async () => {
  seed = await sharedRun('profile seed with read access');
  other = await made('other', [...SEED, '--target', 'simulator', '--spec', RUSSIAN]);
});

test('the seed profile with read access gives the reference table, number for number', () => {
  const run = modelIn(seed.out);
  const { meta_job_runs: jobs, ...tables } = tablesOf(run);
  expect(tables).toEqual(REFERENCE);
  expect(jobs?.[0]).toBe(17);
  expect(run.metrics.seats).toEqual([
    { eventId: '33', showId: '', total: 150, left: 45, from: '3.6' },
    { eventId: '33', showId: '41', total: 45, left: 12, from: '3.7' },
  ]);
  expect(run.verdict.status).toBe('READY');
  expect(seed.result.code).toBe(0);
});

test('the simulator gives the same tables, outcomes and metrics as the recordings', () => {
  const [simulated, replayed] = [modelIn(other.out), modelIn(seed.out)];
  expect(other.result.code).toBe(0);
  expect(simulated.run.target).toBe('simulator');
  expect(tablesOf(simulated)).toEqual(tablesOf(replayed));
  expect(simulated.metrics).toEqual(replayed.metrics);
  expect(outcomesOf(simulated)).toEqual(outcomesOf(replayed));
});

test('the Russian spec document gives the same audit', () => {
  const { spec, entries } = modelIn(other.out);
  expect(other.result.code).toBe(0);
  expect(RUSSIAN.endsWith(spec.file)).toBe(true);
  expect(entries.map(({ title }) => title)).not.toEqual(modelIn(seed.out).entries.map(({ title }) => title));
  expect(tablesOf(modelIn(other.out))).toEqual(tablesOf(modelIn(seed.out)));
});

test('the sums of the bundle check', () => {
  const out = execFileSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], {
    cwd: join(seed.out, 'latest'),
  });
  expect(out.toString()).toBe('');
});

test('every artifact that the matrix links is there', () => {
  const markdown = documentIn(seed.out);
  const rows = markdown
    .split('\n')
    .filter((line) => /^\| \d+\.\d+ \|/.test(line) && !line.includes('no case'));
  expect(rows).toHaveLength(21);
  for (const row of rows) {
    const [, link] = /\]\(([^)]+)\) \|$/.exec(row) ?? [];
    expect(existsSync(join(seed.out, 'latest', link ?? 'no link'))).toBe(true);
  }
});

test('nothing that is printed into a pipe holds a control character', () => {
  expect(seed.result.stdout).toContain('READY');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for (the reason)
  expect(seed.result.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
});

// The self tests run audits in a loop of their own: the command holds it to what Vitest makes, byte for byte.
const unpaid = () => {
  return ['--target', 'simulator', '--only', '1.1,1.2,4.1', '--spec', specAskingForUnpaidOrders()];
};
test.each([
  ['by the command', () => SEED, () => sharedRun('profile seed with read access'), 'READY', 0],
  ['in this process', unpaid, () => made('epoch', unpaid(), FIXED_TIME), 'NOT READY', 1],
] as const)(
  'two runs at one SOURCE_DATE_EPOCH are byte-identical, wherever they are written, the first %s',
  async (_, args, first, verdict, code) => {
    const runs = [await first(), await made(`deeper/${verdict}`, args(), FIXED_TIME)];
    const [a, b] = runs.map(({ out, result: { stdout, ...ended } }) => ({
      code: ended.code,
      // A folder with a blank in its name stands in quotes in the command that is told.
      stdout: stdout.replaceAll(out, 'out').replaceAll("'out'", 'out'),
      files: filesBelow(out),
    }));
    expect(a).toMatchObject({ code, stdout: expect.stringContaining(`Verdict: ${verdict}, said of `) });
    expect(Object.keys(a?.files ?? {}).length).toBeGreaterThan(10);
    expect(a).toEqual(b);
  },
);

test('an interrupted run is INCOMPLETE, with what ran, and exits with 130', async () => {
  const { out, result } = await sharedRun('a run that was interrupted');
  const run = modelIn(out);
  expect(result.code).toBe(130);
  expect(run.verdict.status).toBe('INCOMPLETE');
  expect(run.coverage.executed).toBeGreaterThan(0);
  expect(run.coverage.executed + run.coverage.notExecuted.length).toBe(shippedCounts('audit').entries);
});

test.each([
  ['profile full on a simulator', shippedCounts('full').entries],
  ['profile documented on a simulator', 32],
] as const)('%s is READY, all %i entries of it', async (name, entries) => {
  const { out, result } = await sharedRun(name);
  expect(result.code).toBe(0);
  expect(modelIn(out)).toMatchObject({
    verdict: { status: 'READY' },
    coverage: { specified: entries, passed: entries },
  });
  expect(modelIn(out).errors.filter(({ expected }) => !expected)).toEqual([]);
});

test.each([
  [
    'an unknown target, by the command,',
    ['--target', 'production'],
    (args: string[]) => runCommand('audit.ts', args),
  ],
  ['an unknown option', ['--frobnicate'], audit],
  ['a spec document that is not there', ['--spec', 'none.md'], audit],
  ['a spec document without entries', ['--spec', 'README.md'], audit],
])('%s exits with 2, says so, and leaves no folder', async (_, args, run) => {
  const out = join(folder.path, 'unusable');
  const result = await run([...args, '--out', out]);
  expect(result.code).toBe(2);
  expect(result.stderr).not.toBe('');
  expect(existsSync(out)).toBe(false);
});

test('--help names every option and exits with 0', async () => {
  const { code, stdout } = await audit(['--help']);
  expect(code).toBe(0);
  for (const option of ['--target', '--profile', '--access', '--spec', '--out', '--strict', 'AUDIT_TARGET']) {
    expect(stdout).toContain(option);
  }
});

test('an entry without a case makes profile full CONDITIONAL, and --strict exits with 1 then', async () => {
  const { out, result } = await sharedRun('an entry without a case');
  expect(modelIn(out).verdict.status).toBe('CONDITIONAL');
  expect(modelIn(out).coverage.notExecuted).toEqual([{ id: '9.1', reason: 'no case' }]);
  expect(result.code).toBe(1);
});
