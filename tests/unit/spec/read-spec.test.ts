import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { AuditError } from '../../../src/model/errors.ts';
import { parseSpec, readSpec } from '../../../src/spec/read-spec.ts';

const SPEC = 'tests/spec/qtickets_api_test_requests.md';

const bytes = (text: string) => new TextEncoder().encode(text);

function entryText(changes: { id?: string; request?: string; more?: string } = {}): string {
  const {
    id = '1.1',
    request = 'GET https://qtickets.ru/api/rest/v1/orders/{ORDER_ID}',
    more = '',
  } = changes;
  return `# Requests\n\n## 1. ORDERS\n\n### ${id}. Get an order\n**Request:**\n\`\`\`\n${request}\n\`\`\`\n${more}\n`;
}

function errorOf(text: string): AuditError {
  try {
    parseSpec(bytes(text), 'spec.md');
  } catch (error) {
    if (error instanceof AuditError) return error;
    throw error;
  }
  throw new Error('the document was read without an error');
}

test('an entry has its method, path, examples, body and lines', () => {
  const entry = readSpec(SPEC).entries.find(({ id }) => id === '3.3');
  expect(entry).toMatchObject({
    section: '3',
    method: 'GET',
    path: '/api/rest/v1/events/{EVENT_ID}',
    examples: ['/api/rest/v1/events/33', '/api/rest/v1/events/12'],
    firstLine: 280,
    lastLine: 287,
  });
  expect(entry?.body).toBeUndefined();
});

test('a body, headers and an expected answer are read', () => {
  const { entries } = readSpec(SPEC);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  expect(byId.get('2.2')?.body).toEqual({ page: 1, per_page: 50 });
  expect(byId.get('7.1')?.headers).toEqual({ Authorization: 'Bearer INVALID_TOKEN_12345' });
  expect(byId.get('7.4')?.body).toEqual({});
  expect(byId.get('7.4')?.expected).toBe('VALIDATION_ERROR');
  expect(byId.get('1.1')?.body).toBeUndefined();
});

test('the headers of every request are those of the preamble', () => {
  expect(readSpec(SPEC).commonHeaders).toMatchObject({
    Accept: 'application/json',
    'Cache-Control': 'no-cache',
  });
});

test('CRLF and a byte order mark change nothing', () => {
  const text = readFileSync(SPEC, 'utf8');
  const { sha256: _, text: __, ...crlf } = parseSpec(bytes(`\uFEFF${text.replaceAll('\n', '\r\n')}`), 'a.md');
  const { sha256: ___, text: ____, ...plain } = parseSpec(bytes(text), 'a.md');
  expect(crlf).toEqual(plain);
});

test('headings without an id are notes', () => {
  const { entries, sections } = parseSpec(
    bytes(`${entryText()}\n### How to read this\n\n**Request:** see above\n`),
    'a.md',
  );
  expect(entries.map(({ id }) => id)).toEqual(['1.1']);
  expect(sections).toEqual({ 1: 'ORDERS' });
});

test('the last line is the last that is not blank before the break', () => {
  const { entries } = parseSpec(bytes(`${entryText()}\n\n\n---\n\ntext after the break\n`), 'a.md');
  expect(entries[0]).toMatchObject({ firstLine: 5, lastLine: 9 });
});

test.each([
  ['a missing request', '### 1.1. Title\n**Body:** none\n', 1],
  ['an unknown method', entryText({ request: 'FETCH https://qtickets.ru/a' }), 8],
  ['an address without a path', entryText({ request: 'GET qtickets.ru' }), 8],
  ['two request lines', entryText({ request: 'GET https://qtickets.ru/a\nGET https://qtickets.ru/b' }), 9],
  ['a body that is not JSON', entryText({ more: '**Body:**\n```json\n{\n  "a": 1,\n}\n```' }), 14],
  ['a header line without a colon', entryText({ more: '**Headers:**\n```\nAuthorization\n```' }), 12],
  [
    'an example of another path',
    entryText({ more: '**Examples:**\n- `GET https://qtickets.ru/api/rest/v1/clients/1`' }),
    11,
  ],
  [
    'an example of another method',
    entryText({ more: '**Examples:**\n- `POST https://qtickets.ru/api/rest/v1/orders/1`' }),
    11,
  ],
  [
    'an example with an id that is no number',
    entryText({ more: '**Examples:**\n- `GET https://qtickets.ru/api/rest/v1/orders/1a`' }),
    11,
  ],
  ['a path with an encoded slash', entryText({ request: 'GET https://qtickets.ru/api/rest/v1/a%2fb' }), 8],
  ['a path with dots', entryText({ request: 'GET https://qtickets.ru/api/rest/v1/../a' }), 8],
  ['a path with an empty segment', entryText({ request: 'GET https://qtickets.ru/api//a' }), 8],
  [
    'a request to another host',
    `**Base URL:** \`https://qtickets.ru/api/rest/v1/\`\n\n${entryText({ request: 'GET https://example.com/api/rest/v1/orders' })}`,
    10,
  ],
  [
    'a request to another host than the first',
    `${entryText()}${entryText({ id: '1.2', request: 'GET https://qtickets.ru.example.com/api/rest/v1/orders' })}`,
    18,
  ],
  [
    'a request to another host behind a user',
    `${entryText()}${entryText({ id: '1.2', request: 'GET https://qtickets.ru@example.com/api/rest/v1/orders' })}`,
    18,
  ],
  ['an id that stands twice', `${entryText()}${entryText()}`, 15],
  ['a part that stands twice', entryText({ more: '**Body:** none\n**Body:** none' }), 11],
  ['a document without entries', '# Notes\n\nNothing to do.\n', 1],
])('%s is refused with its file and line', (_, text, line) => {
  const error = errorOf(text);
  expect(error.code).toBe('SPEC_PARSE');
  expect(error.place).toEqual({ file: 'spec.md', line });
});

