import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { audit } from './audit-in-process.ts';
import { modelIn } from './audit-of.ts';
import { sharedClickHouse } from './clickhouse-process.ts';
import { PLANTINGS, THROWN } from './planted-answers.ts';
import { openPlantedApi, type PlantedApi } from './planted-api.ts';
import { bytesBelow, copyProject } from './planted-project.ts';
import { PERSON, plantedIn, plantedValues, SECRETS } from './planted-values.ts';
import { openQueryLog, type QueryLog } from './query-log.ts';
import { type CommandResult, scratchFolder } from './run-command.ts';
import { shippedCounts } from './shipped-counts.ts';

// Everything lies below a folder that is named after somebody: paths are told in stack traces and URLs of modules.
const OWNER = 'Невыдуманцева Аристархия';
const folder = scratchFolder();
const home = join(folder.path, OWNER);

let queries: QueryLog;
let api: PlantedApi | undefined;

beforeAll(async () => {
  queries = await openQueryLog((await sharedClickHouse()).url);
});
afterEach(async () => {
  await api?.close();
  api = undefined;
  queries.refusalOf = () => undefined;
});
afterAll(async () => {
  await queries?.close();
  folder.remove();
});

/** The operator's settings, of which the secret ones may stand in `.env`. */
function settings(url: string): { secret: Record<string, string>; open: Record<string, string> } {
  return {
    secret: {
      QTICKETS_TOKEN: SECRETS.restToken,
      QTICKETS_PARTNERS_TOKEN: SECRETS.partnersToken,
      QTICKETS_PARTNERS_READ_TOKEN: SECRETS.readToken,
      QTICKETS_MASK_KEY: SECRETS.maskKey,
    },
    open: {
      QTICKETS_BASE_URL: `${url}/api/rest/v1`,
      QTICKETS_PARTNERS_BASE_URL: `${url}/api/partners/v1`,
      QTICKETS_RESET_URL: `${url}/__simulator/reset`,
      QTICKETS_RATE_LIMIT: '1000',
    },
  };
}

/** Planted values in what was printed, and in every file of the newest bundle, its archive included. */
function givenAway({ stdout, stderr }: CommandResult, out: string): string[] {
  const printed: [string, Buffer][] = [
    ['stdout', Buffer.from(stdout)],
    ['stderr', Buffer.from(stderr)],
  ];
  const files = [...bytesBelow(join(out, 'latest'))].filter(([path]) => !path.startsWith('artifacts/spec/'));
  expect(files.length).toBeGreaterThan(30);
  expect(
    files.map(([path]) => path).filter((path) => path.endsWith('.zip') || path === 'junit.xml'),
  ).toHaveLength(2);
  return [...printed, ...files].flatMap(([name, bytes]) =>
    plantedIn(bytes).map((found) => `${name}: ${found}`),
  );
}

/** What was printed without the folder: that is the operator's own word, and is told on the way to the document. */
function withoutFolder(result: CommandResult, out: string): CommandResult {
  return { ...result, stdout: result.stdout.replaceAll(out, '') };
}

/** Secrets in what ClickHouse received, and personal values anywhere but in rows and in keys that are looked for. */
function givenToClickHouse(): string[] {
  const secrets = Object.entries(SECRETS);
  const personal = plantedValues().filter(([name]) => !(name in SECRETS) && name !== 'barcode');
  return queries.queries.flatMap(({ url, body }) => {
    const isInsert = /query=INSERT/.test(url);
    return [
      ...plantedIn(Buffer.from(`${url}\n${body}`), secrets),
      ...plantedIn(Buffer.from(isInsert ? url : `${url}\n${body}`), personal),
    ];
  });
}

test('what an API gives away is in no file, in no line printed and in no query', async () => {
  api = await openPlantedApi(PLANTINGS);
  const { secret, open } = settings(api.url);
  const out = join(home, 'reports');
  const result = await audit(['--target', 'live', '--out', out], {
    env: {
      ...secret,
      ...open,
      CLICKHOUSE_URL: `http://auditor:${encodeURIComponent(SECRETS.clickhouseUrlPassword)}@127.0.0.1:${queries.port}`,
      CLICKHOUSE_DATABASE: 'planted_answers',
    },
  });
  expect(givenAway(withoutFolder(result, out), out)).toEqual([]);
  expect(givenToClickHouse()).toEqual([]);

  const run = modelIn(out);
  expect(run.maskingScan.hits).toEqual([]);
  expect(run.coverage.executed).toBe(shippedCounts('audit').entries);
  expect([...api.counts].filter(([, count]) => count === 0)).toEqual([]);
  // The person was there to be given away: rows hold what the API answered.
  const rows = queries.queries.map(({ body }) => body).join('\n');
  expect(rows).toContain(PERSON.email);
  expect(result.code).toBe(1);
});

