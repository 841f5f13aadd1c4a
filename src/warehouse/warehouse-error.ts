import { visibleText } from '../common/plain-text.ts';
import { AuditError } from '../model/errors.ts';

/** A query that ClickHouse refused, with its number. */
export class ClickHouseRefusal extends AuditError {
  readonly clickhouseCode: number;

  constructor(clickhouseCode: number, what: string, remedy: string) {
    super('WAREHOUSE_QUERY', what, remedy);
    this.clickhouseCode = clickhouseCode;
  }
}

/** True for an error that says that the user lacks a right: 164 READONLY, 392 QUERY_IS_PROHIBITED (of DDL), 497 ACCESS_DENIED. */
export function isRightMissing(error: unknown): boolean {
  return error instanceof ClickHouseRefusal && [164, 392, 497].includes(error.clickhouseCode);
}

/** True for the refusal of a statement that what stands there cannot do: 48 NOT_IMPLEMENTED. */
export function isNotImplemented(error: unknown): boolean {
  return error instanceof ClickHouseRefusal && error.clickhouseCode === 48;
}

/** The error for what stands under a table's name and takes no rows, such as a view. */
export function takesNoRows(table: string, engine: string): AuditError {
  return new AuditError(
    'WAREHOUSE_SCHEMA',
    `${table} is a ${engine}, into which ClickHouse puts no rows`,
    `Put the table of schemas/clickhouse/${table}.sql there, or name another database in CLICKHOUSE_DATABASE.`,
  );
}

/** The error for an address that the client refuses; it is not shown, since it may hold a password. */
export function addressError(url: string): AuditError {
  const asks = URL.canParse(url) && new URL(url).search !== '';
  return new AuditError(
    'WAREHOUSE_UNREACHABLE',
    asks
      ? 'the address of the ClickHouse server has parameters that it cannot have'
      : 'the address of the ClickHouse server is not one',
    `${asks ? 'Leave out what stands from its "?" on: the audit makes its own settings, and CLICKHOUSE_DATABASE names the database. ' : ''}CLICKHOUSE_URL must be like http://127.0.0.1:8123; it is not shown here because it may hold a password.`,
  );
}

/** What ClickHouse's own name for an error is, by its number; undefined when nobody can say. */
export type ErrorNames = (code: number) => Promise<string | undefined>;

/** Codes (ClickHouse, ErrorCodes.cpp) that stop every query, so that the server cannot be asked, or that have a remedy. */
const ACCESS_REMEDY = 'Check CLICKHOUSE_USER and CLICKHOUSE_PASSWORD.';
const CLUSTER_REMEDY =
  'Name a cluster of the server in CLICKHOUSE_CLUSTER (SELECT cluster FROM system.clusters), or leave it out.';
const GRANT_REMEDY =
  'The user needs SELECT and INSERT on the audited tables, and CREATE where they are missing.';
const LIMIT_REMEDY =
  "A limit of the server, or of the user's profile or quota, stopped the statement: raise it for CLICKHOUSE_USER, or name another user.";
const KNOWN: ReadonlyMap<number, { type: string; remedy: string }> = new Map([
  [192, { type: 'UNKNOWN_USER', remedy: ACCESS_REMEDY }],
  [193, { type: 'WRONG_PASSWORD', remedy: ACCESS_REMEDY }],
  [194, { type: 'REQUIRED_PASSWORD', remedy: ACCESS_REMEDY }],
  [516, { type: 'AUTHENTICATION_FAILED', remedy: ACCESS_REMEDY }],
  [164, { type: 'READONLY', remedy: GRANT_REMEDY }],
  [392, { type: 'QUERY_IS_PROHIBITED', remedy: GRANT_REMEDY }],
  [497, { type: 'ACCESS_DENIED', remedy: GRANT_REMEDY }],
  [
    81,
    {
      type: 'UNKNOWN_DATABASE',
      remedy:
        'A path in CLICKHOUSE_URL is taken for a database: leave it out, and name the database in CLICKHOUSE_DATABASE. Without one, a database is gone: find who dropped it.',
    },
  ],
  [60, { type: 'UNKNOWN_TABLE', remedy: 'A table is gone: find who dropped it, and run the audit again.' }],
  [
    243,
    {
      type: 'NOT_ENOUGH_SPACE',
      remedy:
        'There is no room for the data of ClickHouse: make some, and run again. The embedded engine has them in TMPDIR, or without it in /dev/shm or the folder for temporary files.',
    },
  ],
  [701, { type: 'CLUSTER_DOESNT_EXIST', remedy: CLUSTER_REMEDY }],
  [170, { type: 'BAD_GET', remedy: CLUSTER_REMEDY }],
  [
    252,
    {
      type: 'TOO_MANY_PARTS',
      remedy:
        'Merges lag behind inserts: wait for them, and run again. Or the rows of one INSERT lie in more partitions than max_partitions_per_insert_block: partition the table by less.',
    },
  ],
  [158, { type: 'TOO_MANY_ROWS', remedy: LIMIT_REMEDY }],
  [161, { type: 'TOO_MANY_COLUMNS', remedy: LIMIT_REMEDY }],
  [201, { type: 'QUOTA_EXCEEDED', remedy: LIMIT_REMEDY }],
  [202, { type: 'TOO_MANY_SIMULTANEOUS_QUERIES', remedy: LIMIT_REMEDY }],
  [307, { type: 'TOO_MANY_BYTES', remedy: LIMIT_REMEDY }],
  [396, { type: 'TOO_MANY_ROWS_OR_BYTES', remedy: LIMIT_REMEDY }],
  [452, { type: 'SETTING_CONSTRAINT_VIOLATION', remedy: LIMIT_REMEDY }],
]);

