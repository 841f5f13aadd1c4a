import { expect, test } from 'vitest';
import { readSpecContent } from '../../../src/verify/spec/spec-entries.ts';

const REQUEST = '**Request:**\n```\nGET https://a.example/x\n```\n';
const entries = (text: string) => readSpecContent(text)?.entries;

test('sections and entries are headings that begin with a number or a letter', () => {
  const content = readSpecContent(
    `\ufeff# 1. First  \n\n### 1.1. One\n${REQUEST}\n## R. Rest\n### R12 Two\n### R3\n## 2.Third\n# About\n### 1.a x\n`,
  );
  expect(content?.sections).toEqual({ 1: 'First', R: 'Rest' });
  expect(content?.entries.map(({ id, title, section }) => [id, title, section])).toEqual([
    ['1.1', 'One', '1'],
    ['R12', 'Two', 'R'],
    ['R3', '', 'R'],
  ]);
});

test.each<[string, string, string, string]>([
  ['a request', REQUEST, 'GET', '/x'],
  ['in Russian', '**Запрос:**\n```\nPOST /y/{ID}?a=1\n```\n', 'POST', '/y/{ID}?a=1'],
  ['without a colon', '**Request**\n```\n  DELETE   https://a.example/z\n```\n', 'DELETE', '/z'],
  ['the first of two', `${REQUEST}\n\`\`\`\nPOST /second\n\`\`\`\n`, 'GET', '/x'],
  ['the first that is one', '**Request:**\n```\nnone\n```\n```\nPUT /b\n```\n', 'PUT', '/b'],
  ['none', '**Request:**\n```\nget /x\n```\n', '', ''],
  ['none with more behind it', '**Request:**\n```\nGET /x HTTP/1.1\n```\n', '', ''],
  ['none under another label', '**Requests made:**\n```\nGET /x\n```\n', '', ''],
  ['none under no label', '```\nGET /x\n```\n', '', ''],
  ['none in a list', '**Request:**\n- `GET /x`\n', '', ''],
  ['none behind a rule', `---\n${REQUEST}`, '', ''],
  ['the label at the start of a line', `some **Request:** words\n\n${REQUEST}`, 'GET', '/x'],
  ['the last label of a paragraph', '**Answer:** x\n**Request:**\n```\nGET /x\n```\n', 'GET', '/x'],
  ['not the first label of it', '**Request:** x\n**Answer:**\n```\nGET /x\n```\n', '', ''],
  ['no label within a line', '**Answer:** x **Request:**\n```\nGET /x\n```\n', '', ''],
])('the request of an entry: %s', (_, text, method, path) => {
  expect(entries(`### 1.1. One\n${text}`)).toMatchObject([{ method, path }]);
});

test.each<[string, string[]]>([
  ['**Examples:**\n- `GET https://a.example/x/1`\n- nothing\n- `POST /y/2`\n', ['/x/1', '/y/2']],
  ['**Пример:**\n- `GET /x/1`\n', ['/x/1']],
  ['**Примеры**\n- `GET /x/1`\n\nwords\n\n* `GET /x/2`\n', ['/x/1', '/x/2']],
  ['**Example:**\n```\nGET /x/1\n```\n', []],
  [`${REQUEST}\n- \`GET /x/1\`\n`, []],
])('the examples of an entry: %j', (text, paths) => {
  expect(entries(`### 1.1. One\n${text}`)?.[0]?.examples).toEqual(paths);
});

test('an entry has lines from its heading to its last block', () => {
  const text = `# 1. A\n\n### 1.1. One\n${REQUEST}\nwords\n\n---\n\nmore\n\n### 1.2. Two\n\n### 1.3. Three\nlast\n`;
  expect(entries(text)?.map(({ firstLine, lastLine }) => [firstLine, lastLine])).toEqual([
    [3, 9],
    [15, 15],
    [17, 18],
  ]);
});
