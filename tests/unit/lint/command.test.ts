import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lintAuditMain } from '../../../scripts/commands/lint-audit-main.ts';
import { callCommand } from '../../selftest/call-command.ts';
import { runCommand } from '../../selftest/run-command.ts';
import { tempFolder } from '../report/fixture-bundle.ts';

const SPEC = ['--spec', 'tests/lint-documents/venue_requests.md'];
const CLEAN = 'tests/lint-documents/clean/05-scenarios.md';
const PLANTED = 'tests/lint-documents/planted/duration-too-long.md';

const lint = (args: string[]) => callCommand(lintAuditMain, args);
const lintByCommand = (args: string[]) => runCommand('lint-audit.ts', args);

test('a sound document exits with 0 and says so', async () => {
  const { code, stdout } = await lint([CLEAN, ...SPEC]);
  expect(code).toBe(0);
  expect(stdout).toContain('no contradiction');
});

test('a contradiction exits with 1, and the text has its rule and both lines', async () => {
  const { code, stdout } = await lintByCommand([PLANTED, ...SPEC]);
  expect(code).toBe(1);
  expect(stdout).toContain(`${PLANTED}:11  duration-differs`);
  expect(stdout).toMatch(/line 11 .*: 97\.9 seconds\n {2}line 80 .*: 154 seconds/);
});

test('--json prints an array of findings and nothing else', async () => {
  const planted = await lint(['--json', PLANTED, ...SPEC]);
  expect(planted.code).toBe(1);
  expect(JSON.parse(planted.stdout)).toMatchObject([
    {
      rule: 'duration-differs',
      first: { line: 11, section: '1. Summary', value: '97.9 seconds' },
      second: { line: 80, section: 'footer', value: '154 seconds' },
    },
  ]);
  const clean = await lint([CLEAN, ...SPEC, '--json']);
  expect([clean.code, JSON.parse(clean.stdout)]).toEqual([0, []]);
});

test('a README, an empty file and a text without a number exit with 2, and say why', async () => {
  const folder = await tempFolder();
  const texts = [
    '',
    '# Notes\n\nAll is well.\n',
    '# Tool\n\nInstall it, then run `tool test`. Needs 20.19.\n',
  ];
  for (const [index, text] of texts.entries()) {
    const path = join(folder, `${index}.md`);
    writeFileSync(path, text);
    const { code, stdout, stderr } = await lint([path]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('not an audit document');
  }
});

test.each([
  ['Windows-1251', Buffer.from('# \xce\xf2\xf7\xb8\xf2', 'latin1'), 'not UTF-8'],
  ['UTF-16', Buffer.from('\ufeff# Report', 'utf16le'), 'UTF-16'],
])('a document in %s exits with 2, and is told as that', async (_, bytes, words) => {
  const path = join(await tempFolder(), 'saved.md');
  writeFileSync(path, bytes);
  const { code, stdout, stderr } = await lint([path]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(words);
  expect(stderr).toContain('iconv');
});

test('a document of more than 500 KB exits with 2', async () => {
  const path = join(await tempFolder(), 'large.md');
  writeFileSync(path, 'Tests executed: 3\n'.repeat(30_000));
  expect((await lint([path])).code).toBe(2);
});

test('every finding has a confidence, and --min-confidence leaves out the less sure', async () => {
  const path = join(await tempFolder(), 'audit.md');
  writeFileSync(
    path,
    [
      '- Tests executed: 5',
      '- Passed: 3',
      '- Failed: 1',
      '',
      '| Table | Rows |',
      '| --- | --- |',
      '| orders_raw | 20 |',
      '| clients_raw | 30 |',
      '| **Total** | 60 |',
      '',
      '## Metrics',
      '',
      '- Clients: 5',
      '- Total clients: 6',
      '',
    ].join('\n'),
  );
  const levels = async (level: string) => {
    const { stdout } = await lint([path, '--json', '--min-confidence', level]);
    return JSON.parse(stdout).map(({ confidence }: { confidence: string }) => confidence);
  };
  expect(await levels('high')).toEqual(['high']);
  expect(await levels('medium')).toEqual(['medium', 'high']);
  const all = await levels('low');
  expect(new Set(all)).toEqual(new Set(['high', 'medium', 'low']));
  expect((await lint([path, '--min-confidence', 'certain'])).code).toBe(2);
  expect((await lint([path, '--min-confidence', 'high'])).stdout).toContain(`${all.length - 1} less sure`);
});

test('control characters of a document are shown as escapes', async () => {
  const path = join(await tempFolder(), 'audit.md');
  writeFileSync(path, '- Tests executed: 5 \u001b[31m\n- Passed: 3 \u202e\n- Failed: 1\n');
  const { code, stdout } = await lint([path]);
  expect(code).toBe(1);
  expect(stdout.includes('\u001b') || stdout.includes('\u202e')).toBe(false);
});

test('a file that cannot be read exits with 2', async () => {
  const folder = await tempFolder();
  const binary = join(folder, 'not-text.md');
  writeFileSync(binary, Buffer.from([0xff, 0xfe, 0x00, 0xc3]));
  const wrong = [['no-such-file.md'], [binary], [CLEAN, '--spec', 'no-such-spec.md'], []];
  const results = await Promise.all(wrong.map(lint));
  expect(results.map(({ code }) => code)).toEqual([2, 2, 2, 2]);
  expect(results.every(({ stdout, stderr }) => stdout === '' && stderr !== '')).toBe(true);
});

test('a document is compared with the spec document that it links, and with the shipped one that it cites', async () => {
  const folder = await tempFolder();
  const document = join(folder, 'audit.md');
  const matrix = (ref: string, id: string) =>
    `## 3. Test matrix\n\n| Test | Spec | Expected | Result |\n| - | - | - | - |\n| ${id} | ${ref} | 200 | 200 |\n`;
  const spec =
    '# Own\n\n## 9. OWN\n\n### 9.1. Call\n**Request:**\n```\nGET https://example.com/api/rest/v1/own\n```\n';
  writeFileSync(join(folder, 'own.md'), spec);
  writeFileSync(document, `[spec](own.md)\n\n${matrix('own.md:5-9', '9.2')}`);
  const linked = await lint(['--json', document]);
  expect(linked.stdout).toContain('"not in own.md"');
  writeFileSync(document, matrix('documented_calls.md:21-40', 'R99'));
  const cited = await lint(['--json', document]);
  expect(cited.stdout).toContain('"not in documented_calls.md"');
  writeFileSync(document, matrix('elsewhere.md:1-2', '9.9'));
  const unknown = await lint([document]);
  expect(unknown.code).toBe(0);
  expect(unknown.stdout).toContain('not at hand');
});
