import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMasker } from '../../../src/masking/create-masker.ts';
import { compareRecording } from '../../../src/targets/compare-recordings.ts';
import { type FixtureStore, openFixtures } from '../../../src/targets/fixture-store.ts';

const TEXT = '[]\n';
let dir: string;
let fixtures: FixtureStore;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'fixtures-'));
  fixtures = openFixtures(dir);
  fixtures.write(new Map([['1.1.json', TEXT]]), {
    source: 'simulator',
    recordedAt: '2025-11-07T09:00:00.000Z',
  });
});
afterEach(() => rmSync(dir, { recursive: true }));

const code = (read: () => unknown) => {
  try {
    read();
  } catch (error) {
    return (error as { code?: string }).code;
  }
  return null;
};

test('what was written is read back', () => {
  expect(openFixtures(dir).read('1.1', '')).toEqual([]);
});

test('a recording whose bytes are not the vouched ones is refused', () => {
  writeFileSync(join(dir, 'recordings', '1.1.json'), '[ ]\n');
  expect(code(() => openFixtures(dir).read('1.1', ''))).toBe('FIXTURE_CHANGED');
});

test('a recording that the manifest does not know is missing', () => {
  writeFileSync(join(dir, 'recordings', '1.2.json'), TEXT);
  expect(code(() => fixtures.read('1.2', ''))).toBe('FIXTURE_MISSING');
});

test('a vouched recording without its file is missing', () => {
  rmSync(join(dir, 'recordings', '1.1.json'));
  expect(code(() => fixtures.read('1.1', ''))).toBe('FIXTURE_MISSING');
});

test('a folder without a manifest is refused', () => {
  expect(code(() => openFixtures(join(dir, 'none')).read('1.1', ''))).toBe('FIXTURE_MISSING');
});

test('a manifest that is not JSON is refused', () => {
  writeFileSync(join(dir, 'manifest.json'), '{');
  expect(code(() => openFixtures(dir).read('1.1', ''))).toBe('FIXTURE_FORMAT');
});

test.each([
  ['a source that nobody knows', { source: 'production' }],
  ['no source', { source: undefined }],
  ['an account that the manifest does not name', { source: 'live', host: 'api.example' }],
  ['no time', { recordedAt: 'yesterday' }],
  ['a time in another form', { recordedAt: '2025-11-07T12:00:00+03:00' }],
  ['a day', { recordedAt: '2025-11-07' }],
  ['a number', { recordedAt: 1_762_506_000_000 }],
])('a manifest that does not say where a recording is from is refused: %s', (_, change) => {
  const manifest = structuredClone(fixtures.manifest());
  Object.assign(manifest.recordings['1.1.json'] ?? {}, change);
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify(manifest));
  expect(code(() => openFixtures(dir).read('1.1', ''))).toBe('FIXTURE_FORMAT');
});

const ACCOUNT = {
  ...{ hosts: ['api.example'], recordedAt: '2025-11-07T09:00:00.000Z', recorder: '0.1.0', ids: {} },
  ...{ access: 'both', skips: {}, items: null, maskedWith: '' },
};
test.each<[string, unknown, string | null]>([
  ['all that the recorder writes', ACCOUNT, null],
  ['nothing', {}, 'FIXTURE_FORMAT'],
  ['null', null, 'FIXTURE_FORMAT'],
  ['a host that is no list', { ...ACCOUNT, hosts: 'api.example' }, 'FIXTURE_FORMAT'],
  ['no skips', { ...ACCOUNT, skips: undefined }, 'FIXTURE_FORMAT'],
  ['ids that are no texts', { ...ACCOUNT, ids: { event: 33 } }, 'FIXTURE_FORMAT'],
  ['an access that there is none of', { ...ACCOUNT, access: 'all' }, 'FIXTURE_FORMAT'],
])('what a manifest says of an account is read as the recorder writes it: %s', (_, account, refused) => {
  const manifest = structuredClone(fixtures.manifest());
  Object.assign(manifest.recordings['1.1.json'] ?? {}, { source: 'live', host: 'api.example' });
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify({ ...manifest, account }));
  expect(code(() => openFixtures(dir).read('1.1', ''))).toBe(refused);
});

