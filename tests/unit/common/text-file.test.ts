import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadDotEnv } from '../../../src/command/dot-env.ts';
import { textOfFile } from '../../../src/common/text-file.ts';

const TEXT = 'QTICKETS_TOKEN=x # токен\n';

function utf32(text: string): Buffer {
  return Buffer.from(Uint32Array.from(text, (sign) => sign.codePointAt(0) ?? 0).buffer);
}

test.each<[string, Buffer, string | null]>([
  ['UTF-8', Buffer.from(TEXT), null],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${TEXT}`), null],
  ['UTF-16', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 'UTF-16'],
  ['UTF-16 without its mark', Buffer.from(TEXT, 'utf16le'), 'UTF-16'],
  ['UTF-16 of the other order', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16(), 'UTF-16'],
  ['UTF-32', utf32(`\ufeff${TEXT}`), 'UTF-32'],
  ['UTF-32 without its mark', utf32(TEXT), 'UTF-32'],
  ['UTF-32 of the other order', utf32(`\ufeff${TEXT}`).swap32(), 'UTF-32'],
  ['Windows-1251', Buffer.from('QTICKETS_TOKEN=x # \xf2\xee\xea\xe5\xed', 'latin1'), 'not UTF-8'],
  ['KOI8-R', Buffer.from('# \xd4\xcf\xcb\xc5\xce', 'latin1'), 'not UTF-8'],
  ['cut within a sign', Buffer.from(TEXT).subarray(0, 20), 'not UTF-8'],
  ['a zero byte', Buffer.from(`${TEXT.repeat(9)}\0`), 'not UTF-8'],
])('a file in %s is read, or told as that; an .env as well', (_, bytes, problem) => {
  const found = textOfFile(bytes);
  if (problem === null) expect(found).toEqual({ text: TEXT, problem: null });
  else expect(found).toEqual({ text: null, problem: expect.stringContaining(problem) });

  const folder = mkdtempSync(join(tmpdir(), 'dot-env-'));
  const env: Record<string, string> = {};
  writeFileSync(join(folder, '.env'), bytes);
  const load = () => loadDotEnv(join(folder, '.env'), env);
  if (problem === null) load();
  else expect(load).toThrow(expect.objectContaining({ code: 'USAGE' }));
  expect(env).toEqual(problem === null ? { QTICKETS_TOKEN: 'x' } : {});
  rmSync(folder, { recursive: true });
});
