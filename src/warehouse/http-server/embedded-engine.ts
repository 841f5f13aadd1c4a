import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quoteIdentifier, quoteString } from '../sql-text.ts';
import { warehouseError } from '../warehouse-error.ts';
import { engineException, exception } from './clickhouse-exception.ts';
import type { QueryRequest } from './query-request.ts';

/** What a query came to. */
export interface QueryResult {
  bytes: Uint8Array;
  /** Format of `bytes`. */
  format: string;
  readRows: number;
  readBytes: number;
  writtenRows: number;
  writtenBytes: number;
}

/** The embedded engine as a server sees it: every query has settings of its own, and one runs at a time. */
export interface EmbeddedEngine {
  version: string;
  timezone: string;
  /** Throws a ClickHouseException for whatever the engine refuses. */
  run(query: QueryRequest): Promise<QueryResult>;
  /** Waits for what runs, releases the engine, and removes a temporary data folder. */
  close(): Promise<void>;
}

/**
 * Opens chDB on a data folder, or on a temporary one. Fails as `connectEmbedded` does: WAREHOUSE_UNSUPPORTED_PLATFORM,
 * WAREHOUSE_UNREACHABLE when the folder is in use.
 */
export async function openEmbeddedEngine(dataDir: string | undefined): Promise<EmbeddedEngine> {
  const scratch = await mkdtemp(join(tmpdir(), 'qtickets-clickhouse-'));
  const path = dataDir ?? join(scratch, 'data');
  const removeScratch = () => rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  try {
    const { Session, drainPending } = await import('chdb');
    // Held open: when the last session on a folder closes, the engine goes with it.
    const keeper = new Session(path);
    const [version = '', timezone = ''] = (
      await keeper.queryAsync('SELECT version(), timezone()', { format: 'TSV' })
    )
      .text()
      .trim()
      .split('\t');
    let last: Promise<unknown> = Promise.resolve();
    let number = 0;
    const run = async (query: QueryRequest): Promise<QueryResult> => {
      const session = new Session(path);
      const ask = (sql: string, format?: string) =>
        session.queryAsync(sql, format === undefined ? {} : { format });
      const file = join(scratch, `insert-${++number}`);
      try {
        for (const sql of preparations(query)) await ask(sql);
        if (query.data !== undefined) return await insertData(query, query.data, file, ask);
        const format = query.statement.format ?? query.defaultFormat;
        const result = await ask(query.statement.sql, format);
        const { rowsRead: readRows, bytesRead: readBytes } = result;
        return { bytes: result.bytes(), format, readRows, readBytes, writtenRows: 0, writtenBytes: 0 };
      } catch (error) {
        throw engineException(error);
      } finally {
        await rm(file, { force: true });
        session.close();
      }
    };
    return {
      version,
      timezone,
      run: (query) => {
        const mine = last.then(() => run(query));
        last = mine.catch(() => undefined);
        return mine;
      },
      close: async () => {
        await last;
        await drainPending();
        keeper.close();
        await removeScratch();
      },
    };
  } catch (error) {
    await removeScratch();
    throw await warehouseError(error, 'open', undefined, async () => undefined);
  }
}

type Ask = (sql: string, format?: string) => Promise<{ rowsRead: number }>;

// Data may be binary, and the engine takes statements as text: so it reads the data from a file.
async function insertData(
  { statement, defaultFormat }: QueryRequest,
  data: Buffer,
  file: string,
  ask: Ask,
): Promise<QueryResult> {
  const nothing = { bytes: new Uint8Array(), format: 'TabSeparated', readRows: 0, readBytes: 0 };
  await writeFile(file, data, { mode: 0o600 });
  const head = Buffer.from(statement.sql);
  const clauses = head.subarray(statement.clausesAt).toString('utf8');
  const format = statement.format === undefined ? ` FORMAT ${formatName(defaultFormat)}` : '';
  const sql = `${head.subarray(0, statement.clausesAt)} FROM INFILE ${quoteString(file)} COMPRESSION 'none' ${clauses}${format}`;
  // The engine counts rows of the file as read, none as written.
  const { rowsRead } = await ask(sql);
  return {
    ...nothing,
    readRows: rowsRead,
    readBytes: data.length,
    writtenRows: rowsRead,
    writtenBytes: data.length,
  };
}

// `implicit_select` is a habit of the local engine: a server takes no expression for a query. `readonly` comes last,
// because nothing can be set after it.
function preparations({ database, settings, params, readOnly }: QueryRequest): string[] {
  const own = [...settings].filter(([name]) => name !== 'readonly');
  const readonly = settings.get('readonly') ?? (readOnly ? '2' : '0');
  return [
    ...(database === undefined ? [] : [`USE ${quoteIdentifier(database)}`]),
    ...[...params].map(([name, value]) => `SET ${settingName(`param_${name}`)} = ${quoteString(value)}`),
    `SET ${[['implicit_select', '0'] as const, ...own].map(([name, value]) => `${settingName(name)} = ${quoteString(value)}`).join(', ')}`,
    ...(readonly === '0' ? [] : [`SET readonly = ${quoteString(readonly)}`]),
  ];
}

function settingName(name: string): string {
  if (/^\w+$/.test(name)) return name;
  throw exception(115, 'UNKNOWN_SETTING', 'a parameter of the URL is neither known nor a setting');
}

function formatName(name: string): string {
  if (/^\w+$/.test(name)) return name;
  throw exception(73, 'UNKNOWN_FORMAT', 'the default format is no name of a format');
}
