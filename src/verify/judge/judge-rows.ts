import { itemsIn, kindOf } from '../derive/loaded-items.ts';
import type { Comparisons } from '../ledger.ts';
import { type LoggedScenario, labelOf, type RunLog, ranScenarios } from '../log/run-log.ts';
import type { Responses } from '../responses/match-responses.ts';
import { judgeLoader } from './judge-loader.ts';

const JOB_TABLE = 'meta_job_runs';

/**
 * What the log says of rows: row checks against the rows, rows sent against the items of the answer, loads numbered as they
 * came, and what was found of them at the end. Whether the tables changed by the rows of the scenarios, their derivation says.
 */
export function judgeRows(log: RunLog, responses: Responses, ledger: Comparisons): void {
  const columnsOf = new Map<string, string>();
  for (const scenario of ranScenarios(log)) {
    judgeRowChecks(log, scenario, ledger);
    judgeColumns(log, scenario, columnsOf, ledger);
    if (log.loader === null) judgeSent(log, scenario, responses, ledger);
  }
  judgeLoads(log, ledger);
  judgeLoader(log, ledger);
  judgeMarked(log, ledger);
}

function judgeRowChecks(
  log: RunLog,
  { checks, rows, lines, ...scenario }: LoggedScenario,
  ledger: Comparisons,
): void {
  for (const { table, expected, actual } of rows) {
    const check = checks.find(({ name }) => name === `rows:${table}`);
    if (check?.result !== 'pass') continue;
    ledger.same(
      `rows of ${table} from ${labelOf(scenario)}, whose check passed`,
      [`${log.file}:${lines.rows}`, actual],
      [`${log.file}:${lines.checks}`, expected],
    );
  }
  const tables = rows.map(({ table }) => table);
  const unsaid = checks.find(
    ({ name, result }) =>
      result === 'pass' &&
      name.startsWith('rows:') &&
      name !== 'rows:others' &&
      !tables.includes(name.slice(5)),
  );
  ledger.none(`rows behind each row check of ${labelOf(scenario)} that passed`, unsaid, ({ name }) => [
    [`${log.file}:${lines.rows}`, tables.join(', ')],
    [`${log.file}:${lines.checks}`, name],
  ]);
  const once = new Set(tables).size === tables.length;
  ledger.expect(
    once,
    `each table once in the rows of ${labelOf(scenario)}`,
    [`${log.file}:${lines.rows}`, tables.join(', ')],
    ['tables', [...new Set(tables)].join(', ')],
  );
}

// A row check that passed held every column of the table that the audit knows, or says why it did not: two scenarios of one table
// cannot compare other columns of it.
function judgeColumns(
  log: RunLog,
  { rows, lines, ...scenario }: LoggedScenario,
  columnsOf: Map<string, string>,
  ledger: Comparisons,
): void {
  for (const { table, compared, leftOut, expected, actual } of rows) {
    const facts = log.started.warehouse?.tables.find(({ name }) => name === table);
    if (facts === undefined) continue;
    const told = [...(compared ?? []), ...(leftOut ?? []).map(({ column }) => column)];
    const place = `${log.file}:${lines.rows}`;
    const strange = told.filter(
      (column) => !facts.columns.includes(column) || facts.missingColumns.includes(column),
    );
    ledger.expect(
      strange.length === 0 && new Set(told).size === told.length,
      `columns of ${table} that ${labelOf(scenario)} tells of`,
      [place, told.join(', ')],
      ['columns of the table', facts.columns.join(', ')],
    );
    if (scenario.checks.find(({ name }) => name === `rows:${table}`)?.result !== 'pass') continue;
    ledger.expect(
      actual === 0 || (compared ?? []).length > 0,
      `columns of ${table} behind the rows of ${labelOf(scenario)}, whose check passed`,
      [place, (compared ?? []).join(', ')],
      ['rows that came', `${actual} of ${expected}`],
    );
    if (compared === undefined) continue;
    const before = columnsOf.get(table) ?? compared.join(', ');
    columnsOf.set(table, before);
    ledger.same(
      `columns of ${table} that ${labelOf(scenario)} compared`,
      [place, compared.join(', ')],
      ['scenarios before it', before],
    );
  }
}

