import type { TableCounts } from '../../model/evidence.ts';
import { itemsIn, kindOf } from '../derive/loaded-items.ts';
import { claim, type Ledger } from '../ledger.ts';
import { type LoggedScenario, labelOf, type RunLog, ranScenarios } from '../log/run-log.ts';
import type { Responses } from '../responses/match-responses.ts';

/**
 * What the log says of rows: row checks against the rows, rows sent against the items of the answer, tables that changed
 * unnamed, and snapshots that follow one upon the other from the run's first to its last.
 */
export function judgeRows(log: RunLog, responses: Responses, ledger: Ledger): void {
  for (const scenario of ranScenarios(log)) {
    judgeRowChecks(log, scenario, ledger);
    if (log.loader === null) judgeSent(log, scenario, responses, ledger);
    if (log.started.warehouse?.engine === 'embedded') judgeUnnamed(log, scenario, ledger);
  }
  judgeSnapshots(log, ledger);
}

function judgeRowChecks(
  log: RunLog,
  { checks, rows, lines, ...scenario }: LoggedScenario,
  ledger: Ledger,
): void {
  for (const { table, expected, actual } of rows) {
    const check = checks.find(({ name }) => name === `rows:${table}`);
    if (check?.result !== 'pass') continue;
    ledger.same(
      'log',
      `rows of ${table} from ${labelOf(scenario)}, whose check passed`,
      [`${log.file}:${lines.rows}`, actual],
      [`${log.file}:${lines.checks}`, expected],
    );
  }
  const tables = rows.map(({ table }) => table);
  const once = new Set(tables).size === tables.length;
  ledger.expect(
    'log',
    once,
    `each table once in the rows of ${labelOf(scenario)}`,
    claim(`${log.file}:${lines.rows}`, tables.join(', ')),
    claim('tables', [...new Set(tables)].join(', ')),
  );
}

// A loader sends one row for each item of the answer, and one row about the load.
function judgeSent(log: RunLog, scenario: LoggedScenario, responses: Responses, ledger: Ledger): void {
  const place = `${log.file}:${scenario.lines.rows}`;
  const label = labelOf(scenario);
  const sent = scenario.rows.filter((row) => row.sent !== null);
  if (!scenario.loaded) {
    ledger.same('log', `tables that ${label} sent rows to`, [place, sent.length], ['loaded: false', 0]);
    return;
  }
  const failed = scenario.checks.some(({ name, result }) => name.startsWith('rows:') && result === 'fail');
  const call = responses.get(scenario)?.exchanges.find(({ role }) => role === 'call');
  if (call?.response?.json !== true || failed) return;
  for (const { table, sent: number } of sent) {
    const kind = kindOf(table, call.request.path);
    const items = kind === null ? 1 : itemsIn(kind, call.response.body).length;
    ledger.same(
      'log',
      `rows that ${label} sent to ${table}`,
      [place, number],
      ['items of the answer', items],
    );
  }
}

function judgeUnnamed(
  log: RunLog,
  { rows, before, after, lines, ...scenario }: LoggedScenario,
  ledger: Ledger,
): void {
  const named = new Set(rows.map(({ table }) => table));
  for (const table of Object.keys(after).filter((name) => !named.has(name))) {
    const delta = (after[table]?.rows ?? 0) - (before[table]?.rows ?? 0);
    ledger.same(
      'log',
      `change of ${table} while ${labelOf(scenario)} ran, which names no rows of it`,
      [`${log.file}:${lines.rows}`, delta],
      ['rows of the scenario', 0],
    );
  }
}

// In the order of execution the "before" of each is the "after" of the one before. Equal times leave that order unknown.
function judgeSnapshots(log: RunLog, ledger: Ledger): void {
  const { started, finished } = log;
  const taken = ranScenarios(log).filter(({ before, after }) => isTaken(before) && isTaken(after));
  const times = taken.map(({ startedAt }) => startedAt);
  if (taken.length === 0 || started.before === null || finished.after === null) return;
  if (new Set(times).size < times.length) {
    const befores = new Set([started.before, ...taken.map(({ after }) => after)].map(textOf));
    const stranger = taken.find(({ before }) => !befores.has(textOf(before)));
    ledger.expect(
      'log',
      stranger === undefined,
      'every snapshot before a scenario is one that was taken after another',
      claim(`${log.file}:${stranger?.line ?? 1}`, stranger === undefined ? 'so' : textOf(stranger.before)),
      claim('the other snapshots', 'none like it'),
    );
    return;
  }
  let last: [place: string, counts: TableCounts] = [`${log.file}:1`, started.before];
  for (const item of [...taken].sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1))) {
    ledger.same('log', `tables before ${labelOf(item)}`, [`${log.file}:${item.line}`, item.before], last);
    last = [`${log.file}:${item.lines.rows}`, item.after];
  }
  ledger.same('log', 'tables after the run', [`${log.file}:${finished.line}`, finished.after], last);
}

function isTaken(counts: TableCounts): boolean {
  return Object.keys(counts).length > 0;
}

function textOf(counts: TableCounts): string {
  return JSON.stringify(counts);
}
