import { expect, test } from 'vitest';
import { scanFile } from '../../../src/command/scan-file.ts';
import { createMasker } from '../../../src/masking/create-masker.ts';

const SECRET = 'token-of-a-test-0001';
const masker = createMasker({ secrets: [SECRET] });
const kinds = (fileName: string, content: string) =>
  scanFile(masker, fileName, content).map(({ kind }) => kind);

test.each([
  ['a name in a field that holds names', 'a.json', JSON.stringify({ client_name: 'Олег' }), 'name'],
  [
    'an e-mail in a field of any name',
    'a.json',
    JSON.stringify({ note: 'write to visitor@example.com' }),
    'email',
  ],
  ['a secret in a field of any name', 'a.json', JSON.stringify({ note: `x ${SECRET}` }), 'secret'],
  ['a secret in a key', 'a.json', JSON.stringify({ [SECRET]: 1 }), 'secret'],
  [
    'a secret in base64',
    'a.json',
    JSON.stringify({ note: Buffer.from(SECRET).toString('base64') }),
    'secret',
  ],
  ['a name in a line of the log', 'a.jsonl', `{}\n${JSON.stringify({ client_name: 'Олег' })}\n`, 'name'],
  ['an e-mail in a document', 'a.md', 'written by visitor@example.com', 'email'],
  ['an e-mail in the data of a page', 'a.html', '<p>x</p>\n<pre>visitor@example.com</pre>', 'email'],
  ['an e-mail of a page', 'a.html', '<pre>x</pre>\n<p>visitor@example.com</p>', 'email'],
  ['a secret in the data of a page', 'a.html', `<pre>x\n${SECRET}</pre>`, 'secret'],
  ['a secret of a page', 'a.html', `<pre>x</pre><p>${SECRET}</p>`, 'secret'],
  ['a barcode that a page tells', 'a.html', '<pre>x</pre><p>barcode 877076325904</p>', 'barcode'],
  ['a barcode in a table', 'a.csv', 'barcode\n877076325904\n', 'barcode'],
])('%s is found', (_, fileName, content, kind) => {
  expect(kinds(fileName, content)).toContain(kind);
});

test('a hit in the log has its line', () => {
  expect(scanFile(masker, 'a.jsonl', `{}\n{"client_email":"visitor@example.com"}\n`)[0]?.at).toBe(
    'line 2 /client_email',
  );
});

test('a hit in the data of a page has the line of the page', () => {
  const page = '<p>\n</p><pre tabindex="0">a\nvisitor@example.com</pre>\n<pre>\nb</pre>';
  expect(scanFile(masker, 'a.html', page)).toEqual([{ kind: 'email', at: 'line 3' }]);
});

test('the data of a page is no place in which a key tells a name', () => {
  const page = `<pre>${JSON.stringify({ errors: { email: 'is required' } }, null, 2)}</pre>`;
  expect(scanFile(masker, 'a.html', page)).toEqual([]);
});

test('an error that speaks of the field email is none', () => {
  const error = {
    error: 'Validation error',
    status: 422,
    code: 'VALIDATION_ERROR',
    info: { email: 'is required' },
  };
  expect(kinds('a.json', JSON.stringify({ body: error }, null, 2))).toEqual([]);
});
