import { isJsonObject, type JsonObject, type JsonValue } from '../../../../src/model/json.ts';
import type { Operator } from '../../mutant.ts';
import { rawNumber } from '../../reply.ts';
import { answer, DATE, list, number, swap, text } from '../make.ts';

const isCyrillic = (value: string) => /[а-яё]{3}/i.test(value);
const cyrillic = (name: string, to: (value: string) => string): Operator =>
  text('text', `text.${name}`, (value) =>
    isCyrillic(value) && !/^https?:/.test(value) ? to(value) : undefined,
  );
const date = (name: string, to: (value: string) => string): Operator =>
  text('date', `date.${name}`, (value) => (DATE.test(value) ? to(value) : undefined));
const beside = (name: string, extra: JsonObject): Operator =>
  answer('envelope', `envelope.${name}`, ({ json }, { isError }) =>
    isJsonObject(json) && !isError ? { json: { ...json, ...extra } } : null,
  );
const type = (name: string, value: string): Operator =>
  answer('transport', `transport.${name}`, ({ headers }) => ({
    headers: { ...headers, 'content-type': value },
  }));
const escapes = (value: string) =>
  value.replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Other ways to break the same promises. */
export const FIRST: readonly Operator[] = [
  text('value', 'value.leadingZero', (value) => (/^[1-9]\d{0,6}$/.test(value) ? `0${value}` : undefined)),
  text('value', 'value.withFractionText', (value) => (/^\d{1,7}$/.test(value) ? `${value}.0` : undefined)),
  number('value', 'value.minusOne', (value, { key }) =>
    /(^|_)id$/.test(key) ? -1 : value > 1 ? -1 : undefined,
  ),
  number('value', 'value.third', (value, { key }) =>
    /price|amount/.test(key) && value > 0 ? rawNumber(`${value}.333`) : undefined,
  ),
  swap('shape', 'shape.nullAsEmptyText', (value) => (value === null ? '' : undefined)),
  swap('shape', 'shape.objectAsPairs', (value) =>
    isJsonObject(value) && Object.keys(value).length > 0 ? (Object.entries(value) as JsonValue) : undefined,
  ),
  swap('shape', 'shape.listAsJsonText', (value) =>
    Array.isArray(value) && value.length > 0 ? JSON.stringify(value) : undefined,
  ),
  swap('shape', 'shape.booleanAsWord', (value) =>
    typeof value === 'boolean' ? (value ? 'yes' : 'no') : undefined,
  ),
  text('text', 'text.byteOrderMark', (value) => (DATE.test(value) ? undefined : `\ufeff${value}`)),
  text('text', 'text.turnedAround', (value) => (DATE.test(value) ? undefined : `\u202e${value}`)),
  cyrillic('percentEncoded', (value) => encodeURIComponent(value)),
  cyrillic('unicodeEscapes', escapes),
  cyrillic('mojibakeTwice', (value) =>
    Buffer.from(Buffer.from(value, 'utf8').toString('latin1'), 'utf8').toString('latin1'),
  ),
  date('withoutSeconds', (value) => `${value.slice(0, 16)}${value.slice(19)}`),
  date('smallLetter', (value) => value.replace('T', 't')),
  date('twentyFour', (value) => `${value.slice(0, 11)}24:00:00${value.slice(19)}`),
  date('week', (value) => `${value.slice(0, 4)}-W05-1`),
  date('withName', (value) => `${value}[Europe/Moscow]`),
  date('inWords', () => 'yesterday'),
  list('list', 'list.errorAmongItems', (items) =>
    isJsonObject(items[0]) ? [...items, { error: 'Unknown error' }] : undefined,
  ),
  list('list', 'list.withHole', (items) =>
    items.length > 1
      ? Object.fromEntries(items.slice(1).map((item, index) => [String(index + 1), item]))
      : undefined,
  ),
  beside('errorCodeBeside', { error_code: 12 }),
  beside('errorMessageBeside', { error_message: 'Partial answer' }),
  beside('warningsBeside', { warnings: ['city_id is unknown'] }),
  beside('faultBeside', { fault: { faultstring: 'Unknown error' } }),
  beside('okFalseBeside', { ok: false }),
  beside('successZeroBeside', { success: 0 }),
  beside('successWordBeside', { success: 'false' }),
  beside('statusFailedBeside', { status: 'failed' }),
  type('typeTextJson', 'text/json'),
  type('typeTwice', 'application/json, text/html'),
  type('typeStream', 'application/octet-stream'),
];
