import type { AuditRun } from '../../../src/model/audit-run.ts';
import type { Signer } from '../../../src/report/dsse.ts';
import { eventsOf, type Files, textOf } from '../seal-again.ts';

import { type Event, ForgedScenario } from './forged-scenario.ts';
import { withDocuments, written } from './forged-writing.ts';

/** What a forger changes: the evidence, and of the model what nothing else in the bundle tells. */
export interface Forger {
  started: Event;
  loader: Event | null;
  scenarios: ForgedScenario[];
  /** What comes after the scenarios: skipped ones (which are told in their place), gaps, the account, errors. */
  rest: Event[];
  finished: Event;
  audit: AuditRun;
  /** Other files, to be dropped or changed. */
  files: Files;
  scenario(label: string): ForgedScenario;
  /** Tables as they were counted at the end. */
  gain(table: RegExp, rows: number): void;
  /** Drops a scenario, and what its rows did to the tables. */
  drop(label: string): void;
  /** Drops it so, and says that it was skipped. */
  skip(label: string, reason: string): void;
}

/**
 * The bundle of a forger who has the source: he changes the evidence, and all the rest follows from it by the product's own
 * code. An archive's order and every sum are right, and where there was a signature there is his own.
 */
export function forged(files: Files, change: (forger: Forger) => void, signer: Signer | null = null): Files {
  const { evidence, derived } = forgedEvidence(files, change);
  return withDocuments(evidence, derived, signer);
}

/** The same without what is told of the evidence: log, answers, `audit.json` and what was there before. */
export function forgedEvidence(
  files: Files,
  change: (forger: Forger) => void,
): { evidence: Files; derived: AuditRun } {
  const forger = forgerOf(files, eventsOf(files) as Event[]);
  change(forger);
  return written(forger);
}

function forgerOf(files: Files, events: Event[]): Forger {
  const scenarios: ForgedScenario[] = [];
  const rest: Event[] = [];
  let loader: Event | null = null;
  for (let at = 1; at < events.length - 1; at += 1) {
    const event = events[at] as Event;
    if (event['event'] === 'loaderRan') loader = event;
    else if (event['event'] === 'scenarioStarted') {
      const end = events.findIndex((one, index) => index > at && one['event'] === 'scenarioFinished');
      scenarios.push(new ForgedScenario(events.slice(at, end + 1), files));
      at = end;
    } else rest.push(event);
  }
  const started = events[0] ?? {};
  const finished = events.at(-1) ?? {};
  const forger: Forger = {
    started,
    loader,
    scenarios,
    rest,
    finished,
    audit: JSON.parse(textOf(files, 'audit.json')) as AuditRun,
    files: new Map(files),
    scenario: (label) => {
      const found = forger.scenarios.find((one) => one.label === label);
      if (found === undefined) throw new RangeError(`no scenario ${label}`);
      return found;
    },
    gain: (table, rows) => {
      for (const [name, counts] of Object.entries((finished['after'] ?? {}) as Record<string, Event>))
        if (table.test(name))
          Object.assign(counts, {
            rows: counts['rows'] + rows,
            keys: counts['keys'] === null ? null : counts['keys'] + rows,
          });
    },
    drop: (label) => {
      const found = forger.scenario(label);
      forger.scenarios = forger.scenarios.filter((one) => one !== found);
      const { rows, load } = found.rows;
      for (const { table, actual } of rows as Event[]) forger.gain(new RegExp(`^${table}$`), -actual);
      if (load === null) return;
      for (const one of forger.scenarios) if (one.rows['load'] > load) one.rows['load'] -= 1;
      if (finished['marked'] !== null)
        finished['marked'] = (finished['marked'] as Event[])
          .filter((mark) => mark['load'] !== load)
          .map((mark) => ({ ...mark, load: mark['load'] > load ? mark['load'] - 1 : mark['load'] }));
      renewVersions(forger);
    },
    skip: (label, reason) => {
      const { id, scenario, counted } = forger.scenario(label).started;
      forger.drop(label);
      forger.rest.push({ event: 'scenarioSkipped', id, scenario, counted, reason });
    },
  };
  return forger;
}

// The newest version of a table is that of the last load into it.
function renewVersions({ started, finished, scenarios }: Forger): void {
  const first = BigInt(Date.parse(started['at'])) * 1000n;
  for (const [name, counts] of Object.entries((finished['after'] ?? {}) as Record<string, Event>)) {
    if (counts['maxVer'] === null) continue;
    const loads = scenarios.filter((one) =>
      (one.rows['rows'] as Event[]).some(({ table, sent }) => table === name && sent > 0),
    );
    const last = Math.max(0, ...loads.map((one) => one.rows['load'] ?? 0));
    counts['maxVer'] = last === 0 ? null : String(first + BigInt(last - 1));
    if (last === 0) counts['maxSnapshotTs'] = null;
  }
}