test('a file that is not there is a usage error', () => {
  expect(() => readSpec('tests/spec/none.md')).toThrow(expect.objectContaining({ code: 'USAGE' }));
});

test.each([
  ['Windows-1251', (text: string) => Buffer.from([...text].map((sign) => cp1251(sign))), /not UTF-8$/m, 3],
  ['UTF-16, little end first', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'), /UTF-16/, 1],
  [
    'UTF-8 with a zero byte',
    (text: string) => Buffer.from(text.replace('ЗАКАЗЫ', 'ЗАКАЗ\0Ы')),
    /zero byte/,
    3,
  ],
  ['UTF-16 without a mark', (text: string) => Buffer.from(text, 'utf16le'), /UTF-16/, 1],
  ['UTF-16, big end first', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), /UTF-16/, 1],
])('a document in %s is told as that', (_, encoded, words, line) => {
  const text = `# Requests\n\n## 1. ЗАКАЗЫ\n\n${entryText()}`;
  let error: unknown;
  try {
    parseSpec(encoded(text), 'spec.md');
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toMatchObject({ code: 'SPEC_PARSE' });
  expect(String(error)).toMatch(words);
  expect(String(error)).toContain(`spec.md:${line}`);
});

test('lines may end with a carriage return alone', () => {
  const text = `# Requests\n\n## 1. ЗАКАЗЫ\n\n${entryText()}`;
  const entriesOf = (written: string) => parseSpec(Buffer.from(written), 'spec.md').entries;
  expect(entriesOf(text.replaceAll('\n', '\r'))).toEqual(entriesOf(text));
});

/** A Cyrillic capital or a sign of ASCII as Windows-1251 has it. */
function cp1251(sign: string): number {
  const point = sign.charCodeAt(0);
  return point < 0x80 ? point : point - 0x410 + 0xc0;
}

describe('nothing of an entry is passed over', () => {
  const REQUEST = '**Request:**\n```\nGET https://example.org/api/orders\n```\n';
  const SENT = '```json\n{ "page": 2 }\n```\n';
  const read = (text: string) => parseSpec(Buffer.from(text), 'own.md').entries;

  test.each([
    ['Body', 'Request body', 'Тело запроса', 'Тело'],
    ['Headers', 'Request headers', 'Заголовки запроса'],
  ])('labels of %s', (...labels) => {
    for (const label of labels) {
      const isBody = /body|тело/i.test(label);
      const [entry] = read(
        `### 1.1. A\n${REQUEST}**${label}:**\n${isBody ? SENT : '```\nX-Trace: 1\n```\n'}`,
      );
      if (isBody) expect(entry?.body).toEqual({ page: 2 });
      else expect(entry?.headers).toEqual({ 'X-Trace': '1' });
    }
  });

  test.each([
    ['a part of its own name', `**Payload:**\n${SENT}`],
    ['a Russian part of its own name', `**Параметры:**\n${SENT}`],
    ['no label', SENT],
  ])('JSON that is sent, below %s, is refused with its line', (_, text) => {
    const whole = `### 1.1. A\n${REQUEST}\n${text}`;
    const line = whole.split('\n').findIndex((one) => one.startsWith('```json')) + 1;
    expect(() => read(whole)).toThrow(
      expect.objectContaining({ code: 'SPEC_PARSE', place: { file: 'own.md', line } }),
    );
    expect(read(`${whole}\n**Body:** none\n`)).toHaveLength(1);
  });

  test.each(['Response', 'Ответ на запрос', 'Пример ответа', 'Note'])('JSON below %s is no body', (label) => {
    const [entry] = read(`### 1.1. A\n${REQUEST}**${label}:**\n${SENT}`);
    expect(entry).not.toHaveProperty('body');
  });

  test('a request below a line and no heading is refused, and one before the first heading is not', () => {
    const text = `### 1.1. A\n${REQUEST}\n---\n\n**1.2. B**\n${REQUEST}`;
    expect(() => read(text)).toThrow(
      expect.objectContaining({ code: 'SPEC_PARSE', place: { file: 'own.md', line: 10 } }),
    );
    expect(read(`${REQUEST}\n### 1.1. A\n${REQUEST}\n---\n\nA word.\n`)).toHaveLength(1);
  });

  test('what is expected may be said as a status and as an answer', () => {
    const [entry] = read(
      `### 1.1. A\n${REQUEST}\n**Ожидаемый статус:** 404\n\n**Ожидаемый ответ:** ошибка\n`,
    );
    expect(entry?.expected).toMatch(/404\s+ошибка/);
  });
});