test('writing one recording keeps what the manifest says of the others', () => {
  const again = openFixtures(dir);
  again.write(new Map([['1.2.json', TEXT]]), { source: 'simulator', recordedAt: '2026-01-01T00:00:00.000Z' });
  const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as {
    recordings: Record<string, { recordedAt: string }>;
  };
  expect(manifest.recordings['1.1.json']?.recordedAt).toBe('2025-11-07T09:00:00.000Z');
  expect(manifest.recordings['1.2.json']?.recordedAt).toBe('2026-01-01T00:00:00.000Z');
});

test('a new text is compared with the kept one', () => {
  expect(compareRecording(fixtures, '1.1.json', TEXT).state).toBe('same');
  expect(compareRecording(fixtures, '1.2.json', TEXT).state).toBe('new');
  const changed = compareRecording(fixtures, '1.1.json', '[1]\n');
  expect(changed.state).toBe('changed');
  expect(changed.patch).toContain('+[1]');
});

test('the same text that the manifest does not vouch for is told apart', () => {
  writeFileSync(join(dir, 'recordings', '1.3.json'), TEXT);
  expect(compareRecording(fixtures, '1.3.json', TEXT).state).toBe('unvouched');
});

test.each([
  'ИП ПЕТРОВ Пётр Сергеевич',
  'OOO "Petrov Pyotr" и Анна Петрова',
  'call +7 (916) 123-45-67 or 89161234567, anna@example.org',
])('masks of two keys are equal where no key is left: %s', (text) => {
  const written = (key: string) => {
    const body = createMasker({ key }).maskJson({ data: [{ client_name: text, title: text }] });
    return `${JSON.stringify([{ response: body }], null, 1)}\n`;
  };
  writeFileSync(join(dir, 'recordings', '1.3.json'), written('one key of the masks'));
  expect(written('another key')).not.toBe(written('one key of the masks'));
  expect(compareRecording(fixtures, '1.3.json', written('another key'), true).patch).toBe('');
});

test.each([
  ['no JSON', '{"x":'],
  ['no list', '{"x":1}'],
  ['a call that lacks nearly everything', '[{"method":"GET"}]'],
  ['a byte order mark', '\ufeff[]'],
])('recordings that nobody vouches for are read by the same form: %s', (_, text) => {
  writeFileSync(join(dir, 'recordings', '1.1.json'), text);
  expect(code(() => fixtures.recordings('1.1.json'))).toBe('FIXTURE_FORMAT');
});

test('recordings that are there are given, and others are null', () => {
  expect(fixtures.recordings('1.1.json')).toEqual([]);
  expect(fixtures.recordings('1.2.json')).toBeNull();
});

test('ends of lines that git rewrote are told as that', () => {
  writeFileSync(join(dir, 'recordings', '1.1.json'), '[]\r\n');
  expect(() => openFixtures(dir).read('1.1', '')).toThrow(/FIXTURE_CHANGED.*autocrlf/s);
});

test('a manifest may have a byte order mark, and is told as UTF-16', () => {
  const file = join(dir, 'manifest.json');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, `\ufeff${text}`);
  expect(openFixtures(dir).read('1.1', '')).toEqual([]);
  writeFileSync(file, Buffer.from(`\ufeff${text}`, 'utf16le'));
  expect(() => openFixtures(dir).manifest()).toThrow(/FIXTURE_FORMAT.*UTF-16/s);
});

