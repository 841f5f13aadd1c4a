import { isDeepStrictEqual } from 'node:util';
import { auditMasker } from '../../src/command/audit-masker.ts';
import { onlyCases } from '../../src/command/only-cases.ts';
import { API_SCHEMAS_DIR, FIXTURES_DIR } from '../../src/command/project-paths.ts';
import { DEFAULT_OPTIONS } from '../../src/common/audit-options.ts';
import { canonicalJson } from '../../src/common/canonical-json.ts';
import { clockFrom } from '../../src/common/clock.ts';
import { answerPrerequisites } from '../../src/contract/prerequisites.ts';
import { runScenario, type ScenarioRun } from '../../src/contract/run-scenario.ts';
import { loadSchemas } from '../../src/json-schema/schema-set.ts';
import type { CaseScenario } from '../../src/model/case.ts';
import { AuditError } from '../../src/model/errors.ts';
import type { PlannedEntry } from '../../src/model/plan.ts';
import type { OutgoingRequest, Target } from '../../src/model/target.ts';
import { planRun } from '../../src/spec/plan-run.ts';
import { readDocuments } from '../../src/spec/read-documents.ts';
import { openFixtures } from '../../src/targets/fixture-store.ts';
import type { Recording } from '../../src/targets/recording.ts';
import { JOB_TABLE } from '../../src/warehouse/loaders/job-row.ts';
import { loaderFor } from '../../src/warehouse/loaders/loader-for.ts';
import type { Warehouse } from '../../src/warehouse/warehouse.ts';
import { allCases } from '../cases/all-cases.ts';
import { bytesOf, type Reply, repliesOf } from './reply.ts';

/** A check that failed, and what it said. */
export interface RedCheck {
  check: string;
  message: string;
}

/** One scenario of the suite with what was recorded of it. */
export interface RecordedScenario {
  /** Id and name: `6.1.write`. */
  name: string;
  planned: PlannedEntry;
  scenario: CaseScenario;
  recordings: readonly Recording[];
}

/** The suite's scenarios over recordings that can be altered, in this process and without ClickHouse. */
export interface MutationRun {
  scenarios: readonly RecordedScenario[];
  /**
   * The checks that fail when the replies of some scenarios are others; [] while all pass. `everywhere` changes the answers of all
   * scenarios alike, those of prerequisites too.
   */
  redChecks(
    asked: string,
    altered?: ReadonlyMap<string, readonly Reply[]>,
    everywhere?: (reply: Reply) => Reply,
  ): Promise<RedCheck[]>;
  /** Names of all checks that pass on the recordings as they are. */
  passedChecks(): Promise<string[]>;
  /** Scenarios whose checks read the answer of this one. */
  readersOf(name: string): readonly string[];
}

/** The entries that `--only` names, whatever their profile. Throws USAGE. */
export function onlyIds(text: string): string[] {
  return onlyCases(
    planRun(DEFAULT_OPTIONS, readDocuments(DEFAULT_OPTIONS), allCases),
    text,
    DEFAULT_OPTIONS.out,
  );
}

