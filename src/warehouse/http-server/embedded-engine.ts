import { constants } from 'node:fs';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { withFiles } from '../../common/file-system-error.ts';
import { makeFolders } from '../../common/make-folders.ts';
import { AuditError } from '../../model/errors.ts';
import { quoteIdentifier, quoteString } from '../sql-text.ts';
import { warehouseError } from '../warehouse-error.ts';
import { engineException, exception } from './clickhouse-exception.ts';
import { confine, replaceDefaultDatabase } from './confinement.ts';
import { judgeStatement } from './judge-statement.ts';
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
  /** Throws a ClickHouseException for whatever the engine refuses. `signal` ends the query: nobody waits for its answer. */
  run(query: QueryRequest, signal: AbortSignal): Promise<QueryResult>;
  /**
   * Ends what runs and what waits, releases the engine, and removes a temporary data folder. False when a query did not
   * end in time: the folder is gone, and the process must not wait for it.
   */
  close(): Promise<boolean>;
}

/** ClickHouse's own limit of a statement, in bytes (max_query_size). */
const MAX_QUERY_SIZE = 262_144;
/** For how long `close` waits for a query that was told to end. */
const CLOSING_MS = 1200;
/** How often a query is told to end: one that has not begun does not hear it. */
const TELL_AGAIN_MS = 50;

/**
 * Opens chDB on a data folder, or on a temporary one, confined to it. Fails as `connectEmbedded` does:
 * WAREHOUSE_UNSUPPORTED_PLATFORM, WAREHOUSE_UNREACHABLE when the folder is in use; with FILE_SYSTEM where there can be none.
 */
export async function openEmbeddedEngine(dataDir: string | undefined): Promise<EmbeddedEngine> {
  // Of a file in its place, or of a missing right, the engine says only that it cannot open.
  if (dataDir !== undefined)
    await withFiles(async () => {
      await makeFolders(dataDir);
      await access(dataDir, constants.R_OK | constants.W_OK);
    }, 'name another folder for the data');
  const scratch = await mkdtemp(join(tmpdir(), 'qtickets-clickhouse-'));
  const path = dataDir ?? join(scratch, 'data');
  const removeScratch = () => rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  try {
    const { Session, drainPending } = await import('chdb');
    const connectionArgs = await confine(scratch);
    const openSession = () => new Session(path, { connectionArgs });
    // Held open: when the last session on a folder closes, the engine goes with it.
    const keeper = openSession();
    const askText = async (sql: string) => (await keeper.queryAsync(sql, { format: 'TSVRaw' })).text();
    // A statement is judged as a server reads it, and may be as long as its own limit says.
    await askText('SET implicit_select = 0, max_query_size = 0');
    await replaceDefaultDatabase(askText, path);
    const [version = '', timezone = ''] = (await askText('SELECT version(), timezone()')).trim().split('\t');
    const end = async () => {
      const session = openSession();
      try {
        await session.queryAsync('KILL QUERY WHERE query_id != queryID() ASYNC');
      } finally {
        session.close();
      }
    };
    const closing = new AbortController();
    let last: Promise<unknown> = Promise.resolve();
    let number = 0;
    const run = async (query: QueryRequest, signal: AbortSignal): Promise<QueryResult> => {
      throwIfEnded(signal);
      const session = openSession();
      const ask = (sql: string, format?: string) => {
        throwIfEnded(signal);
        return session.queryAsync(sql, format === undefined ? {} : { format });
      };
      const file = join(scratch, `insert-${++number}`);
      const ended = endWith(signal, end);
      try {
        const statement = query.data === undefined ? query.statement.sql : insertStatement(query, file);
        // The engine puts them in before it explains; what a query does not get it misses when it runs.
        for (const sql of setParams(query.params)) await askText(sql);
        const own = query.data === undefined ? undefined : file;
        const written = await judgeStatement(askText, statement, query.params, own);
        for (const sql of preparations(query)) await ask(sql);
        if (query.data !== undefined) return await insertData(written, query.data, file, ask);
        const format = query.statement.format ?? query.defaultFormat;
        const result = await ask(written, format);
        const { rowsRead: readRows, bytesRead: readBytes } = result;
        return { bytes: result.bytes(), format, readRows, readBytes, writtenRows: 0, writtenBytes: 0 };
      } catch (error) {
        throw engineException(error);
      } finally {
        await ended();
        await rm(file, { force: true });
        session.close();
      }
    };
    return {
      version,
      timezone,
      run: (query, signal) => {
        const either = AbortSignal.any([signal, closing.signal]);
        const mine = last.then(() => run(query, either));
        last = mine.catch(() => undefined);
        return mine;
      },
      close: async () => {
        closing.abort();
        const done = last.then(drainPending).then(() => true);
        const inTime = await Promise.race([done, later(CLOSING_MS).then(() => false)]);
        if (inTime) keeper.close();
        await removeScratch();
        return inTime;
      },
    };
  } catch (error) {
    await removeScratch();
    if (error instanceof AuditError) throw error;
    throw await warehouseError(error, 'open', undefined, async () => undefined);
  }
}

