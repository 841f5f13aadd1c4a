import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { API_SCHEMAS_DIR, FIXTURES_DIR } from '../../src/command/project-paths.ts';
import type { AllowedPeer } from '../../src/targets/network-guard.ts';
import { audit, type InProcessOptions } from './audit-in-process.ts';
import { sharedClickHouse } from './clickhouse-process.ts';
import { type FaultProxy, openFaultProxy } from './fault-proxy.ts';
import { runCommand, scratchFolder } from './run-command.ts';

// What keeps a run from being begun is told once, before the first call: exit code 2, no bundle, and `latest` stays.

const folder = scratchFolder();
const servers: Server[] = [];
let number = 0;

afterAll(async () => {
  for (const server of servers) server.close();
  folder.remove();
});

function scratch(name: string): string {
  number += 1;
  const path = join(folder.path, `${name}-${number}`);
  mkdirSync(path);
  return path;
}

/** An audit that must not begin; gives the one message. */
async function refusal(args: string[], options: InProcessOptions = {}): Promise<string> {
  const out = scratch('out');
  // What an earlier audit left.
  writeFileSync(join(out, 'latest'), 'before\n');
  const own = args.includes('--out') ? [] : ['--out', out];
  const { code, stdout, stderr } = await audit([...own, ...args], options);
  expect({ code, stdout: stdout.replace(/^Auditing .*\n/, '') }).toEqual({ code: 2, stdout: '' });
  expect(readdirSync(out)).toEqual(['latest']);
  expect(readFileSync(join(out, 'latest'), 'utf8')).toBe('before\n');
  // A code, what happened and a remedy; no stack, and nothing twice.
  expect(stderr).toMatch(/^[A-Z_]+: [\s\S]*\n {2}\S/);
  expect(stderr.match(/^[A-Z_]{5,}: /gm)).toHaveLength(1);
  expect(stderr).not.toMatch(/^\s+at /m);
  return stderr;
}

