import type { CheckResult } from '../../model/evidence.ts';
import type { JsonValue } from '../../model/json.ts';
import { canonicalText } from '../bytes/json-text.ts';
import type { Comparisons } from '../ledger.ts';
import { labelOf, type RunLog } from '../log/run-log.ts';
import type { JudgedAgain } from './judge-again.ts';

/** Kind of the finding that a recording was made with another body than was sent. */
const OTHERWISE = 'recorded-otherwise';

/** Rules that hold what was sent against what came back. */
const SENT_BACK = /^rule:(?:sentComesBack|echo|basket)/;

/** Checks whose names a scenario's tables decide, not its answer. */
const OF_TABLES = /^(?:rows:|loader$)/;

/**
 * What the log says of a scenario's checks, findings, notes and fields against what the contract makes of its answers. A mask may
 * hide why a check failed, and never why it passed.
 */
export function compareJudgement(log: RunLog, judged: JudgedAgain, ledger: Comparisons): void {
  const { logged, again } = judged;
  const label = labelOf(logged);
  const place = `${log.file}:${logged.lines.checks}`;
  const failed = logged.checks.some(({ result }) => result === 'fail');
  ledger.same(`outcome of ${label}`, [place, logged.outcome], ['the case', again.outcome]);
  ledger.same(`expectation of ${label}`, [place, logged.expected], ['the case', again.expected]);
  compareNames(log, judged, failed, ledger);
  compareResults(log, judged, failed, ledger);
  if (failed) return;
  const replayed = log.started.target === 'replay';
  const told = (what: string, found: JsonValue, wanted: JsonValue) =>
    ledger.same(`${what} of ${label}`, [place, canonicalText(found)], ['its answer', canonicalText(wanted)]);
  told('findings', findingsOf(logged.findings, replayed), findingsOf(again.findings, replayed));
  told('fields', plain(logged.fieldUses), plain(again.fieldUses));
  if (log.loader === null) told('notes', logged.notes, again.notes);
}

// Which checks there are, and in which order, the case says; of the tables, the tables that it fills.
function compareNames(
  log: RunLog,
  { logged, scenario, again }: JudgedAgain,
  failed: boolean,
  ledger: Comparisons,
): void {
  const label = labelOf(logged);
  const place = `${log.file}:${logged.lines.checks}`;
  const own = namesOf(logged.checks).filter((name) => !OF_TABLES.test(name));
  const wanted = namesOf(again.checks).filter((name) => !OF_TABLES.test(name));
  // After a failure that a mask hides, the rest may have been left out.
  const missing = failed ? [] : wanted.filter((name) => count(own, name) < count(wanted, name));
  const isOfCase = logged.checks.some(({ name, result }) => result === 'fail' && wanted.includes(name));
  const isCutShort = failed && (isOfCase || again.checks.every(({ result }) => result !== 'fail'));
  const invented = logged.checks.filter(
    ({ name, result }) =>
      !OF_TABLES.test(name) && count(own, name) > count(wanted, name) && !(isCutShort && result !== 'pass'),
  );
  for (const name of missing)
    ledger.expect(false, `check ${name} of ${label}`, [place, 'not made'], ['the case', 'made']);
  for (const { name, result } of invented)
    ledger.expect(false, `check ${name} of ${label}`, [place, result], ['the case', 'has no such check']);
  const ofTables = namesOf(logged.checks).filter((name) => OF_TABLES.test(name));
  if (failed) return;
  const inOrder = missing.length > 0 || invented.length > 0 || own.join('\n') === wanted.join('\n');
  ledger.expect(
    inOrder,
    `order of the checks of ${label}`,
    [place, own.join(', ')],
    ['the case', wanted.join(', ')],
  );
  if (log.loader !== null) return;
  const tables = scenario.outcome === 'ok' ? [...new Set(scenario.rows.map(({ table }) => table))] : [];
  const rows = [...tables, ...(tables.length > 0 ? ['meta_job_runs'] : []), 'others'];
  ledger.same(`row checks of ${label}`, [place, ofTables], ['the case', rows.map((name) => `rows:${name}`)]);
}

function compareResults(
  log: RunLog,
  { logged, again }: JudgedAgain,
  failed: boolean,
  ledger: Comparisons,
): void {
  const label = labelOf(logged);
  const place = `${log.file}:${logged.lines.checks}`;
  // What a recording was made with is not in a bundle: what was sent need not come back then.
  const otherwise = log.started.target === 'replay' && logged.findings.some(({ kind }) => kind === OTHERWISE);
  const hidden: string[] = [];
  const reworded: string[] = [];
  for (const { name, result, message } of logged.checks) {
    ledger.expect(
      (result === 'pass') === (message === null),
      `message of check ${name} of ${label}`,
      [place, message],
      [`a check that is ${result}`, result === 'pass' ? 'has none' : 'has one'],
    );
    const found = again.checks.find((check) => check.name === name);
    if (found === undefined || OF_TABLES.test(name) || (otherwise && SENT_BACK.test(name))) continue;
    if (result === 'fail' && found.result !== 'fail') hidden.push(name);
    if (result === 'fail' && found.result === 'fail' && found.message !== message) reworded.push(name);
    ledger.expect(
      result === found.result || (failed && result !== 'pass'),
      `check ${name} of ${label}`,
      [place, result],
      [logged.artifact?.path ?? label, found.message ?? found.result],
    );
  }
  if (hidden.length > 0)
    ledger.notes.push(
      `${label}: ${hidden.join(', ')} failed; the masked answer passes, so the mask may hide why`,
    );
  if (reworded.length > 0)
    ledger.notes.push(
      `${label}: ${reworded.join(', ')} failed, and the masked answer gives another message: ${again.checks.find(({ name }) => name === reworded[0])?.message}`,
    );
}

function namesOf(checks: readonly CheckResult[]): string[] {
  return checks.map(({ name }) => name);
}

function count(names: readonly string[], name: string): number {
  return names.filter((one) => one === name).length;
}

// How a recording was made is not in an answer; nothing else was recorded.
function findingsOf(findings: readonly { kind: string; message: string }[], replayed: boolean): JsonValue {
  return plain(findings.filter(({ kind }) => !replayed || kind !== OTHERWISE));
}

function plain(value: unknown): JsonValue {
  return value as JsonValue;
}
