import type { AccountFacts } from '../../model/account.ts';
import type { PipelineFacts } from '../../model/pipeline.ts';
import type { Comparisons, Ledger } from '../ledger.ts';
import { LIMITS } from '../limits.ts';
import { type LogLine, readLines } from './log-lines.ts';
import {
  type LoggedExchange,
  type LoggedScenario,
  type LoggedSkip,
  type RunLog,
  type RunStarted,
  ranScenarios,
} from './run-log.ts';

const SCENARIO_EVENTS = ['exchange', 'checks', 'rows', 'scenarioFinished'];
/** What may come when no scenario comes any more, in this order. */
const BEHIND_SCENARIOS = ['entryNotExecuted', 'accountSettled', 'unhandledError'];

/**
 * Reads the evidence log and checks the order of its events: the run's start first and its end last, and of each scenario
 * its start, its exchanges, its checks, its rows, its end, with nothing of another between them. Null when the log cannot be
 * followed; the ledger then says where.
 */
export function readLog(file: string, bytes: Buffer, ledger: Ledger): RunLog | null {
  const read = readLines(file, bytes, ledger);
  if (read === null) return null;
  const { lines, head } = read;
  const [first] = lines;
  const last = lines.at(-1);
  const reader = new LogReader(file, ledger.of('log'));
  reader.wants(first?.event === 'runStarted', 'the first event', first, 'runStarted');
  reader.wants(last?.event === 'runFinished', 'the last event', last, 'runFinished');
  if (first?.event !== 'runStarted' || last?.event !== 'runFinished' || lines.length < 2) return null;
  const loader = lines[1]?.event === 'loaderRan' ? lines[1] : null;
  const body = reader.body(lines.slice(loader === null ? 1 : 2, -1));
  if (body === null) return null;
  const most = LIMITS.toldSigns + LIMITS.toldSignsOfScenario * body.scenarios.length;
  if (!reader.wants(toldBy(body) <= most, 'messages of the log', first, `at most ${most} signs`)) return null;
  return {
    file,
    lines: lines.length,
    head,
    started: as<RunStarted>(first),
    loader: loader === null ? null : as<PipelineFacts & { line: number }>(loader),
    ...body,
    finished: as<RunLog['finished']>(last),
  };
}

/** Signs of all that a log tells in words. */
function toldBy({ scenarios, unhandled }: Pick<RunLog, 'scenarios' | 'unhandled'>): number {
  const texts = ranScenarios({ scenarios }).flatMap(({ checks, notes, findings }) => [
    ...checks.map(({ message }) => message ?? ''),
    ...notes,
    ...findings.map(({ message }) => message),
  ]);
  return [...texts, ...unhandled.map(({ message }) => message)].reduce((sum, { length }) => sum + length, 0);
}

type LogBody = Pick<RunLog, 'scenarios' | 'notExecuted' | 'account' | 'unhandled'>;

class LogReader {
  readonly #file: string;
  readonly #ledger: Comparisons;

  constructor(file: string, ledger: Comparisons) {
    this.#file = file;
    this.#ledger = ledger;
  }

  wants(holds: boolean, what: string, line: LogLine | undefined, wanted: string): boolean {
    const place = line === undefined ? this.#file : `${this.#file}:${line.line}`;
    return this.#ledger.expect(holds, what, [place, line?.event ?? 'no event'], ['order of events', wanted]);
  }

  body(lines: readonly LogLine[]): LogBody | null {
    const found: LogBody = { scenarios: [], notExecuted: [], account: null, unhandled: [] };
    let latest = -1;
    for (let at = 0; at < lines.length; at += 1) {
      const line = lines[at] as LogLine;
      if (line.event === 'scenarioStarted') {
        const length = this.#scenarioLength(lines.slice(at));
        if (length === null) return null;
        found.scenarios.push(scenarioOf(lines.slice(at, at + length)));
        at += length - 1;
      } else if (line.event === 'scenarioSkipped') {
        const { id, scenario, counted, reason } = as<LoggedSkip & { reason: string }>(line);
        found.scenarios.push({ line: line.line, id, scenario, counted, skipReason: reason });
      } else if (line.event === 'entryNotExecuted') found.notExecuted.push(as(line));
      else if (line.event === 'accountSettled' && found.account === null) {
        const { undone, left } = as<AccountFacts>(line);
        found.account = { undone, left };
      } else if (line.event === 'unhandledError') found.unhandled.push(as(line));
      else {
        this.wants(false, 'an event of a run', line, 'a scenario, an entry not executed, an error');
        return null;
      }
      const place = BEHIND_SCENARIOS.indexOf(line.event);
      if (!this.wants(place >= latest, 'an event in its place', line, 'scenarios, gaps, the account, errors'))
        return null;
      latest = place;
    }
    return found;
  }

  /** Lines of the scenario that begins here; null when its events are not in order. */
  #scenarioLength(lines: readonly LogLine[]): number | null {
    const [start] = lines;
    const end = lines.findIndex((line, index) => index > 0 && !SCENARIO_EVENTS.includes(line.event));
    const own = end < 0 ? lines : lines.slice(0, end);
    const order = own.map(({ event }) => event).join(' ');
    const ordered = /^scenarioStarted( exchange)* checks rows scenarioFinished$/.test(order);
    if (!this.wants(ordered, 'the events of a scenario', start, 'start, exchanges, checks, rows, end'))
      return null;
    const named = (line: LogLine | undefined) =>
      JSON.stringify([line?.value['id'], line?.value['scenario'], line?.value['counted']]);
    const stranger = own.find((line) => named(line) !== named(start));
    if (
      !this.wants(stranger === undefined, 'the scenario of an event', stranger, `that of line ${start?.line}`)
    ) {
      return null;
    }
    return own.length;
  }
}

function scenarioOf(lines: readonly LogLine[]): LoggedScenario {
  const [start] = lines as [LogLine];
  const [checks, rows, finished] = lines.slice(-3) as [LogLine, LogLine, LogLine];
  const { at: startedAt, ...begun } = as<LoggedScenario & { at: string }>(start);
  const { at: finishedAt, ...ended } = as<LoggedScenario & { at: string }>(finished);
  const { loaded, load, rows: deltas } = as<LoggedScenario>(rows);
  return {
    ...ended,
    ...begun,
    startedAt,
    finishedAt,
    exchanges: lines.slice(1, -3).map((line) => as<LoggedExchange>(line)),
    checks: as<LoggedScenario>(checks).checks,
    fieldUses: as<LoggedScenario>(checks).fieldUses,
    loaded,
    load,
    rows: deltas,
    lines: { checks: checks.line, rows: rows.line, finished: finished.line },
    skipReason: null,
  };
}

/** The members of a line as their type, which the shape of its event vouches for. */
function as<T>({ line, value }: LogLine): T {
  const { seq: _seq, prev: _prev, event: _event, ...rest } = value;
  return { ...rest, line } as T;
}
