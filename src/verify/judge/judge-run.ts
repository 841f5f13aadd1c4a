import { SEARCH_NAME } from '../../contract/make-call.ts';
import type { AuditRun } from '../../model/audit-run.ts';
import type { Comparisons } from '../ledger.ts';
import { type LoggedScenario, labelOf, type RunLog, ranScenarios } from '../log/run-log.ts';
import type { SpecLine } from '../spec/spec-entries.ts';

/** A clock may be read twice for one moment, and a machine may pause between the two. */
const TOLERANCE_MS = 1_000;

/**
 * What the log says of the run as a whole: entries that the spec document has, in its order; gaps that are gaps; times that
 * lie within the run, and durations that fit them. `fixed`: the clock was fixed, so that every time is the run's.
 */
export function judgeRun(
  log: RunLog,
  spec: readonly SpecLine[],
  derived: AuditRun,
  ledger: Comparisons,
): void {
  const positions = new Map(spec.map(({ id }, index) => [id, index]));
  const { selected } = log.started;
  const inOrder = [...new Set(selected)].filter((id) => positions.has(id)).sort(by(positions));
  ledger.same(
    'entries selected, in the order of the spec document',
    [`${log.file}:1`, selected],
    ['spec document', inOrder],
  );
  const ran = log.scenarios.map(({ id }) => id);
  const sorted = [...ran].sort(by(positions));
  ledger.same('scenarios in the order of the spec document', [log.file, ran], ['spec document', sorted]);
  ledger.same(
    'entries not executed',
    [log.file, log.notExecuted.map(({ id }) => id)],
    ['derived from the scenarios', derived.coverage.notExecuted.map(({ id }) => id)],
  );
  for (const scenario of ranScenarios(log)) {
    judgeTimes(log, scenario, derived.run.reproducible, ledger);
    judgeRequest(log, scenario, ledger);
  }
  const orderly = log.started.at <= log.finished.at;
  ledger.expect(
    orderly,
    'a run ends after it began',
    [`${log.file}:${log.finished.line}`, log.finished.at],
    [`${log.file}:1`, log.started.at],
  );
}

function by(positions: ReadonlyMap<string, number>): (a: string, b: string) => number {
  const rank = (id: string) => positions.get(id) ?? positions.size;
  return (a, b) => rank(a) - rank(b);
}

// A scenario has one call of its own at most, and sends nothing without a method that the APIs know.
function judgeRequest(
  log: RunLog,
  { exchanges, line, ...scenario }: LoggedScenario,
  ledger: Comparisons,
): void {
  judgeSources(log, exchanges, ledger);
  const calls = exchanges.filter(({ role }) => role === 'call').length;
  ledger.expect(
    calls <= 1,
    `calls of its own in ${labelOf(scenario)}`,
    [`${log.file}:${line}`, calls],
    ['a scenario', 'at most 1'],
  );
}

// A target is answered by one kind of source, and whatever was answered has one.
function judgeSources(log: RunLog, exchanges: LoggedScenario['exchanges'], ledger: Comparisons): void {
  const wanted = { replay: 'recording', simulator: 'simulator', live: 'live' }[log.started.target];
  for (const { response, answeredBy, line } of exchanges) {
    ledger.same(
      'what answered a call',
      [`${log.file}:${line}`, answeredBy?.by ?? 'nothing'],
      [`${log.file}:1`, response === null ? 'nothing' : wanted],
    );
  }
}

function judgeTimes(log: RunLog, scenario: LoggedScenario, fixed: boolean, ledger: Comparisons): void {
  const { startedAt, finishedAt, durationMs, exchanges, lines } = scenario;
  const label = labelOf(scenario);
  const end = `${log.file}:${lines.finished}`;
  const within = (from: string, time: string, to: string) => from <= time && time <= to;
  ledger.expect(
    within(log.started.at, startedAt, finishedAt) && finishedAt <= log.finished.at,
    `times of ${label} within those of the run`,
    [end, `${startedAt} to ${finishedAt}`],
    [`${log.file}:1`, `${log.started.at} to ${log.finished.at}`],
  );
  judgeOrder(log, scenario, ledger);
  const tries = exchanges.flatMap(({ attempts }) => attempts);
  const early = tries.find((attempt) => !within(startedAt, attempt.startedAt, finishedAt));
  ledger.none(`attempts of ${label} within its time`, early, (attempt) => [
    [end, attempt.startedAt],
    [`${log.file}:${scenario.line}`, `${startedAt} to ${finishedAt}`],
  ]);
  const spent = Date.parse(finishedAt) - Date.parse(startedAt);
  const unmeasured = durationMs === null && tries.every((attempt) => attempt.durationMs === null);
  const measured = durationMs !== null && Math.abs(durationMs - spent) <= TOLERANCE_MS;
  ledger.expect(
    fixed ? unmeasured && spent === 0 : measured,
    `duration of ${label}`,
    [end, durationMs],
    [fixed ? 'a fixed clock' : 'its start and end', fixed ? null : spent],
  );
  const waits = tries.reduce((sum, attempt) => sum + attempt.waitMs + (attempt.durationMs ?? 0), 0);
  ledger.expect(
    fixed || waits <= spent + TOLERANCE_MS,
    `waits and tries of ${label} within its time`,
    [end, waits],
    ['its start and end', spent],
  );
}

/** What is sent after the tries of the scenario's own calls before it. A prerequisite may have been called at any time. */
const ORDER = ['setup', 'call', 'followUp', 'undo'];

function judgeOrder(log: RunLog, { exchanges, ...scenario }: LoggedScenario, ledger: Comparisons): void {
  const own = exchanges.filter(({ role, name }) => role !== 'prerequisite' && name !== SEARCH_NAME);
  const roles = own.map(({ role }) => ORDER.indexOf(role));
  const begun = own.flatMap(({ attempts }) => attempts.map(({ startedAt }) => startedAt));
  for (const [what, list] of [
    ['calls', roles],
    ['tries', begun],
  ] as const) {
    const place = list.findIndex((one, index) => index > 0 && one < (list[index - 1] ?? one));
    ledger.expect(
      place < 0,
      `order of the ${what} of ${labelOf(scenario)}`,
      [`${log.file}:${scenario.line}`, list.join(', ')],
      ['a scenario', 'setups, its call, follow-ups, what undoes it: each after the one before'],
    );
  }
}
