import { canonicalJson, sha256 } from '../common/canonical-json.ts';
import { itemsAt } from '../common/items-path.ts';
import { assignCalls, type PipelineSource } from '../contract/pipeline-calls.ts';
import type { Masker } from '../masking/create-masker.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import type {
  PipelineCall,
  PipelineCallFacts,
  PipelineReceived,
  PipelineRecord,
  PipelineRun,
} from '../model/pipeline.ts';
import type { AuditPlan } from '../model/plan.ts';
import { itemPlaces } from '../report/loaded-answers.ts';
import { withoutMachine } from '../report/public-text.ts';
import { readPipelineRun } from './pipeline-file.ts';
import { SESSION_VARIABLES } from './session-variables.ts';

/** A run of a loader as it is written down: masked, without folders of this machine, without what was sent and answered. */
export function pipelineRecord(
  plan: AuditPlan,
  run: PipelineRun,
  masker: Masker,
  roots: readonly string[],
): PipelineRecord {
  const { command, exitCode, signal, timedOut, durationMs, environment, now, calls, output } = run;
  const sources = assignCalls(plan, calls);
  const entries = new Map(
    sources.flatMap((source) => source.answers.map(({ call, body }) => [call, { source, body }] as const)),
  );
  const clean = (text: string) => withoutMachine(text, roots);
  return {
    command: clean(command),
    exitCode,
    signal,
    timedOut,
    durationMs,
    // Written in UTC, as every time of the bundle is.
    now: new Date(now).toISOString(),
    environment,
    lastLines: run.lastLines.map(clean),
    output: { ...output, text: clean(output.text) },
    calls: calls.map((call, index) => {
      const judged = entries.get(index);
      const entry =
        judged === undefined ? null : { id: judged.source.id, scenario: judged.source.scenario.name };
      const items =
        judged === undefined
          ? null
          : itemPlaces(judged.source.scenario).reduce(
              (sum, place) => sum + itemsAt(judged.body, place.items).length,
              0,
            );
      return { ...callFacts(call, masker), entry, items };
    }),
    received: receivedOf(sources),
    judged: [...new Set(sources.flatMap(({ scenario }) => scenario.rows.map(({ table }) => table)))],
  };
}

function callFacts(
  { method, path, query, status, body, answer }: PipelineCall,
  masker: Masker,
): Omit<PipelineCallFacts, 'entry' | 'items'> {
  return {
    method,
    path: masker.maskRequestPath(`${path}${query}`),
    status,
    page: pageOf(answer),
    filter: filterOf(body, masker),
    window: windowOf(body).map((text) => masker.maskText(text)),
    query: [...new Set(new URLSearchParams(query).keys())].map((name) => masker.maskText(name)),
  };
}

function pageOf(answer: JsonValue | null): PipelineCallFacts['page'] {
  const paging = isJsonObject(answer) ? answer['paging'] : undefined;
  if (!isJsonObject(paging)) return null;
  const [current, perPage, total] = ['currentPage', 'perPage', 'total'].map((name) => Number(paging[name]));
  const known = [current, perPage, total].every((value) => Number.isSafeInteger(value) && Number(value) >= 0);
  return known ? { current: current ?? 0, perPage: perPage ?? 0, total: total ?? 0 } : null;
}

// Pages of one list differ in nothing else.
function filterOf(body: JsonValue | null, masker: Masker): string {
  if (!isJsonObject(body)) return '';
  const { page: _page, per_page: _perPage, ...rest } = body;
  return Object.keys(rest).length === 0 ? '' : sha256(canonicalJson(masker.maskJson(rest)));
}

function windowOf(body: JsonValue | null): string[] {
  const where = isJsonObject(body) ? body['where'] : undefined;
  if (!Array.isArray(where)) return [];
  return where
    .filter((one): one is JsonObject => isJsonObject(one) && /^\d{4}-\d\d-\d\d/.test(String(one['value'])))
    .map(({ column, operator, value }) => `${column} ${operator ?? '='} ${value}`);
}

function receivedOf(sources: readonly PipelineSource[]): PipelineReceived[] {
  const kinds = new Set(sources.flatMap(({ scenario }) => scenario.rows.map(({ loader }) => loader)));
  return [...kinds].map((kind) => {
    const own = sources.filter(({ scenario }) => scenario.rows.some(({ loader }) => loader === kind));
    const rows = own.flatMap(({ scenario }) => scenario.rows);
    const asked = own.filter(({ answers }) => answers.length > 0);
    const items = asked.flatMap((source) =>
      itemPlaces(source.scenario)
        .filter(({ loader }) => loader === kind)
        .flatMap((place) => source.answers.flatMap(({ body }) => itemsAt(body, place.items))),
    );
    return {
      kind,
      tables: [...new Set(rows.filter(({ loader }) => loader === kind).map(({ table }) => table))],
      calls: asked.reduce((sum, { answers }) => sum + answers.length, 0),
      items: items.length,
      // An answer that came again is one object, and so are its items.
      distinct: new Set([...new Set(items.map(({ value }) => value))].map(identityOf)).size,
      from: [...new Set(asked.map(({ id }) => id))],
    };
  });
}

// What an item is named by, where it is named: of an order that was asked for twice, one may be older.
function identityOf(item: JsonValue): string {
  const { id, barcode } = isJsonObject(item) ? item : { id: undefined, barcode: undefined };
  return canonicalJson(id ?? barcode ?? item);
}

/** What `runPipeline` left for this process; null when there was no loader. */
export async function pipelineRunFrom(env: Record<string, string | undefined>): Promise<PipelineRun | null> {
  const file = env[SESSION_VARIABLES.pipelineRun];
  return file === undefined || file === '' ? null : readPipelineRun(file);
}
