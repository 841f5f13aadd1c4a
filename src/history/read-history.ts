import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { median } from 'simple-statistics';
import type { AuditRun, VerdictStatus } from '../model/audit-run.ts';
import { AuditError } from '../model/errors.ts';
import { isJsonObject, type JsonValue } from '../model/json.ts';
import { UNFINISHED } from '../report/run-folder.ts';

/** What a history says of one bundle. */
export interface PastAudit {
  /** Name of its folder. */
  folder: string;
  startedAt: string;
  target: string;
  profile: string;
  debug: boolean;
  status: VerdictStatus;
  saidOf: string;
  passed: number;
  specified: number;
  /** Rows that its scenarios added. */
  rows: number;
  /** Of the calls of its entries; null where none was timed. */
  medianMs: number | null;
  /** Its page, or its Markdown where it has none, within its folder. */
  document: string | null;
}

/** The finished bundles below a folder, newest first, and the folders that are none. */
export interface History {
  audits: PastAudit[];
  /** Folders of runs that hold no finished bundle, with the reason. */
  others: { folder: string; reason: 'unfinished' | 'unreadable' }[];
}

const STATUSES: readonly string[] = [
  'READY',
  'CONDITIONAL',
  'NOT READY',
  'INCOMPLETE',
] satisfies VerdictStatus[];
const LOG = /^qtickets_run_\d{8}_\d{6}\.jsonl$/;
const RUN_FOLDER = /^qtickets_\w+_run_\d{8}_\d{6}\w*$/;

/**
 * Reads the bundles below a folder. Each is taken at its word: `npm run verify` says whether it can be. Throws USAGE for a folder
 * that is not there, and for that of one run.
 */
export function readHistory(folder: string): History {
  if (!existsSync(folder))
    throw new AuditError('USAGE', 'there is no such folder', 'Name the folder of your reports.', {
      file: folder,
    });
  // A page in it would be a file that its sums do not know.
  if (['audit.json', UNFINISHED].some((name) => existsSync(join(folder, name))))
    throw new AuditError(
      'USAGE',
      'it is the folder of one run',
      'Name the folder that it lies in, such as reports.',
      { file: folder },
    );
  const audits: PastAudit[] = [];
  const others: History['others'] = [];
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((item) => item.isDirectory() && RUN_FOLDER.test(item.name))
    .map(({ name }) => name);
  for (const name of names.sort()) {
    if (existsSync(join(folder, name, UNFINISHED))) {
      others.push({ folder: name, reason: 'unfinished' });
      continue;
    }
    const audit = pastAudit(folder, name);
    if (audit === null) others.push({ folder: name, reason: 'unreadable' });
    else audits.push(audit);
  }
  audits.sort((a, b) => compare(b.startedAt, a.startedAt) || compare(b.folder, a.folder));
  return { audits, others };
}

/** Name of the folder that `latest` points at; null where it points nowhere. */
export function latestOf(folder: string): string | null {
  const latest = join(folder, 'latest');
  try {
    return realpathSync(latest).split(/[\\/]/).at(-1) ?? null;
  } catch {
    // No link, or one whose folder is gone.
    return null;
  }
}

function pastAudit(folder: string, name: string): PastAudit | null {
  try {
    const audit = JSON.parse(readFileSync(join(folder, name, 'audit.json'), 'utf8')) as AuditRun;
    if (audit.schemaVersion !== '1.0') return null;
    const { run, verdict, coverage, tables } = audit;
    const files = readdirSync(join(folder, name));
    const documents = ['html', 'md'].map((end) => `qtickets_audit_${run.stamp}.${end}`);
    const found: PastAudit = {
      folder: name,
      startedAt: run.startedAt,
      target: run.target,
      profile: run.profile,
      debug: run.debug,
      status: verdict.status,
      saidOf: verdict.saidOf,
      passed: coverage.passed,
      specified: coverage.specified,
      rows: tables.reduce((sum, { attributed }) => sum + attributed, 0),
      medianMs: medianIn(join(folder, name, 'logs')),
      document: documents.find((file) => files.includes(file)) ?? null,
    };
    return isWellFormed(found) ? found : null;
  } catch {
    // Whatever is wrong with it: it is told as a folder that cannot be read.
    return null;
  }
}

// What audit.json holds is not checked against its schema here.
function isWellFormed({
  startedAt,
  target,
  profile,
  status,
  saidOf,
  passed,
  specified,
  rows,
}: PastAudit): boolean {
  return (
    STATUSES.includes(status) &&
    /^\d{4}-\d{2}-\d{2}T/.test(startedAt) &&
    [target, profile, saidOf].every((text) => typeof text === 'string') &&
    [passed, specified, rows].every(Number.isFinite)
  );
}

function medianIn(logs: string): number | null {
  const times = readdirSync(logs)
    .filter((name) => LOG.test(name))
    .flatMap((name) => readFileSync(join(logs, name), 'utf8').split('\n'))
    .filter((line) => line.includes('"event":"exchange"'))
    .flatMap((line) => timesOf(JSON.parse(line) as JsonValue));
  return times.length === 0 ? null : median(times);
}

function timesOf(event: JsonValue): number[] {
  if (!isJsonObject(event) || event['role'] !== 'call' || !Array.isArray(event['attempts'])) return [];
  const last = event['attempts'].at(-1);
  const ms = isJsonObject(last) ? last['durationMs'] : null;
  return typeof ms === 'number' ? [ms] : [];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