test('what exceptions and ClickHouse say is in no file and in no line printed', async () => {
  api = await openPlantedApi({});
  const { secret, open } = settings(api.url);
  // The suite itself is broken, so it is run from a copy of the project, by the command and with a file of its secrets.
  const project = copyProject(join(home, 'audit'));
  project.writeDotEnv({ ...secret, CLICKHOUSE_PASSWORD: SECRETS.clickhousePassword });
  const thrown = `(() => { throw new TypeError(${JSON.stringify(THROWN)}); })()`;
  const loaders = 'src/warehouse/loaders/item-loaders.ts';
  project.change(loaders, 'client_id: ', `client_id: ${thrown} ?? `);
  // Nobody waits for this one: Vitest reports it by itself.
  const rejected = `...(Promise.reject(new TypeError(${JSON.stringify(THROWN)})), {})`;
  project.change(loaders, '(discount) => ({\n', `(discount) => ({ ${rejected},\n`);
  project.change('src/contract/rules/error-rules.ts', "return ['expected an error object'];", `${thrown};`);
  project.change('src/contract/rules/error-rules.ts', 'return DATA_KEYS', `${thrown};\n  return DATA_KEYS`);
  queries.refusalOf = (query, rows) => {
    if (query.startsWith('SELECT errorCodeToName')) return `${SECRETS.clickhousePassword} ${PERSON.email}`;
    if (!query.includes('promo_codes_raw') || !rows.includes('"promo_code_id":')) return undefined;
    return `Cannot parse input: user auditor, password ${SECRETS.clickhousePassword}, row ${rows} ${PERSON.email}`;
  };
  const out = join(home, 'отчёты');
  const result = await project.run('audit.ts', ['--target', 'live', '--out', out], {
    ...open,
    CLICKHOUSE_URL: queries.url,
    CLICKHOUSE_USER: 'auditor',
    CLICKHOUSE_DATABASE: 'planted_errors',
  });
  expect(givenAway(withoutFolder(result, out), out)).toEqual([]);
  expect(givenToClickHouse()).toEqual([]);

  const run = modelIn(out);
  expect(run.maskingScan.hits).toEqual([]);
  const errors = run.unhandledErrors.join('\n');
  expect(errors).toContain('left no evidence: {{secret}} of m');
  expect(errors).toContain('an error outside any test: {{secret}} of m');
  expect(run.unhandledErrors.length).toBeGreaterThan(1);
  expect(readFileSync(join(out, 'latest', 'junit.xml'), 'utf8')).toContain('TypeError: {{secret}} of m');
  expect(run.entries.find(({ id }) => id === '4.3')?.class).toBe('failed');
  expect(result.code).toBe(1);
});

test.each<[string, Record<string, string>, string]>([
  [
    'a user and a password in the address of the API',
    {
      QTICKETS_BASE_URL: `https://anna:${encodeURIComponent(SECRETS.restToken)}@qtickets.example.org/api/rest/v1`,
    },
    'LIVE_SETTINGS',
  ],
  [
    'a token in the query of the address',
    {
      QTICKETS_PARTNERS_BASE_URL: `https://qtickets.example.org/?token=${encodeURIComponent(SECRETS.readToken)}`,
    },
    'LIVE_SETTINGS',
  ],
  ['a wrong token', { QTICKETS_TOKEN: `${SECRETS.restToken}x` }, 'PREFLIGHT'],
  ['a token where an address should be', { QTICKETS_BASE_URL: SECRETS.restToken }, 'LIVE_SETTINGS'],
  [
    'an API that is not there',
    { QTICKETS_BASE_URL: 'http://127.0.0.1:9/api/rest/v1', QTICKETS_RESET_URL: '' },
    'PREFLIGHT',
  ],
  [
    'a ClickHouse that is not there',
    { CLICKHOUSE_URL: `http://auditor:${encodeURIComponent(SECRETS.clickhouseUrlPassword)}@127.0.0.1:9` },
    'WAREHOUSE_UNREACHABLE',
  ],
  [
    'an address of ClickHouse that is none',
    { CLICKHOUSE_URL: `http//auditor:${SECRETS.clickhouseUrlPassword}@clickhouse` },
    'USAGE',
  ],
])('%s ends the audit, and the message does not show it', async (_, changes, code) => {
  api = await openPlantedApi({});
  const { secret, open } = settings(api.url);
  const out = join(home, 'refused');
  const result = await audit(['--target', 'live', '--out', out], { env: { ...secret, ...open, ...changes } });
  expect(result.code).toBe(2);
  expect(result.stderr).toContain(code);
  expect(plantedIn(Buffer.from(result.stdout + result.stderr))).toEqual([]);
  expect(existsSync(join(out, 'latest'))).toBe(false);
});

test('a dry run shows what would be sent without what is secret', async () => {
  api = await openPlantedApi({});
  const { secret, open } = settings(api.url);
  const barcodes = { QTICKETS_BARCODE: PERSON.barcode, QTICKETS_SOLD_BARCODE: PERSON.barcode };
  const result = await audit(['--target', 'live', '--profile', 'full', '--dry-run'], {
    env: { ...secret, ...open, ...barcodes },
  });
  expect(result.code).toBe(0);
  expect(result.stdout).toContain('POST');
  expect(plantedIn(Buffer.from(result.stdout + result.stderr))).toEqual([]);
});
