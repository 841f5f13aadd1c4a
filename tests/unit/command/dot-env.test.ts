import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadDotEnv } from '../../../src/command/dot-env.ts';

const folder = mkdtempSync(join(tmpdir(), 'dot-env-'));
afterAll(() => rmSync(folder, { recursive: true }));

function loaded(text: string): Record<string, string> {
  const file = join(folder, '.env');
  writeFileSync(file, text);
  const env: Record<string, string> = { KEPT: 'before' };
  loadDotEnv(file, env);
  return env;
}

test.each([
  [
    'a line of each kind',
    'export A=1\n\n# a note\n  B = two words # said\nC=\nd.e-f=5',
    { A: '1', B: 'two words', C: '' },
  ],
  ['lines that end as on Windows', 'A=1\r\nB=2\r\n', { A: '1', B: '2' }],
  ['a value in several lines', 'A="one\nline==\ntwo"\nB=2', { A: 'one\nline==\ntwo', B: '2' }],
  ['a quote within a value', "A=it's\nB=2", { A: "it's", B: '2' }],
  ['what the environment has', 'KEPT=after\nA=1', { KEPT: 'before', A: '1' }],
])('%s', (_, text, expected) => {
  expect(loaded(text)).toMatchObject(expected);
});

test.each([
  ['just a line\nA=1', 1],
  ['A=1\nB: 2', 2],
  ['A=1\n\n1B=2', 3],
  ['A="no end\nB=2', 1],
  ["A='no end\nB='2'", 1],
  ['# A="\nB="x\n\nC=3', 2],
])('what would swallow the next variable is refused where it stands: %j', (text, line) => {
  expect(() => loaded(text)).toThrow(
    expect.objectContaining({ code: 'USAGE', place: { file: join(folder, '.env'), line } }),
  );
});

test('an option, which is read before the file, is refused there, unless it was given elsewhere', () => {
  const file = join(folder, '.env');
  writeFileSync(file, 'QTICKETS_TOKEN=x\nAUDIT_ACCESS=read\nAUDIT_SIGNING_KEY=k\n');
  const env: Record<string, string> = {};
  expect(() => loadDotEnv(file, env)).toThrow(
    expect.objectContaining({ code: 'USAGE', message: expect.stringMatching(/sets AUDIT_ACCESS, and/) }),
  );
  expect(env).toEqual({});
  const given = { AUDIT_ACCESS: 'all' };
  loadDotEnv(file, given);
  expect(given).toEqual({ AUDIT_ACCESS: 'all', QTICKETS_TOKEN: 'x', AUDIT_SIGNING_KEY: 'k' });
});

test('nothing of an odd line is told, since it may hold a secret', () => {
  expect(() => loaded('s3cret-of-mine')).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('s3cret') }),
  );
});

test('a folder of that name is told as that', () => {
  const file = join(folder, 'folder', '.env');
  mkdirSync(file, { recursive: true });
  expect(() => loadDotEnv(file, {})).toThrow(expect.objectContaining({ code: 'USAGE', place: { file } }));
});