async function listening(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('a ClickHouse that cannot be used', () => {
  let proxy: FaultProxy;
  let peers: AllowedPeer[];
  beforeAll(async () => {
    const { url } = await sharedClickHouse();
    peers = [{ host: '127.0.0.1', port: Number(new URL(url).port) }];
    proxy = await openFaultProxy(url);
  });
  beforeEach(() => {
    proxy.faultFor = () => undefined;
  });
  afterAll(() => proxy?.close());

  test.each(['nonsense', 'localhost:8123', 'ftp://127.0.0.1:21', 'tcp://127.0.0.1:9000', 'http://'])(
    '%s is no address',
    async (url) => {
      expect(await refusal([], { env: { CLICKHOUSE_URL: url } })).toMatch(/^USAGE: CLICKHOUSE_URL /);
    },
  );

  test.each([
    ['a closed port', 'http://127.0.0.1:9'],
    ['an unknown host', 'http://no-such-host.invalid:8123'],
    ['settings that the client does not know', 'http://127.0.0.1:9/?wrong=1'],
  ])('%s', async (_, url) => {
    expect(await refusal([], { env: { CLICKHOUSE_URL: url } })).toMatch(/^WAREHOUSE_UNREACHABLE: /);
  });

  test.each<[string, () => Server]>([
    ['accepts and stays silent', () => createServer(() => undefined)],
    ['closes every connection', () => createServer((socket) => void socket.destroy())],
    ['speaks something else', () => createServer((socket) => void socket.end('220 ready\r\n'))],
    ['is a web server', () => createHttpServer((_, response) => void response.end('<html>hello</html>'))],
    ['answers JSON', () => createHttpServer((_, response) => void response.end('{"ok":true}\n'))],
    ['answers nothing', () => createHttpServer((_, response) => void response.end())],
    [
      'has no such page',
      () => createHttpServer((_, response) => void response.writeHead(404).end('<html>none</html>')),
    ],
  ])('a port that %s', async (_, make) => {
    const env = { CLICKHOUSE_URL: await listening(make()), CLICKHOUSE_TIMEOUT_MS: '500' };
    expect(await refusal([], { env })).toMatch(/^WAREHOUSE_UNREACHABLE: connect: /);
  });

  const refused = (code: number, text: string) => ({ status: 403, code, text });
  const server = (database: string) => ({
    peers,
    env: { CLICKHOUSE_URL: proxy.url, CLICKHOUSE_DATABASE: database },
  });

  test('a wrong password', async () => {
    proxy.faultFor = () => refused(516, 'auditor: Authentication failed. (AUTHENTICATION_FAILED)');
    expect(await refusal([], server('refused_password'))).toContain('WAREHOUSE_QUERY: connect: ');
  });

  test('a user that may only read, and tables that are missing: with what to apply', async () => {
    proxy.faultFor = (query) =>
      /^(CREATE|INSERT)/.test(query) ? refused(497, 'Not enough privileges. (ACCESS_DENIED)') : undefined;
    const said = await refusal([], server('refused_create'));
    expect(said).toMatch(/^WAREHOUSE_SCHEMA: the database or tables of it are missing/);
    expect(said).toContain('CREATE TABLE IF NOT EXISTS');
  });

  test('a user that may only read tables that are there', async () => {
    proxy.faultFor = (query) =>
      /^INSERT/.test(query) ? refused(497, 'Not enough privileges. (ACCESS_DENIED)') : undefined;
    expect(await refusal([], server('refused_insert'))).toMatch(/^WAREHOUSE_QUERY: insert into /);
  });
});

test.each<[string, string, Record<string, string>?]>([
  ['SOURCE_DATE_EPOCH', 'abc'],
  ['SOURCE_DATE_EPOCH', '99999999999999'],
  ['AUDIT_TARGET', 'nowhere'],
  ['AUDIT_PROFILE', 'none'],
  ['AUDIT_ACCESS', 'all'],
  ['AUDIT_ROUTES', 'other'],
  ['AUDIT_STRICT', 'yes'],
  ['AUDIT_SHARD', '4/3'],
  ['AUDIT_SPEC', '/'],
  ['AUDIT_SIGNING_KEY', 'no key'],
  ['CLICKHOUSE_TIMEOUT_MS', 'soon'],
  ['CLICKHOUSE_COUNT_TIMEOUT_MS', '-1'],
  ['CLICKHOUSE_DATABASE', 'system'],
  ['CLICKHOUSE_DATABASE', ' '],
  ['CLICKHOUSE_DATABASE', 'x'.repeat(300)],
  ['CLICKHOUSE_CLUSTER', 'one_without_a_server'],
  ['CLICKHOUSE_PASSWORD', 'two\nlines', { CLICKHOUSE_URL: 'http://127.0.0.1:8123' }],
])('%s=%s is no setting', async (name, value, beside = {}) => {
  expect(await refusal([], { env: { [name]: value, ...beside } })).toMatch(/^USAGE: /);
});

test.each([
  ['QTICKETS_BASE_URL', 'nonsense'],
  ['QTICKETS_BASE_URL', 'ftp://127.0.0.1/api'],
  ['QTICKETS_PARTNERS_BASE_URL', 'http://example.org/api'],
  ['QTICKETS_TOKEN', 'two\nlines'],
  ['QTICKETS_PARTNERS_TOKEN', 'two words'],
  ['QTICKETS_ALLOW_WRITES', 'all'],
  ['QTICKETS_RESET_URL', 'https://example.org'],
  ['QTICKETS_RATE_LIMIT', '0'],
  ['QTICKETS_EVENT_ID', '../../33'],
  ['QTICKETS_ORDER_ID', 'first'],
])('%s=%s is no setting of a live run', async (name, value) => {
  const env = {
    QTICKETS_TOKEN: 'an-invented-token',
    QTICKETS_PARTNERS_TOKEN: 'another-token',
    [name]: value,
  };
  const said = await refusal(['--target', 'live'], { env });
  expect(said).toMatch(/^LIVE_SETTINGS: /);
  expect(said).toContain(name);
});

describe('files that a run reads', () => {
  function copied(dir: string, change: (copy: string) => void): string {
    const copy = join(scratch('copy'), 'schemas', 'api');
    cpSync(dir, copy, { recursive: true });
    change(copy);
    return copy;
  }

  test.each<[string, (dir: string) => void, RegExp]>([
    [
      'a schema with a comma too many',
      (dir) => {
        const file = join(dir, 'orders-list.schema.json');
        writeFileSync(file, readFileSync(file, 'utf8').replace(/\}\s*$/, ',}\n'));
      },
      /^SCHEMA_INVALID: schemas\/api\/orders-list\.schema\.json:\d+: not JSON at line \d+, column \d+/,
    ],
    [
      'a schema with a keyword that nobody knows',
      (dir) => {
        const file = join(dir, 'orders-list.schema.json');
        writeFileSync(file, readFileSync(file, 'utf8').replace('"type":', '"typo":'));
      },
      /^SCHEMA_INVALID: schemas\/api\/orders-list\.schema\.json: .*typo/,
    ],
    [
      'no schema of that name',
      (dir) => rmSync(join(dir, 'orders-list.schema.json')),
      /^SCHEMA_INVALID: tests\/cases: case 1\.1 names the schema "orders-list"/,
    ],
  ])('%s', async (_, change, said) => {
    expect(await refusal([], { schemasDir: copied(API_SCHEMAS_DIR, change) })).toMatch(said);
  });

  const manifest = (change: (text: string) => string) => (dir: string) => {
    const file = join(dir, 'manifest.json');
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  };
  const recording = (change: (text: string) => string) => (dir: string) => {
    const [name = ''] = readdirSync(join(dir, 'recordings')).filter((one) => one.startsWith('7.1'));
    const file = join(dir, 'recordings', name);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  };
  test.each<[string, (dir: string) => void, RegExp]>([
    ['no manifest', (dir) => rmSync(join(dir, 'manifest.json')), /^FIXTURE_MISSING: \S*manifest\.json/],
    [
      'a manifest that is cut off',
      manifest((text) => text.slice(0, -40)),
      /^FIXTURE_FORMAT: .* line \d+, column/,
    ],
    ['a manifest that is a list', manifest(() => '[]'), /^FIXTURE_FORMAT: \S*manifest\.json/],
    ['a manifest that is null', manifest(() => 'null'), /^FIXTURE_FORMAT: \S*manifest\.json/],
    ['no recordings', (dir) => rmSync(join(dir, 'recordings'), { recursive: true }), /^FIXTURE_MISSING: /],
    ['a recording that was changed', recording((text) => `${text} `), /^FIXTURE_CHANGED: \S*recordings\//],
    ['no fixtures at all', (dir) => rmSync(dir, { recursive: true }), /^FIXTURE_MISSING: \S*manifest\.json/],
  ])('%s', async (_, change, said) => {
    expect(await refusal([], { fixturesDir: copied(FIXTURES_DIR, change) })).toMatch(said);
  });

  test.each([
    ['a folder', (path: string) => mkdirSync(path)],
    ['no document', (path: string) => writeFileSync(path, 'hello\n')],
    ['nothing', (path: string) => writeFileSync(path, '')],
    ['an entry without a request', (path: string) => writeFileSync(path, '### 1.1. Orders\n')],
    ['bytes', (path: string) => writeFileSync(path, Buffer.from([0, 255, 254, 1]))],
  ])('a spec document that is %s', async (_, write) => {
    const path = join(scratch('spec'), 'spec.md');
    write(path);
    expect(await refusal(['--spec', path])).toMatch(/^(SPEC_PARSE|SPEC_CASE_MISMATCH|USAGE): .*spec\.md/);
  });
});

describe('a folder that nothing can be written into', () => {
  const file = () => {
    const path = join(scratch('file'), 'file');
    writeFileSync(path, '');
    return path;
  };
  test.each<[string, () => string]>([
    ['a file', file],
    ['below a file', () => join(file(), 'below')],
    ['a name that is too long', () => join(scratch('long'), 'x'.repeat(300))],
    ...(process.platform === 'linux'
      ? [['below /proc', () => '/proc/reports'] as [string, () => string]]
      : []),
  ])('--out is %s', async (_, out) => {
    expect(await refusal(['--out', out()])).toMatch(/^FILE_SYSTEM: \S+: mkdir failed with E[A-Z]+/);
  });
});

test('a command tells it once, and leaves nothing', async () => {
  const out = scratch('command');
  const TMPDIR = scratch('temporary');
  const env = { CLICKHOUSE_URL: 'http://127.0.0.1:9', TMPDIR };
  const { code, stdout, stderr } = await runCommand('audit.ts', ['--out', out], { env });
  expect({ code, stdout }).toEqual({ code: 2, stdout: 'Auditing profile audit, target replay.\n' });
  expect(stderr.split('\n')[0]).toBe('WAREHOUSE_UNREACHABLE: connect: ECONNREFUSED from http://127.0.0.1:9');
  expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  expect([readdirSync(out), readdirSync(TMPDIR)]).toEqual([[], []]);
});

test('a command that there is none of is told before anything is loaded, and in a workflow of GitHub as an annotation of one line', async () => {
  const { code, stdout, stderr } = await runCommand('au%\ndit', [], { env: { GITHUB_ACTIONS: 'true' } });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^USAGE: there is no command "au%\\ndit"\.\n {2}Name one of .*\baudit,/);
  expect(stderr).toMatch(/^::error title=USAGE::there is no command "au%25\\ndit"\. .*\n$/m);
});

test('under npm test one file of the contract fails of it', async () => {
  const out = scratch('test');
  const env = { CLICKHOUSE_URL: 'http://127.0.0.1:9', AUDIT_OUT: out, NO_COLOR: '1' };
  const { code, stdout, stderr } = await runCommand('test.ts', ['--project', 'contract'], { env });
  expect(code).toBe(2);
  expect(stdout).toMatch(/Test Files.* 1 failed\b/);
  const both = `${stdout}${stderr}`;
  // Once by Vitest, as the failure of the file, and once by the command.
  expect(both.match(/WAREHOUSE_UNREACHABLE: connect: ECONNREFUSED/g)).toHaveLength(2);
  expect(readdirSync(out).filter((name) => name.startsWith('qtickets'))).toEqual([]);
});
