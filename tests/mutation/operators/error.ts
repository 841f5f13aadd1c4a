import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/model/json.ts';
import type { Operator } from '../mutant.ts';
import { answer } from './make.ts';

const family = 'error';
const change = (
  name: string,
  to: (error: JsonObject) => Record<string, JsonValue | undefined> | null,
): Operator =>
  answer(family, `error.${name}`, ({ json }, { isError }) => {
    if (!isError || !isJsonObject(json)) return null;
    const changed = to(json);
    if (changed === null) return null;
    const merged = Object.entries({ ...json, ...changed }).filter(([, value]) => value !== undefined);
    return { json: Object.fromEntries(merged) as JsonObject };
  });
const words = (json: JsonObject) => ('message' in json ? 'message' : 'error');
const said = (name: string, message: string) => change(name, (json) => ({ [words(json)]: message }));
const info = (name: string, to: (info: JsonObject) => JsonValue | undefined) =>
  change(name, (json) => (isJsonObject(json['info']) ? { info: to(json['info']) } : null));

/** An error that says too much, too little, or something else. */
export const ERROR: readonly Operator[] = [
  change('dataBeside', () => ({ data: [{ id: 1 }] })),
  change('emptyDataBeside', () => ({ data: [] })),
  change('ordersBeside', () => ({ orders: [{ id: 1, uniqid: 'aaaaaaaaaa' }] })),
  change('itemsBeside', () => ({ items: [{ id: 1 }] })),
  change('resultBeside', () => ({ result: { id: 1 } })),
  change('resultTrueBeside', () => ({ result: true })),
  change('clientBeside', () => ({ client: { id: 5, email: 'somebody@example.org' } })),
  change('pagingBeside', () => ({ paging: { total: 5 } })),
  change('traceBeside', () => ({ trace: ['#0 /var/www/app/Api.php(12)'] })),
  change('exceptionBeside', () => ({
    exception: 'App\\Exceptions\\NotFound',
    file: '/var/www/app/Api.php',
    line: 4,
  })),
  change('debugBeside', () => ({ debug: { query: 'select * from orders' } })),
  change('successTrueBeside', () => ({ success: true })),
  said('stackTrace', '#0 /var/www/vendor/laravel/framework/src/Kernel.php(116): handle()'),
  said('sql', 'SQLSTATE[HY000]: General error (SQL: select * from `orders` where `id` = 5)'),
  said('path', 'Undefined variable in /var/www/app/Http/Controllers/OrderController.php:120'),
  said('email', 'The order belongs to somebody@example.org'),
  said('phone', 'The order belongs to +79001234567'),
  said('token', 'The token 3f1c0c4a9b7d4e2f8a6b5c4d3e2f1a0b is unknown'),
  said('empty', ''),
  said('html', '<b>Not found</b>'),
  change('messageNull', (json) => ({ [words(json)]: null })),
  change('messageMissing', (json) => ({ [words(json)]: undefined })),
  change('messageTrue', (json) => ({ [words(json)]: true })),
  change('codeEmpty', () => ({ code: '' })),
  change('codeMissing', () => ({ code: undefined })),
  change('codeNull', () => ({ code: null })),
  change('codeNumber', () => ({ code: 42 })),
  change('codeInLowerCase', (json) => ({ code: String(json['code']).toLowerCase() })),
  change('codeInWords', () => ({ code: 'Something went wrong' })),
  change('codeUnknownError', () => ({ code: 'UNKNOWN_ERROR' })),
  change('codeSeatNotFound', () => ({ code: 'SEAT_NOT_FOUND' })),
  change('statusOther', (json) =>
    typeof json['status'] === 'number' ? { status: json['status'] + 1 } : null,
  ),
  change('status200', (json) => (typeof json['status'] === 'number' ? { status: 200 } : null)),
  change('statusText', (json) =>
    typeof json['status'] === 'number' ? { status: String(json['status']) } : null,
  ),
  change('statusSuccess', (json) => (json['status'] === 'error' ? { status: 'success' } : null)),
  change('statusMissing', () => ({ status: undefined })),
  change('infoMissing', (json) => (isJsonObject(json['info']) ? { info: undefined } : null)),
  change('infoEmpty', (json) => (isJsonObject(json['info']) ? { info: [] } : null)),
  change('infoNull', (json) => (isJsonObject(json['info']) ? { info: null } : null)),
  info('otherId', (object) => ({ ...object, id: Number(object['id']) - 1 })),
  info('idZero', (object) => ({ ...object, id: 0 })),
  info('otherResource', (object) => ({
    ...object,
    resource: object['resource'] === 'Client' ? 'Order' : 'Client',
  })),
  info('resourceEmpty', (object) => ({ ...object, resource: '' })),
  info('resourceClass', (object) => ({ ...object, resource: 'App\\Models\\Order' })),
];
