import { DEFAULT_OPTIONS } from '../../../src/common/audit-options.ts';
import { CheckList } from '../../../src/contract/check-list.ts';
import { type PipelineRows, pipelineJudge } from '../../../src/contract/pipeline-judge.ts';
import type { CheckResult } from '../../../src/model/evidence.ts';
import type { JsonObject, JsonValue } from '../../../src/model/json.ts';
import type { PipelineCall, PipelineRun } from '../../../src/model/pipeline.ts';
import { planRun } from '../../../src/spec/plan-run.ts';
import { readDocuments } from '../../../src/spec/read-documents.ts';
import type { Row } from '../../../src/warehouse/row.ts';
import type { Warehouse } from '../../../src/warehouse/warehouse.ts';
import { allCases } from '../../cases/all-cases.ts';

const plan = planRun(DEFAULT_OPTIONS, readDocuments(DEFAULT_OPTIONS), allCases);
export const CLIENTS = 'stg_qtickets_api_clients_raw';
const CLIENTS_PATH = '/api/rest/v1/clients';

/** A client as the API answers it, and its row. */
export const client = (id: number, email = `m${id}@mask.invalid`): JsonObject => ({ id, email });
export const row = (id: number, email = `m${id}@mask.invalid`): Row => ({
  client_id: String(id),
  email,
  payload_json: JSON.stringify(client(id, email)),
  _ver: 1,
});

/** A call of the list of clients; what is not named is as the spec's entry 2.1 has it. */
export function call(answer: JsonValue, changes: Partial<PipelineCall> = {}): PipelineCall {
  return { method: 'GET', path: CLIENTS_PATH, query: '', body: null, status: 200, answer, ...changes };
}

/** What a judge says of an entry of the document, once a loader got these answers. */
export async function judgedIn(
  into: Warehouse,
  id: string,
  calls: readonly PipelineCall[],
  end: Partial<PipelineRun> = {},
): Promise<
  PipelineRows & {
    checks: CheckResult[];
    failed: string[];
    unaccounted: string[];
    others: PipelineRows['deltas'];
  }
> {
  const run: PipelineRun = {
    command: 'load',
    exitCode: 0,
    signal: null,
    timedOut: false,
    durationMs: 1,
    lastLines: [],
    output: { text: '', cut: false },
    environment: { set: [], replaced: [], withheld: [] },
    now: '2025-11-07T12:00:00+03:00',
    calls: [...calls],
    before: {},
    missing: {},
    ...end,
  };
  const judge = pipelineJudge(plan, run, into);
  const scenario = plan.selected
    .find(({ entry }) => entry.id === id)
    ?.case.scenarios.find(({ outcome }) => outcome === 'ok');
  if (scenario === undefined) throw new RangeError(`no scenario of ${id}`);
  const list = new CheckList((text) => text);
  const rows = await judge.judge(list, id, scenario, (value) => value);
  const failed = list.results.filter(({ result }) => result === 'fail').map(({ name }) => name);
  const { problems: unaccounted, deltas: others } = await judge.unaccounted((value) => value);
  return { ...rows, checks: list.results, failed, unaccounted, others };
}