function throwIfEnded(signal: AbortSignal): void {
  if (signal.aborted) throw exception(394, 'QUERY_WAS_CANCELLED', 'the client is gone');
}

/**
 * Tells the engine to end what runs once `signal` says so, again and again until the returned function is called. That
 * resolves when nothing is told any more: the next query must not hear it.
 */
function endWith(signal: AbortSignal, end: () => Promise<void>): () => Promise<void> {
  let over = false;
  let telling: Promise<void> = Promise.resolve();
  const tell = async () => {
    while (!over) {
      // It cannot be told while it ends by itself; the next time says whether it has.
      await end().catch(() => undefined);
      await later(TELL_AGAIN_MS);
    }
  };
  const begin = () => {
    telling = tell();
  };
  signal.addEventListener('abort', begin, { once: true });
  return async () => {
    over = true;
    signal.removeEventListener('abort', begin);
    await telling;
  };
}

type Ask = (sql: string, format?: string) => Promise<{ rowsRead: number }>;

// Data may be binary, and the engine takes statements as text: so it reads the data from a file.
function insertStatement({ statement, defaultFormat }: QueryRequest, file: string): string {
  const head = Buffer.from(statement.sql);
  const clauses = head.subarray(statement.clausesAt).toString('utf8');
  const format = statement.format === undefined ? `\nFORMAT ${formatName(defaultFormat)}` : '';
  return `${head.subarray(0, statement.clausesAt)}\nFROM INFILE ${quoteString(file)} COMPRESSION 'none' ${clauses}${format}`;
}

async function insertData(statement: string, data: Buffer, file: string, ask: Ask): Promise<QueryResult> {
  await writeFile(file, data, { mode: 0o600 });
  // The engine counts rows of the file as read, none as written.
  const { rowsRead } = await ask(statement);
  return {
    bytes: new Uint8Array(),
    format: 'TabSeparated',
    readRows: rowsRead,
    readBytes: data.length,
    writtenRows: rowsRead,
    writtenBytes: data.length,
  };
}

// `implicit_select` is a habit of the local engine: a server takes no expression for a query. The limit of a statement is
// compared here, with the text that came: what runs is the engine's own spelling of it, and that may be longer. `readonly`
// comes last, because nothing can be set after it; what only reads is not to be talked into more by its address.
function preparations({ statement, database, settings, params, readOnly }: QueryRequest): string[] {
  const limit = Number(settings.get('max_query_size') ?? MAX_QUERY_SIZE);
  if (limit > 0 && Buffer.byteLength(statement.sql) > limit) {
    throw exception(62, 'SYNTAX_ERROR', `Syntax error: max query size (${limit}) exceeded`);
  }
  const own = [...settings].filter(([name]) => !JUDGED_SETTINGS.has(name));
  const asked = settings.get('readonly') ?? '0';
  const readonly = readOnly && asked !== '1' ? '2' : asked;
  const set = [['implicit_select', '0'] as const, ...own, ['max_query_size', '0'] as const];
  return [
    ...(database === undefined ? [] : [`USE ${quoteIdentifier(database)}`]),
    ...setParams(params),
    `SET ${set.map(([name, value]) => `${settingName(name)} = ${quoteString(value)}`).join(', ')}`,
    ...(readonly === '0' ? [] : [`SET readonly = ${quoteString(readonly)}`]),
  ];
}

/** Settings of a request that are not handed on as they come. */
const JUDGED_SETTINGS: ReadonlySet<string> = new Set(['readonly', 'max_query_size', 'implicit_select']);

function setParams(params: ReadonlyMap<string, string>): string[] {
  return [...params].map(([name, value]) => `SET ${settingName(`param_${name}`)} = ${quoteString(value)}`);
}

function settingName(name: string): string {
  if (/^\w+$/.test(name)) return name;
  throw exception(115, 'UNKNOWN_SETTING', 'a parameter of the URL is neither known nor a setting');
}

function formatName(name: string): string {
  if (/^\w+$/.test(name)) return name;
  throw exception(73, 'UNKNOWN_FORMAT', 'the default format is no name of a format');
}