test.each([
  ['a value that is not Latin-1', { 'x-note': 'привет' }, 'x-note'],
  ['a line break in a value', { 'x-note': 'a\r\nb' }, 'x-note'],
  ['a name with a blank', { 'x note': 'a' }, 'x note'],
  ['a number', { 'content-length': 5 }, 'content-length'],
])('a recorded header that no answer has is refused with its name: %s', (_, rawHeaders, name) => {
  const call = {
    scope: 'https://x.example',
    method: 'GET',
    path: '/a',
    body: '',
    reqheaders: {},
    status: 200,
  };
  const written = (headers: object) =>
    writeFileSync(
      join(dir, 'recordings', '1.1.json'),
      JSON.stringify([{ ...call, response: {}, rawHeaders: headers }]),
    );
  written({ 'x-note': 'caf\u00e9' });
  expect(fixtures.recordings('1.1.json')).toHaveLength(1);
  written(rawHeaders);
  expect(code(() => fixtures.recordings('1.1.json'))).toBe('FIXTURE_FORMAT');
  expect(() => fixtures.recordings('1.1.json')).toThrow(name);
});

const ANSWERED = (answer: string) =>
  `[{"scope":"https://x.example","method":"GET","path":"/a","body":"","reqheaders":{},"status":200,"response":${answer},"rawHeaders":{}}]`;
test.each<[string, string | Buffer, string]>([
  ['a key twice', ANSWERED('{"id":999,"id":1}'), 'the key id stands twice'],
  [
    'a number beyond a double',
    ANSWERED('{"price":1e400}'),
    'price: expected a number that every reader can hold',
  ],
  ['more digits than a double has', ANSWERED('[9007199254740993]'), 'came one beyond'],
  ['half of a surrogate pair', ANSWERED('"\\ud800"'), 'half of a surrogate pair'],
  ['a key twice in what was asked', ANSWERED('1').replace('"body":""', '"body":{"a":1,"a":2}'), 'the key a'],
  ['bytes that are no UTF-8', Buffer.from(ANSWERED('"caf\u00e9"'), 'latin1'), 'not UTF-8'],
])('an answer that a replay would alter is refused: %s', (_, text, told) => {
  writeFileSync(join(dir, 'recordings', '1.1.json'), text);
  expect(code(() => fixtures.recordings('1.1.json'))).toBe('FIXTURE_FORMAT');
  expect(() => fixtures.recordings('1.1.json')).toThrow(told);
});

test('an answer as deep as one is read, and one that is kept as its text, are answered', () => {
  const deep = `${'['.repeat(512)}${']'.repeat(512)}`;
  for (const answer of [deep, JSON.stringify('{"id":999,"id":1}'), '[0.1,-1e2,9007199254740991]']) {
    writeFileSync(join(dir, 'recordings', '1.1.json'), ANSWERED(answer));
    expect(fixtures.recordings('1.1.json')).toMatchObject([{ response: JSON.parse(answer) as unknown }]);
  }
});

test.each<[string, (folder: string) => unknown, string]>([
  ['no manifest', (folder) => rmSync(join(folder, 'manifest.json')), 'record -- --update --fixtures'],
  [
    'no recording',
    (folder) => rmSync(join(folder, 'recordings', '1.1.json')),
    'record -- 1.1 --update --fixtures',
  ],
])('what is lacking is to be recorded where it is: %s', (_, remove, command) => {
  remove(dir);
  expect(() => openFixtures(dir).read('1.1', '')).toThrow(`${command} ${dir}`);
});

test('an answer of an account that was changed is to be asked of an account again', () => {
  const manifest = { ...fixtures.manifest(), account: ACCOUNT };
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(dir, 'recordings', '1.1.json'), '[ ]\n');
  expect(() => openFixtures(dir).read('1.1', '')).toThrow(`1.1 --target live --update --fixtures ${dir}`);
});

test('a folder with a blank in its name is one word of the command that records into it', () => {
  const folder = join(dir, 'of ours');
  expect(() => openFixtures(folder).read('1.1', '')).toThrow(
    expect.objectContaining({ remedy: expect.stringContaining(`--fixtures '${folder}'`) }),
  );
});
