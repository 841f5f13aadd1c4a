import type { Operator } from '../mutant.ts';
import { bytesOf } from '../reply.ts';
import { answer } from './make.ts';

const family = 'transport';
/** The answer has another status. */
export const status = (code: number) =>
  answer(family, `transport.status${code}`, (reply) => (reply.status === code ? null : { status: code }));
/** The answer has another content type, or none. */
export const type = (name: string, value: string | undefined) =>
  answer(family, `transport.${name}`, ({ headers }) => {
    const { 'content-type': _, ...others } = headers;
    return { headers: value === undefined ? others : { ...others, 'content-type': value } };
  });
/** The body has other bytes. */
export const bytes = (name: string, to: (body: Buffer) => Buffer | null) =>
  answer(family, `transport.${name}`, (reply) => {
    const changed = to(bytesOf(reply));
    return changed === null ? null : { bytes: changed };
  });
/** The body is another text. */
export const words = (name: string, to: (body: string) => string) =>
  bytes(name, (body) => {
    const changed = to(body.toString('utf8'));
    return changed === body.toString('utf8') ? null : Buffer.from(changed);
  });
const PAGE = '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head></html>';
const STATUSES = [
  201, 202, 203, 204, 205, 206, 207, 301, 302, 304, 307, 400, 401, 402, 403, 404, 405, 409, 410, 418, 422,
  429, 500, 501, 502, 503, 504,
];

/** Status, headers and bytes of an answer. */
export const TRANSPORT: readonly Operator[] = [
  ...STATUSES.map(status),
  type('typeHtml', 'text/html; charset=UTF-8'),
  type('typePlain', 'text/plain'),
  type('typeXml', 'application/xml'),
  type('typeProblem', 'application/problem+json'),
  type('typeJavascript', 'application/javascript'),
  type('typeMissing', undefined),
  type('typeEmpty', ''),
  type('charsetCp1251', 'application/json; charset=windows-1251'),
  type('charsetLatin1', 'application/json; charset=iso-8859-1'),
  type('charsetUtf16', 'application/json; charset=utf-16'),
  bytes('byteOrderMark', (body) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body])),
  bytes('utf16', (body) => Buffer.from(`\ufeff${body.toString('utf8')}`, 'utf16le')),
  bytes('utf16WithoutMark', (body) => Buffer.from(body.toString('utf8'), 'utf16le')),
  bytes('invalidUtf8', (body) =>
    Buffer.concat([body.subarray(0, 2), Buffer.from([0x22, 0xff, 0x22]), body.subarray(2)]),
  ),
  bytes('nothing', () => Buffer.alloc(0)),
  bytes('cut', (body) => body.subarray(0, body.length - 1)),
  bytes('cutInHalf', (body) => body.subarray(0, body.length >> 1)),
  bytes('twice', (body) => Buffer.concat([body, body])),
  bytes('gzipLeft', () => Buffer.from('1f8b08000000000000ff', 'hex')),
  words('page', () => PAGE),
  words('warningBefore', (body) => `<br />\n<b>Warning</b>: x in <b>/var/www/a.php</b><br />\n${body}`),
  words('tailBehind', (body) => `${body}<!-- 0.12s -->`),
  words('callback', (body) => `callback(${body});`),
  words('guard', (body) => `)]}',\n${body}`),
  words('comment', (body) => `/* ok */${body}`),
  words('trailingComma', (body) => body.replace(/\}\s*$/, ',}')),
  words('notANumber', (body) => body.replace(/:(-?\d+)/, ':NaN')),
  words('singleQuotes', (body) => body.replaceAll('"', "'")),
  words('keyTwice', (body) => body.replace(/"(\w+)":/, '"$1":null,"$1":')),
  words('tooDeep', (body) => `${'['.repeat(600)}${body}${']'.repeat(600)}`),
  words('lineOfJson', (body) => `${body}\n${body}`),
  words('serverSentEvents', (body) => `data: ${body}\n\n`),
  words('nullSign', (body) => `${body}\u0000`),
];