/** Opens the recordings of the project. Throws what reading the documents and recordings throws. */
export async function openMutationRun(): Promise<MutationRun> {
  const plan = planRun(DEFAULT_OPTIONS, readDocuments(DEFAULT_OPTIONS), allCases);
  const fixtures = openFixtures(FIXTURES_DIR);
  const scenarios = plan.joined.flatMap((planned) =>
    planned.case.scenarios.map((scenario) => ({
      name: [planned.entry.id, scenario.name].filter((part) => part !== '').join('.'),
      planned,
      scenario,
      recordings: fixtures.read(planned.recordedAs, scenario.name),
    })),
  );
  const byName = new Map(scenarios.map((recorded) => [recorded.name, recorded]));
  const masker = auditMasker({});
  let altered: ReadonlyMap<string, readonly Reply[]> | undefined;
  let everywhere: ((reply: Reply) => Reply) | undefined;
  let waiting: Reply[] = [];
  const untouched = new Map(scenarios.map(({ name, recordings }) => [name, repliesOf(recordings)]));
  const keyOfRequest = ({ method, path, body }: OutgoingRequest) =>
    `${method} ${masker.maskRequestPath(path)} ${body === undefined ? '""' : canonicalJson(masker.maskJson(body))}`;
  const keys = new WeakMap<Recording, string>();
  const keyOfRecording = (recording: Recording) => {
    const known =
      keys.get(recording) ?? `${recording.method} ${recording.path} ${canonicalJson(recording.body)}`;
    keys.set(recording, known);
    return known;
  };
  const target: Target = {
    name: 'replay',
    route: (path) => ({ origin: 'https://qtickets.ru', path }),
    source: () => ({ by: 'recording', file: '', of: 'simulator', host: null, recordedAt: '' }),
    token: (role) => `{{${role}}}`,
    begin: async (id, name) => {
      const scenario = [id, name].filter((part) => part !== '').join('.');
      const own = altered?.get(scenario) ?? untouched.get(scenario) ?? [];
      waiting = everywhere === undefined ? [...own] : own.map(everywhere);
    },
    end: async () => waiting.map(({ recording: { method, path } }) => `${method} ${path} was not asked for`),
    explain: (error) => (error instanceof AuditError ? error : null),
    close: async () => {},
  };
  const run: ScenarioRun = {
    plan,
    target,
    masker,
    clock: clockFrom({ SOURCE_DATE_EPOCH: '1762682400' }),
    sender: {
      send: async (_, request) => {
        const key = keyOfRequest(request);
        const index = waiting.findIndex(({ recording }) => keyOfRecording(recording) === key);
        const [reply] = index < 0 ? [] : waiting.splice(index, 1);
        if (reply === undefined) {
          const miss = new AuditError(
            'FIXTURE_MISS',
            `${request.method} ${request.path} was not recorded`,
            '',
          );
          return { response: null, failure: miss, attempts: [] };
        }
        const { status, headers } = reply;
        return {
          response: { status, headers: { ...headers }, bytes: bytesOf(reply) },
          failure: null,
          attempts: [],
        };
      },
    },
    schemas: loadSchemas(API_SCHEMAS_DIR),
    warehouse: DRY_WAREHOUSE,
    loaderFor,
    runId: 'mutation',
    loads: { versions: { first: 1, end: Number.MAX_SAFE_INTEGER }, byRunId: new Map() },
    before: {},
    snapshotTs: new Date('2025-11-09T10:00:00Z'),
    now: () => new Date('2025-11-09T10:00:00Z'),
    answers: new Map(),
  };
  const needed = [...new Set(scenarios.flatMap(({ planned }) => planned.case.needs))];
  const { answers } = await answerPrerequisites(run, needed);
  const redChecks: MutationRun['redChecks'] = async (asked, change, all) => {
    const recorded = byName.get(asked);
    if (recorded === undefined) throw new RangeError(`there is no scenario ${asked}`);
    altered = change;
    everywhere = all;
    // What others answered is as it was, but for the entry that is altered.
    const known = new Map(
      everywhere === undefined ? [...answers].filter(([id]) => change?.has(id) !== true) : [],
    );
    run.loads.byRunId.clear();
    const evidence = await runScenario({ ...run, answers: known }, recorded.planned, recorded.scenario);
    return (
      evidence.checks
        // Nothing is inserted, so no row of a job is there.
        .filter(({ name, result }) => result === 'fail' && name !== `rows:${JOB_TABLE}`)
        .map(({ name, message }) => ({ check: name, message: message ?? '' }))
    );
  };
  return {
    scenarios,
    redChecks,
    passedChecks: async () => {
      const names = new Set<string>();
      altered = undefined;
      everywhere = undefined;
      for (const { planned, scenario } of scenarios) {
        const { checks } = await runScenario({ ...run, answers: new Map(answers) }, planned, scenario);
        for (const { name, result } of checks) if (result === 'pass') names.add(name);
      }
      return [...names].filter((name) => !name.startsWith('rows:') && name !== 'recording');
    },
    readersOf: (name) =>
      scenarios
        .filter((reader) => reader.name !== name && reader.planned.case.needs.includes(name))
        .map((reader) => reader.name),
  };
}

// Loads are made up to what would be sent: loaders and expected rows are computed, and nothing is inserted.
const DRY_WAREHOUSE = {
  facts: { tables: [], engine: 'embedded' },
  hasColumn: () => true,
  ownDoing: () => null,
  load: async () => ({ tables: new Map(), sent: new Map(), jobs: [] }),
} as unknown as Warehouse;

/** True when two replies are the same to whoever gets them. */
export function sameReply(a: Reply, b: Reply): boolean {
  return a.status === b.status && isDeepStrictEqual(a.headers, b.headers) && bytesOf(a).equals(bytesOf(b));
}
