import { isJsonObject } from '../../../src/model/json.ts';
import { bytesOf, type Reply } from '../reply.ts';
import { isError, type LegalVariant } from './variant.ts';

const headers = (name: string, more: Record<string, string>): LegalVariant => ({
  name,
  change: (reply) => ({ ...reply, headers: { ...reply.headers, ...more } }),
});
const type = (value: string): LegalVariant => ({
  name: `content type ${value}`,
  change: (reply) =>
    /json/.test(reply.headers['content-type'] ?? '')
      ? { ...reply, headers: { ...reply.headers, 'content-type': value } }
      : reply,
});
const spelt = (name: string, to: (reply: Reply) => string): LegalVariant => ({
  name,
  change: (reply) => (reply.bytes === undefined ? { ...reply, bytes: Buffer.from(to(reply)) } : reply),
});
const text = (reply: Reply) => bytesOf(reply).toString('utf8');
const escaped = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
const said = (name: string, words: string): LegalVariant => ({
  name,
  change: (reply) => {
    const { json } = reply;
    if (!isError(json) || !isJsonObject(json)) return reply;
    return { ...reply, json: { ...json, ['message' in json ? 'message' : 'error']: words } };
  },
});
const beside = (name: string, more: Record<string, string | number | null | never[]>): LegalVariant => ({
  name,
  change: (reply) =>
    isError(reply.json) && isJsonObject(reply.json) ? { ...reply, json: { ...reply.json, ...more } } : reply,
});

/** The same JSON in other bytes, and the same bytes under other headers; what errors may say. */
export const REPLY_VARIANTS: readonly LegalVariant[] = [
  ...[
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'application/json; charset="utf-8"',
    'Application/JSON; Charset=Utf-8',
    'application/json ; charset=utf8',
    'application/json;',
    'application/json; profile="x"; charset=utf-8',
  ].map(type),
  headers('headers of a proxy', { via: '1.1 proxy', age: '0', 'x-cache': 'MISS', 'cf-ray': '8f' }),
  headers('headers of limits', {
    'x-ratelimit-limit': '60',
    'x-ratelimit-remaining': '0',
    'retry-after': '1',
  }),
  headers('cookies', { 'set-cookie': 'session=x; HttpOnly' }),
  headers('a tag', { etag: 'W/"1"', 'last-modified': 'Fri, 07 Nov 2025 09:00:00 GMT' }),
  headers('a warning of its date', {
    deprecation: 'true',
    sunset: 'Sat, 31 Dec 2050 00:00:00 GMT',
    warning: '299 - "x"',
  }),
  headers('a length', { 'content-length': '1' }),
  headers('a language', { 'content-language': 'ru', vary: 'Accept-Encoding, Origin' }),
  headers('an identity coding', { 'content-encoding': 'identity' }),
  spelt('JSON in lines', ({ json }) => JSON.stringify(json, null, 4)),
  spelt('JSON with tabs and CRLF', ({ json }) => JSON.stringify(json, null, '\t').replaceAll('\n', '\r\n')),
  spelt('blanks around the JSON', (reply) => `\r\n\t ${text(reply)} \n`),
  spelt('escapes as PHP writes them', (reply) =>
    text(reply)
      .replaceAll('/', '\\/')
      .replace(/[^ -~]/g, escaped),
  ),
  spelt('escapes in capitals', (reply) =>
    text(reply).replace(/[^ -~]/g, (letter) => escaped(letter).toUpperCase().replace('U', 'u')),
  ),
  spelt('escapes of plain letters', (reply) => text(reply).replace(/(?<=":")[a-z]/g, escaped)),
  spelt('letters as they are', (reply) => text(reply)),
  spelt('whole numbers with a fraction of zero', (reply) =>
    text(reply).replace(/("(?:original_)?price":)(\d+)(?=[,}])/g, '$1$2.0'),
  ),
  said('an error in Russian', 'Не найдено'),
  said('an error of one word', 'Error'),
  said('an error with an id', 'Resource "Order" 999999999 not found'),
  said('an error with a day', 'Nothing is known of 2025-11-07 12:00:00'),
  said('an error with a long number', 'No barcode 870000000001 in show 4076'),
  said('an error with a path', 'No route matches /api/rest/v1/orders/999999999'),
  said('an error with a sign', 'Value must be > 0 and < 100'),
  beside('an error with the id of the request', { request_id: 'req-1', timestamp: 1_762_506_000 }),
  beside('an error with nothing more', { data: null, errors: null, details: 'none' }),
];
