import type { JsonValue } from '../../model/json.ts';
import type { LoadedRows } from '../row.ts';

/** What a load knows beside the answer. */
export interface LoadContext {
  /** Event and show of the request's path; '' when it names none. */
  eventId: string;
  showId: string;
  /** The moment the rows speak of: snapshot_ts and _ingest_ts. One per run. */
  snapshotTs: Date;
  /** Version of the rows: of two rows with one key, a reader sees the one with the higher. */
  ver: number;
}

/**
 * Maps an answer's body to rows. Never leaves out an item: one that cannot be loaded is an AuditError
 * (WAREHOUSE_SCHEMA) that names its place in the answer, not its values.
 */
export type Loader = (body: JsonValue, context: LoadContext) => LoadedRows[];
