import type { Row } from '../../../src/warehouse/row.ts';

/** 2025-11-07T12:00:00+03:00 in seconds since 1970. */
export const NOON = 1762506000;

/** A client's row; only the id and the version matter to most tests. */
export function clientRow(id: string, ver: number, more: Row = {}): Row {
  return { client_id: id, email: `client${id}@example.com`, _ver: ver, _ingest_ts: NOON, ...more };
}
