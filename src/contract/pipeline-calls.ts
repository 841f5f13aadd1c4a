import { canonicalJson } from '../common/canonical-json.ts';
import { valuesIn } from '../common/path-template.ts';
import type { CaseScenario } from '../model/case.ts';
import type { JsonValue } from '../model/json.ts';
import type { PipelineCall } from '../model/pipeline.ts';
import type { AuditPlan, PlannedEntry } from '../model/plan.ts';
import { isErrorEnvelope } from './outcome-words.ts';
import { concretePath } from './scenario-calls.ts';

/** An answer that a loader got, and the parameters of the path that it asked. */
export interface PipelineAnswer {
  body: JsonValue;
  params: Readonly<Record<string, string>>;
  /** Number of the call, from 0. */
  call: number;
  /** What was asked: the same text for the same request. */
  request: string;
}

/** A read of the plan whose answer makes rows, with the answers of it that the loader got. */
export interface PipelineSource {
  id: string;
  /** Id and scenario, and whether it is the call that the documented one stands for. */
  label: string;
  /** `GET /api/rest/v1/orders`: entries of one endpoint differ in what they ask of it. */
  endpoint: string;
  scenario: CaseScenario;
  answers: PipelineAnswer[];
  /** False for an entry that the run does not make: what its calls were answered is judged beside another. */
  selected: boolean;
}

/**
 * Hands every call of a loader to the entry that makes the same request, or else to the first entry of that endpoint: the
 * same endpoint makes the same rows. Calls that were refused, or that no entry with rows makes, are handed to none.
 */
export function assignCalls(plan: AuditPlan, calls: readonly PipelineCall[]): PipelineSource[] {
  const readers = readersOf(plan);
  for (const [index, call] of calls.entries()) {
    if (call.status !== 200 || call.answer === null || isErrorEnvelope(call.answer)) continue;
    const able = readers.flatMap((reader) => {
      const params = call.method === reader.method ? valuesIn(reader.template, call.path) : null;
      return params === null ? [] : [{ reader, params: { ...reader.params, ...params } }];
    });
    const chosen = able.find(({ reader }) => isSameRequest(reader, call)) ?? able[0];
    const request = canonicalJson([call.method, call.path, call.query, call.body]);
    chosen?.reader.source.answers.push({ body: call.answer, params: chosen.params, call: index, request });
  }
  return readers.map(({ source }) => source);
}

/** Name of a scenario as a source of rows. */
export function sourceLabel(id: string, { name }: CaseScenario): string {
  return name === '' ? id : `${id} ${name}`;
}

interface Reader {
  method: string;
  template: string;
  path: string;
  body: JsonValue | null;
  params: Record<string, string>;
  source: PipelineSource;
}

// Entries of the profile first, so that a call is judged where the report shows it.
function readersOf(plan: AuditPlan): Reader[] {
  const others = plan.joined.filter((joined) => !plan.selected.includes(joined));
  // A loader asks what it asks, whichever call the run makes for the purpose.
  const replaced = plan.replaced ?? [];
  return [...plan.selected, ...others, ...replaced].flatMap((planned) =>
    planned.case.write
      ? []
      : planned.case.scenarios.flatMap((scenario) =>
          readerOf(planned, scenario, {
            selected: plan.selected.includes(planned),
            suffix: replaced.includes(planned) ? ' as its document has it' : '',
          }),
        ),
  );
}

function readerOf(
  { entry, case: contractCase }: PlannedEntry,
  scenario: CaseScenario,
  { selected, suffix }: { selected: boolean; suffix: string },
): Reader[] {
  if (scenario.outcome !== 'ok' || scenario.rows.length === 0) return [];
  const method = scenario.request?.method ?? entry.method;
  const template = scenario.request?.path ?? entry.path;
  const params = Object.entries(contractCase.params).map(([name, value]) => [name, String(value)]);
  return [
    {
      method,
      template,
      path: concretePath(entry, contractCase, scenario),
      body: scenario.request?.body ?? entry.body ?? null,
      params: Object.fromEntries(params),
      source: {
        id: entry.id,
        label: `${sourceLabel(entry.id, scenario)}${suffix}`,
        endpoint: `${method} ${template}`,
        scenario,
        answers: [],
        selected,
      },
    },
  ];
}

function isSameRequest(reader: Reader, { path, body }: PipelineCall): boolean {
  return reader.path === path && canonicalJson(reader.body) === canonicalJson(body);
}
