import type { Operator } from '../../mutant.ts';
import { bytes, status, type, words } from '../transport.ts';

const STATUSES = [
  206, 208, 226, 299, 300, 303, 308, 406, 408, 411, 413, 414, 415, 417, 421, 423, 424, 425, 426, 428, 431,
  451, 499, 505, 507, 508, 511, 520, 521, 522, 524, 525, 598, 599,
];
const cp1251 = (text: string) =>
  Buffer.from(
    [...text].map((sign) =>
      /[а-я]/i.test(sign) ? sign.charCodeAt(0) - 0x410 + 0xc0 : sign.charCodeAt(0) & 0x7f,
    ),
  );
const hasCyrillic = (body: Buffer) => /[а-я]/i.test(body.toString('utf8'));

/** Further statuses, types and bytes. */
export const TRANSPORTS: readonly Operator[] = [
  ...STATUSES.filter((code) => code !== 206).map(status),
  type('typeHal', 'application/hal+json'),
  type('typeApi', 'application/vnd.api+json'),
  type('typeLines', 'application/x-ndjson'),
  type('typeForm', 'application/x-www-form-urlencoded'),
  type('typeParts', 'multipart/form-data; boundary=x'),
  type('typeWithoutName', 'json'),
  type('typeJsonp', 'application/jsonp'),
  type('typeWithoutSign', 'application/json charset=utf-8'),
  type('typeOfTwoWords', 'application/json+ld'),
  type('typeAny', '*/*'),
  type('charsetKoi8', 'application/json; charset=koi8-r'),
  type('charsetUtf32', 'application/json; charset=utf-32'),
  type('charsetUtf7', 'application/json; charset=utf-7'),
  type('charsetOfNobody', 'application/json; charset=russian'),
  bytes('cp1251', (body) => (hasCyrillic(body) ? cp1251(body.toString('utf8')) : null)),
  bytes('latin1', (body) =>
    hasCyrillic(body) ? Buffer.from(body.toString('utf8').replace(/[а-я]/i, '\u00e9'), 'latin1') : null,
  ),
  bytes('overlong', (body) =>
    Buffer.concat([body.subarray(0, 1), Buffer.from([0xc0, 0xa0]), body.subarray(1)]),
  ),
  bytes('halfOfASign', (body) => Buffer.concat([body.subarray(0, -1), Buffer.from([0xd0])])),
  bytes('zeros', (body) => Buffer.alloc(body.length)),
  bytes('zerosBehind', (body) => Buffer.concat([body, Buffer.alloc(16)])),
  bytes('twoMarks', (body) => Buffer.concat([Buffer.from('\ufeff\ufeff'), body])),
  bytes('markBehind', (body) => Buffer.concat([body, Buffer.from('\ufeff')])),
  bytes('firstLost', (body) => body.subarray(1)),
  bytes('base64', (body) => Buffer.from(body.toString('base64'))),
  bytes('hex', (body) => Buffer.from(body.toString('hex'))),
  bytes('chunksLeft', (body) =>
    Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')]),
  ),
  bytes('headersInBody', (body) =>
    Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n'), body]),
  ),
  bytes('gzipHeaderBefore', (body) => Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), body])),
  words('noBreakSpaceBefore', (body) => `\u00a0${body}`),
  words('noticeBehind', (body) => `${body}\nNotice: Undefined variable: x in /var/www/a.php on line 3`),
  words('dumpBefore', (body) => `array(1) { [0]=> int(1) }\n${body}`),
  words('commentBehind', (body) => `${body} // 12 ms`),
  words('semicolon', (body) => `${body};`),
  words('assignment', (body) => `var data = ${body}`),
  words('inBrackets', (body) => `(${body})`),
  words('secondObject', (body) => `${body}{}`),
  words('openLeft', (body) => `[${body}`),
  words('unquotedKeys', (body) => body.replace(/"(\w+)":/g, '$1:')),
  words('pythonWords', (body) =>
    body.replace(
      /\b(true|false|null)\b/,
      (word) => ({ true: 'True', false: 'False', null: 'None' })[word] ?? word,
    ),
  ),
  words('undefinedWord', (body) => body.replace(/:(null|\d+)/, ':undefined')),
  words('infinity', (body) => body.replace(/:\d+/, ':Infinity')),
  words('leadingZero', (body) => body.replace(/:(\d+)/, ':0$1')),
  words('plusSign', (body) => body.replace(/:(\d+)/, ':+$1')),
  words('hexNumber', (body) => body.replace(/:\d+/, ':0x1f')),
  words('decimalComma', (body) => body.replace(/:(\d+)([,}])/, ':$1,5$2')),
  words('pointWithoutDigit', (body) => body.replace(/:(\d+)([,}])/, ':$1.$2')),
  words('newLineInText', (body) => body.replace(/:"(\w)/, ':"\n$1')),
  words('tabInText', (body) => body.replace(/:"(\w)/, ':"\t$1')),
  words('unknownEscape', (body) => body.replace(/:"(\w)/, ':"\\x$1')),
  words('halfEscape', (body) => body.replace(/:"(\w)/, ':"\\u04$1')),
  words('keyTwiceTheSame', (body) =>
    body.replace(/"(\w+)":("[^"\\]*"|\d+|true|false|null)([,}])/, '"$1":$2,"$1":$2$3'),
  ),
  words('keyTwiceOtherwise', (body) => body.replace(/"(\w+)":(\d+)([,}])/, '"$1":$2,"$1":1$2$3')),
  words('colonMissing', (body) => body.replace('":', '" ')),
  words('commaMissing', (body) => body.replace(',"', ' "')),
  words('commaTwice', (body) => body.replace(',"', ',,"')),
  words('yaml', () => 'data:\n  - id: 1\n'),
  words('xml', () => '<?xml version="1.0"?><data/>'),
  words('csv', () => 'id,name\n1,x\n'),
  words('ok', () => 'OK'),
  words('number', () => '1'),
];