// A loader sends one row for each item of the answer, and one row about the load.
function judgeSent(log: RunLog, scenario: LoggedScenario, responses: Responses, ledger: Comparisons): void {
  const place = `${log.file}:${scenario.lines.rows}`;
  const label = labelOf(scenario);
  const sent = scenario.rows.filter((row) => row.sent !== null);
  if (!scenario.loaded) {
    ledger.same(`tables that ${label} sent rows to`, [place, sent.length], ['loaded: false', 0]);
    return;
  }
  const failed = scenario.checks.some(({ name, result }) => name.startsWith('rows:') && result === 'fail');
  const call = responses.get(scenario)?.exchanges.find(({ role }) => role === 'call');
  if (call?.response?.json !== true || failed) return;
  for (const { table, sent: number } of sent) {
    const kind = kindOf(table, call.request.path);
    const items = kind === null ? 1 : itemsIn(kind, call.response.body).length;
    ledger.same(`rows that ${label} sent to ${table}`, [place, number], ['items of the answer', items]);
  }
}

// Loads are numbered as they come; a scenario without one loaded nothing.
function judgeLoads(log: RunLog, ledger: Comparisons): void {
  const ran = ranScenarios(log);
  for (const { loaded, load, lines, rows, ...scenario } of ran) {
    const place = `${log.file}:${lines.rows}`;
    ledger.same(
      `whether the load of ${labelOf(scenario)} has a number`,
      [place, load !== null],
      [`loaded: ${loaded}`, loaded],
    );
    for (const { table, sent, distinct } of rows) {
      if (distinct === undefined) continue;
      ledger.expect(
        distinct <= (sent ?? 0),
        `distinct keys that ${labelOf(scenario)} sent to ${table}`,
        [place, distinct],
        ['rows sent', sent],
      );
    }
  }
  const loads = ran.flatMap(({ load }) => (load === null ? [] : [load])).sort((a, b) => a - b);
  const once = new Set(loads).size === loads.length;
  ledger.expect(
    once && (log.finished.interrupted || loads.every((load, index) => load === index + 1)),
    'loads are numbered from 1, each once',
    [log.file, loads.join(', ')],
    ['loads of the scenarios', loads.map((_, index) => index + 1).join(', ')],
  );
}

// Nothing replaces a job row: what a scenario says of its own must be what was found of it at the end.
function judgeMarked(log: RunLog, ledger: Comparisons): void {
  const { after, marked, line } = log.finished;
  ledger.expect(
    marked === null || after !== null,
    'rows of the run are looked for where the tables are counted',
    [`${log.file}:${line}`, 'looked for'],
    [`${log.file}:${line}`, 'not counted'],
  );
  if (marked === null || after === null || log.loader !== null) return;
  const names = marked.map(({ table, load }) => `${table} ${load}`);
  const loads = new Set(ranScenarios(log).map(({ load }) => load));
  const strangers = marked.filter(({ table, load }) => !Object.hasOwn(after, table) || !loads.has(load));
  ledger.expect(
    new Set(names).size === names.length && strangers.length === 0,
    'rows of a load are told once for each table that was counted, and of loads of the run',
    [`${log.file}:${line}`, names.join(', ')],
    ['tables and loads', [...Object.keys(after), ...loads].join(', ')],
  );
  for (const { load, rows, lines, ...scenario } of ranScenarios(log)) {
    const job = rows.find(({ table }) => table === JOB_TABLE);
    if (load === null || job === undefined) continue;
    const found = marked.find((item) => item.table === JOB_TABLE && item.load === load);
    ledger.same(
      `job rows of ${labelOf(scenario)}`,
      [`${log.file}:${lines.rows}`, job.actual],
      [`${log.file}:${line}`, found?.rows ?? 0],
    );
  }
}
