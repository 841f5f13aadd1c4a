import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/model/json.ts';
import type { Operator } from '../mutant.ts';
import { answer, members } from './make.ts';

const family = 'envelope';
const whole = (name: string, to: (json: JsonValue) => JsonValue | undefined): Operator =>
  answer(family, `envelope.${name}`, ({ json }) => {
    const changed = to(json);
    return changed === undefined || JSON.stringify(changed) === JSON.stringify(json)
      ? null
      : ({ json: changed, bytes: undefined } as never);
  });
const beside = (name: string, extra: JsonObject): Operator =>
  answer(family, `envelope.${name}`, ({ json }, { isError }) =>
    isJsonObject(json) && !isError ? { json: { ...json, ...extra } } : null,
  );
const inside = (name: string, extra: JsonObject): Operator =>
  answer(family, `envelope.${name}`, ({ json }) =>
    isJsonObject(json) && isJsonObject(json['data'])
      ? { json: { ...json, data: { ...json['data'], ...extra } } }
      : null,
  );
const paging = (
  name: string,
  to: (paging: JsonObject, items: number) => Record<string, JsonValue | undefined> | null,
): Operator =>
  members(family, `envelope.${name}`, ['perPage', 'currentPage', 'total'], (object, { root }) =>
    to(object, isJsonObject(root) && Array.isArray(root['data']) ? root['data'].length : 0),
  );
const count = (object: JsonObject, key: string) => Number(object[key]);

/** What holds the data is another thing, or holds an error beside it. */
export const ENVELOPE: readonly Operator[] = [
  whole('isNull', () => null),
  whole('isEmptyList', () => []),
  whole('isEmptyObject', () => ({})),
  whole('isTrue', () => true),
  whole('isText', () => 'ok'),
  whole('inList', (json) => [json]),
  whole('asText', (json) => JSON.stringify(json)),
  whole('inData', (json) => ({ data: json })),
  whole('inResponse', (json) => ({ response: json })),
  whole('bare', (json) => (isJsonObject(json) && 'data' in json ? json['data'] : undefined)),
  whole('bareResult', (json) => (isJsonObject(json) && 'result' in json ? json['result'] : undefined)),
  whole('dataNull', (json) => (isJsonObject(json) && 'data' in json ? { ...json, data: null } : undefined)),
  whole('dataFalse', (json) => (isJsonObject(json) && 'data' in json ? { ...json, data: false } : undefined)),
  whole('resultFalse', (json) =>
    isJsonObject(json) && 'result' in json ? { ...json, result: false } : undefined,
  ),
  whole('resultNull', (json) =>
    isJsonObject(json) && 'result' in json ? { ...json, result: null } : undefined,
  ),
  whole('otherStatusWord', (json) =>
    isJsonObject(json) && json['status'] === 'success' ? { ...json, status: 'fail' } : undefined,
  ),
  whole('statusOfNumber', (json) =>
    isJsonObject(json) && json['status'] === 'success' ? { ...json, status: 200 } : undefined,
  ),
  beside('errorBeside', { error: 'Unknown error' }),
  beside('errorObjectBeside', { error: { message: 'Unknown error', code: 'UNKNOWN_ERROR' } }),
  beside('errorTrueBeside', { error: true }),
  beside('errorsBeside', { errors: [{ message: 'city_id is wrong' }] }),
  beside('errorsMapBeside', { errors: { city_id: ['is wrong'] } }),
  beside('successFalseBeside', { success: false }),
  beside('codeBeside', { code: 'SEAT_NOT_AVAILABLE' }),
  beside('codeAndMessageBeside', { code: 'VALIDATION_ERROR', message: 'The seat is taken' }),
  beside('exceptionBeside', {
    exception: 'ErrorException',
    file: '/var/www/app/Api.php',
    line: 12,
    trace: [],
  }),
  beside('statusErrorBeside', { status: 'error' }),
  beside('status500Beside', { status: 500 }),
  inside('errorInside', { error: 'Unknown error' }),
  inside('errorsInside', { errors: ['Unknown error'] }),
  inside('successFalseInside', { success: false }),
  paging('totalBelowItems', (_, items) => ({ total: items - 1 })),
  paging('totalZero', (object) => (count(object, 'total') > 0 ? { total: 0 } : null)),
  paging('totalWithMore', (object, items) =>
    items < count(object, 'perPage') ? { total: items + count(object, 'perPage') } : null,
  ),
  paging('totalOneMore', (object, items) => (items < count(object, 'perPage') ? { total: items + 1 } : null)),
  paging('perPageZero', () => ({ perPage: 0 })),
  paging('perPageBelowItems', (_, items) => (items > 1 ? { perPage: items - 1 } : null)),
  paging('nextPage', (object) => ({ currentPage: count(object, 'currentPage') + 1 })),
  paging('pageZero', () => ({ currentPage: 0 })),
  paging('asOfLaravel', (object) => ({
    per_page: object['perPage'],
    current_page: object['currentPage'],
    perPage: undefined,
    currentPage: undefined,
  })),
];
