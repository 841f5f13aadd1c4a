import { isJsonObject, type JsonObject, type JsonValue } from '../../../../src/model/json.ts';
import type { Operator } from '../../mutant.ts';
import { answer } from '../make.ts';

const change = (name: string, to: (error: JsonObject) => JsonObject | null): Operator =>
  answer('error', `error.${name}`, ({ json }, { isError }) => {
    const changed = isError && isJsonObject(json) ? to(json) : null;
    return changed === null || !isJsonObject(json) ? null : { json: { ...json, ...changed } };
  });
const said = (name: string, message: JsonValue): Operator =>
  change(name, (json) => ({ ['message' in json ? 'message' : 'error']: message }));
const beside = (name: string, extra: JsonObject): Operator => change(name, () => extra);

/** Further errors that say too much, or are none. */
export const ERRORS: readonly Operator[] = [
  said('laravelModel', 'No query results for model [App\\Models\\Order] 999999999'),
  said('className', 'Class "App\\Http\\OrderController" not found'),
  said('hostAndPort', 'Connection refused: 10.0.0.12:3306'),
  said('connection', 'mysql://root:secret@db01.internal/orders'),
  said('windowsPath', 'C:\\inetpub\\wwwroot\\api\\index.php'),
  said('jwt', 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl is expired'),
  said('cardNumber', 'Card 4000 0000 0000 0002 was refused'),
  said('phoneOfEight', 'Call the client: 8 (900) 123-45-67'),
  said('phoneWithBlanks', 'Call the client: +7 900 123 45 67'),
  said('memory', 'Allowed memory size of 134217728 bytes exhausted'),
  said('undefinedIndex', 'Undefined index: order_id'),
  said('jsStack', 'TypeError: x is not a function\n    at handle (/srv/app/index.js:12:3)'),
  said('pythonTrace', 'Traceback (most recent call last)'),
  said('template', 'Order {{ id }} not found'),
  said('byLanguage', { ru: 'Не найдено', en: 'Not found' }),
  said('list', ['Not found']),
  said('number', 404),
  said('blank', '   '),
  said('endless', 'x'.repeat(70_000)),
  said('page', '<!DOCTYPE html><html><body>404</body></html>'),
  beside('tokenBeside', { token: '3f1c0c4a9b7d4e2f8a6b5c4d3e2f1a0b' }),
  beside('emailBeside', { owner: 'somebody@example.org' }),
  beside('phoneBeside', { contact: '+79001234567' }),
  beside('sqlBeside', { sql: 'select * from orders' }),
  beside('serverPathBeside', { at: '/var/www/app/Api.php' }),
  beside('userBeside', { user: { id: 5 } }),
  beside('dataTextBeside', { data: 'order' }),
  beside('dataTrueBeside', { data: true }),
  beside('zonesBeside', { zones: [] }),
  beside('okTrueBeside', { ok: true }),
  beside('codeList', { code: ['RESOURCE_NOT_FOUND'] }),
  beside('codeTrue', { code: true }),
  beside('statusZero', { status: 0 }),
  beside('statusNull', { status: null }),
  change('infoText', (json) => (isJsonObject(json['info']) ? { info: 'Order 999999999' } : null)),
  change('infoOfPerson', (json) =>
    isJsonObject(json['info']) ? { info: { ...json['info'], email: 'somebody@example.org' } } : null,
  ),
  change('infoOfQuery', (json) =>
    isJsonObject(json['info']) ? { info: { ...json['info'], query: 'select * from orders' } } : null,
  ),
  change('infoInList', (json) => (isJsonObject(json['info']) ? { info: [json['info']] } : null)),
];