/**
 * An error of the client or the engine as the audit's own. Told by `code`, not by class: the two engines throw
 * different classes. ClickHouse's message is left out, and the error is not kept as the cause, because the
 * message quotes the values of rows and the query.
 */
export async function warehouseError(
  error: unknown,
  doing: string,
  server: string | undefined,
  names: ErrorNames,
): Promise<AuditError> {
  const code = codeOf(error);
  if (/^\d+$/.test(code)) return queryError(Number(code), doing, names);
  if (['CHDB_PLATFORM', 'CHDB_ABI', 'ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'].includes(code)) {
    return new AuditError(
      'WAREHOUSE_UNSUPPORTED_PLATFORM',
      `the embedded ClickHouse engine cannot be loaded on ${process.platform}-${process.arch} (${code})`,
      'It exists for Linux (glibc) and macOS, x64 and arm64: "npm install chdb" installs it where it is left out. Elsewhere set CLICKHOUSE_URL to use a ClickHouse server.',
    );
  }
  if (code === 'CHDB_CONNECTION') {
    const zone = strangeZone();
    if (zone !== null) {
      return new AuditError(
        'USAGE',
        `ClickHouse does not know the time zone that TZ names: ${zone}`,
        'Set TZ to a name of the IANA database, such as Europe/Moscow or UTC, or leave it unset.',
      );
    }
    return new AuditError(
      'WAREHOUSE_UNREACHABLE',
      `the embedded ClickHouse engine cannot open its data directory (${code})`,
      'A directory serves one process at a time, and a process has one directory: close the other run or warehouse.',
    );
  }
  if (server !== undefined) {
    return new AuditError(
      'WAREHOUSE_UNREACHABLE',
      `${doing}: ${code === '' ? 'no answer that ClickHouse would give' : code} from ${server}`,
      `Start the ClickHouse server or mend CLICKHOUSE_URL${code === 'TIMEOUT' ? ', or give it more time with CLICKHOUSE_TIMEOUT_MS' : ''}; without CLICKHOUSE_URL the audit uses the embedded engine.`,
    );
  }
  return new AuditError(
    'WAREHOUSE_QUERY',
    `${doing}: the embedded engine failed${code === '' ? '' : ` (${code})`}`,
    'Run the audit again; if it stays, the warehouse is closed or its data directory is damaged.',
  );
}

async function queryError(code: number, doing: string, names: ErrorNames): Promise<AuditError> {
  const known = KNOWN.get(code);
  const type = known?.type ?? (await names(code)) ?? '';
  return new ClickHouseRefusal(
    code,
    `${doing}: ClickHouse refused with code ${code}${type === '' ? '' : ` ${type}`}`,
    known?.remedy ??
      "The whole message is in the server's log; it is not shown here because it may quote rows.",
  );
}

/** The value of TZ where it names no zone of the IANA database, as `MSK-3` of POSIX: the engine reads it when it starts. */
function strangeZone(): string | null {
  const zone = process.env['TZ'] ?? '';
  try {
    if (zone !== '') new Intl.DateTimeFormat('en', { timeZone: zone });
    return null;
  } catch {
    return visibleText(zone);
  }
}

function codeOf(error: unknown): string {
  // The client's own time limit has a message and no code.
  if (error instanceof Error && error.message === 'Timeout error.') return 'TIMEOUT';
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
