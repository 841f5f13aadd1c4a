import { type OpenRun, openRun } from '../../src/command/open-run.ts';
import { FIXTURES_DIR } from '../../src/command/project-paths.ts';
import { DEFAULT_OPTIONS } from '../../src/common/audit-options.ts';
import { runScenario, type ScenarioRun } from '../../src/contract/run-scenario.ts';
import type { ScenarioEvidence } from '../../src/model/evidence.ts';
import type { JsonObject, JsonValue } from '../../src/model/json.ts';
import { planRun } from '../../src/spec/plan-run.ts';
import { readDocuments } from '../../src/spec/read-documents.ts';
import { type FixtureStore, openFixtures } from '../../src/targets/fixture-store.ts';
import type { Recording } from '../../src/targets/recording.ts';
import { openReplayTarget } from '../../src/targets/replay-target.ts';
import { allCases } from '../cases/all-cases.ts';

/** What is changed about a case before it runs. */
export interface Alteration {
  scenario?: string;
  /** Changes the recorded calls of the case, in place. */
  recordings?: (recordings: Recording[]) => void;
  /** Replaces the loaders. */
  loaderFor?: ScenarioRun['loaderFor'];
}

/** A run over the shipped recordings whose cases can be altered one by one. */
export interface AlterableRun {
  run: OpenRun;
  /** Runs one case on an empty warehouse and gives its evidence. */
  evidenceOf(id: string, alteration?: Alteration): Promise<ScenarioEvidence>;
  close(): Promise<void>;
}

export async function openAlterableRun(): Promise<AlterableRun> {
  const plan = planRun(DEFAULT_OPTIONS, readDocuments(DEFAULT_OPTIONS), allCases);
  const startedAt = new Date('2025-11-09T10:00:00Z');
  const run = await openRun({ plan, env: {}, runId: 'qtickets_replay_run_20251109_100000', startedAt });
  await run.target.close();
  const fixtures = openFixtures(FIXTURES_DIR);
  return {
    run,
    evidenceOf: async (
      id,
      { scenario: name = '', recordings = () => {}, loaderFor = run.loaderFor } = {},
    ) => {
      const planned = plan.joined.find(({ entry }) => entry.id === id);
      const scenario = planned?.case.scenarios.find((candidate) => candidate.name === name);
      if (planned === undefined || scenario === undefined) throw new RangeError(`no scenario ${id} ${name}`);
      await run.warehouse.reset();
      const target = openReplayTarget(altered(fixtures, id, recordings), run.masker, []);
      try {
        return await runScenario({ ...run, loaderFor, target, answers: new Map() }, planned, scenario);
      } finally {
        await target.close();
      }
    },
    close: () => run.warehouse.close(),
  };
}

/** Names of the checks that failed. */
export function failedChecks(evidence: ScenarioEvidence): string[] {
  return evidence.checks.filter(({ result }) => result === 'fail').map(({ name }) => name);
}

// What holds of objects wherever they stand, and what compares answers.
const COMMON = /^(?:general:|setup$|followUps$|rule:(?:agrees|sentComesBack|equalsItemOf|tallies)\b)/;

/**
 * The checks that failed and were meant to, and those beside them that no defect of the kind breaks: that a field is as it was sent,
 * and as another answer has it, is broken along with what is said of the field itself.
 */
export function failedBeside(evidence: ScenarioEvidence, meant: string | readonly string[]) {
  const failed = failedChecks(evidence);
  const wanted = [meant].flat();
  return {
    missing: wanted.filter((name) => !failed.includes(name)),
    strange: failed.filter((name) => !wanted.includes(name) && !COMMON.test(name)),
  };
}

/** A recorded answer as an object: that of the first call unless an index says otherwise. */
export function answerIn(recordings: readonly Recording[], index = 0): JsonObject {
  return recordings[index]?.response as JsonObject;
}

/** The items of the first recorded answer's list. */
export function listIn(recordings: readonly Recording[], key = 'data'): JsonObject[] {
  return answerIn(recordings)[key] as JsonObject[];
}

/** The item at an index; throws where there is none, so that a test cannot alter nothing. */
export function itemIn(items: JsonValue | undefined, index = 0): JsonObject {
  const item = Array.isArray(items) ? items[index] : undefined;
  if (item === undefined) throw new RangeError(`no item ${index}`);
  return item as JsonObject;
}

function altered(
  fixtures: FixtureStore,
  caseId: string,
  alter: (recordings: Recording[]) => void,
): FixtureStore {
  return {
    ...fixtures,
    read: (id, scenario) => {
      const recordings = structuredClone(fixtures.read(id, scenario));
      if (id === caseId) alter(recordings);
      return recordings;
    },
  };
}
