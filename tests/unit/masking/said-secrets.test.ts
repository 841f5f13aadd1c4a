import { expect, test } from 'vitest';
import { masker } from '../../../src/masking/create-masker.ts';

// A remark stands between what a secret is called and its value, or a shell is told to write it.
test.each([
  ['**API-ключ** (прод): «kq7-Ttb2-99xZ»', 'kq7-Ttb2-99xZ'],
  ['**Токен** (боевой) — `a81f3c0e9b7742d5`', 'a81f3c0e9b7742d5'],
  ['<b>Token</b> for partners: 77aa88bb99cc00dd', '77aa88bb99cc00dd'],
  ['token is set to "zz91-kk20-pp33" in the config', 'zz91-kk20-pp33'],
  ['export PARTNERS_TOKEN=$(echo dG9rZW4tMTIzNDU2Nzg=)', 'dG9rZW4tMTIzNDU2Nzg='],
  ['PARTNERS_TOKEN=$(echo -n "dG9rZW4tMTIzNDU2Nzg=" | base64 -d)', 'dG9rZW4tMTIzNDU2Nzg='],
])('a secret is masked and found in %j', (text, secret) => {
  expect(masker.scanText(text).map(({ kind }) => kind)).toEqual(['token']);
  const masked = masker.maskText(text);
  expect(masked).not.toContain(secret);
  expect(masker.scanText(masked)).toEqual([]);
});

test.each([
  '**Токен** (прод): из переменной QTICKETS_TOKEN',
  '**Token** (required): string',
  'token is set to "none"',
  'TOKEN=$(echo "$QTICKETS_TOKEN" | tr -d "\\n")',
  'export TOKEN="$(cat token.txt)"',
])('%j holds none', (text) => {
  expect(masker.maskText(text)).toBe(text);
  expect(masker.scanText(text)).toEqual([]);
});
