import { isJsonObject, type JsonObject, type JsonValue } from '../../../../src/model/json.ts';
import type { Operator } from '../../mutant.ts';
import { answer, members } from '../make.ts';

const family = 'envelope';
const whole = (name: string, to: (json: JsonObject) => JsonValue | undefined): Operator =>
  answer(family, `envelope.${name}`, ({ json }) => {
    const changed = isJsonObject(json) ? to(json) : undefined;
    return changed === undefined || JSON.stringify(changed) === JSON.stringify(json)
      ? null
      : { json: changed };
  });
const beside = (name: string, extra: JsonObject): Operator =>
  answer(family, `envelope.${name}`, ({ json }, { isError }) =>
    isJsonObject(json) && !isError ? { json: { ...json, ...extra } } : null,
  );
const within = (name: string, extra: JsonObject): Operator =>
  answer(family, `envelope.${name}`, ({ json }) =>
    isJsonObject(json) && isJsonObject(json['data'])
      ? { json: { ...json, data: { ...json['data'], ...extra } } }
      : null,
  );
const paging = (
  name: string,
  to: (paging: JsonObject) => Record<string, JsonValue | undefined> | null,
): Operator => members(family, `envelope.${name}`, ['perPage', 'currentPage', 'total'], to);

/** Further envelopes of other APIs, and further words for what went wrong. */
export const ENVELOPES: readonly Operator[] = [
  whole('inPayload', (json) => ({ payload: json })),
  whole('inBody', (json) => ({ statusCode: 200, body: JSON.stringify(json) })),
  whole('inRpc', (json) => ({ jsonrpc: '2.0', id: 1, result: json })),
  whole('dataAsText', (json) =>
    'data' in json ? { ...json, data: JSON.stringify(json['data']) } : undefined,
  ),
  whole('dataInData', (json) =>
    'data' in json ? { ...json, data: { data: json['data'] ?? null } } : undefined,
  ),
  whole('dataInAttributes', (json) =>
    isJsonObject(json['data'])
      ? { ...json, data: { type: 'x', id: '1', attributes: json['data'] } }
      : undefined,
  ),
  whole('dataTrue', (json) => ('data' in json ? { ...json, data: true } : undefined)),
  whole('resultText', (json) => ('result' in json ? { ...json, result: 'ok' } : undefined)),
  whole('resultEmpty', (json) => (isJsonObject(json['result']) ? { ...json, result: {} } : undefined)),
  whole('keysInCapitals', (json) =>
    Object.fromEntries(Object.entries(json).map(([key, value]) => [key.toUpperCase(), value])),
  ),
  whole('pagingInMeta', (json) => {
    const { paging: found, ...rest } = json;
    return found === undefined ? undefined : { ...rest, meta: found };
  }),
  whole('statusInCapitals', (json) =>
    json['status'] === 'success' ? { ...json, status: 'SUCCESS' } : undefined,
  ),
  whole('statusTrue', (json) => (json['status'] === 'success' ? { ...json, status: true } : undefined)),
  beside('failedBeside', { failed: true }),
  beside('failuresBeside', { failures: [{ id: 1 }] }),
  beside('isErrorBeside', { isError: true }),
  beside('hasErrorsBeside', { has_errors: true }),
  beside('errnoBeside', { errno: 5 }),
  beside('errorListBeside', { errorList: ['city_id'] }),
  beside('errorDescriptionBeside', { error_description: 'The seat is taken' }),
  beside('errorsCountBeside', { errors_count: 2 }),
  beside('warningBeside', { warning: 'Deprecated' }),
  beside('stackBeside', { stack: 'Error: x\n    at app.js:1:2' }),
  beside('debugBeside', { debug: { queries: 12 } }),
  beside('sqlBeside', { sql: 'select * from orders' }),
  beside('partialBeside', { partial: true }),
  beside('incompleteBeside', { incomplete_results: true }),
  beside('timedOutBeside', { timed_out: true }),
  beside('problemBeside', { type: 'about:blank', title: 'Conflict', status: 409 }),
  beside('successNoBeside', { success: 'no' }),
  beside('okZeroBeside', { ok: 0 }),
  beside('statusFalseBeside', { status: false }),
  within('exceptionInside', { exception: 'ErrorException' }),
  within('failedInside', { failed: true }),
  within('errorCodeInside', { error_code: 7 }),
  within('okFalseInside', { ok: false }),
  paging('totalNegative', () => ({ total: -1 })),
  paging('totalAsText', ({ total }) => ({ total: String(total) })),
  paging('totalNull', () => ({ total: null })),
  paging('perPageNull', () => ({ perPage: null })),
  paging('perPageWithFraction', ({ perPage }) => ({ perPage: Number(perPage) + 0.5 })),
  paging('currentPageNull', () => ({ currentPage: null })),
  paging('currentPageMinus', () => ({ currentPage: -1 })),
  paging('perPageOfMillion', () => ({ perPage: 1_000_000 })),
  paging('pagesInTotal', ({ total, perPage }) =>
    Number(total) > Number(perPage) ? { total: Math.ceil(Number(total) / Number(perPage)) } : null,
  ),
];
