import { valuesIn } from '../common/path-template.ts';
import type { SchemaSet } from '../json-schema/schema-set.ts';
import type { Masker } from '../masking/create-masker.ts';
import type { AnswerSource } from '../model/answered-by.ts';
import type { CallSpec, CaseScenario } from '../model/case.ts';
import type { Finding, ScenarioEvidence } from '../model/evidence.ts';
import type { FieldUse } from '../model/field-use.ts';
import type { JsonValue } from '../model/json.ts';
import type { AuditPlan, PlannedEntry } from '../model/plan.ts';
import { contentCheckNames, runContentChecks, runTransportChecks } from './answer-checks.ts';
import { type CheckContext, CUT_HEADER, messageOf, type OtherAnswer } from './check-context.ts';
import { CheckList, typedMessage } from './check-list.ts';
import { type CheckedRows, checkRows } from './check-rows.ts';
import { checkUndo } from './check-undo.ts';
import { asideProblems } from './checks/aside-checks.ts';
import { noteEmptyLists } from './empty-lists.ts';
import type { CallContext, CallRecord } from './make-call.ts';
import { noteFields } from './note-fields.ts';
import { actualWords, expectedWords, isPartnersPath } from './outcome-words.ts';
import { answerPrerequisites, isPrerequisite, keepAnswer, neededBy, standsFor } from './prerequisites.ts';
import type { RowRun } from './row-checks.ts';
import { isUndone, makeScenarioCalls, type ScenarioCalls } from './scenario-calls.ts';
import { undocumentedRoute } from './undocumented-route.ts';

/** Everything that the scenarios of one run share. */
export interface ScenarioRun extends CallContext, RowRun {
  plan: AuditPlan;
  schemas: SchemaSet;
  /** Answers of cases that were run, for the rules of others. */
  answers: Map<string, OtherAnswer>;
}

/**
 * Runs one scenario of a case: the calls, every check in order, the rows. Never throws for what the API, a recording
 * or the warehouse does: that is what the evidence says. Throws for a defect of the suite itself. `called` is told once when
 * all calls are made: the next scenario may begin while this one's rows are loaded.
 */
export async function runScenario(
  run: ScenarioRun,
  planned: PlannedEntry,
  scenario: CaseScenario,
  called: () => void = () => {},
): Promise<ScenarioEvidence> {
  const { entry, case: contractCase } = planned;
  const startedAt = run.clock.now();
  const findings: Finding[] = [];
  const notes: string[] = [];
  let fieldUses: FieldUse[] = [];
  const partners = isPartnersPath(entry.path);
  const { outcome, orEmpty } = scenario;
  const emptyCounts = orEmpty !== undefined;
  const facts = { entry, outcome, emptyCounts, partners, write: contractCase.write };

  let calls: ScenarioCalls | null = null;
  const list = new CheckList((text) => maskerOfWords(run.masker, calls).maskText(text));
  let aside: CallRecord[] = [];
  let rows: CheckedRows;
  try {
    calls = await makeScenarioCalls(run, planned, scenario, run.plan.spec.commonHeaders);
  } catch (error) {
    list.record('recording', typedMessage(error));
  }
  if (calls !== null) {
    const beside = { entry, scenario, params: calls.params, schemas: run.schemas };
    const ofCalls = (records: readonly CallRecord[], specs: readonly CallSpec[]) =>
      records.flatMap((record, index) => asideProblems(record, specs[index], beside));
    if (calls.setup.length > 0) list.record('setup', messageOf(ofCalls(calls.setup, scenario.setup ?? [])));
    runTransportChecks(list, { ...facts, answer: calls.call.answer, failure: calls.call.failure });
    const route = undocumentedRoute(run.plan, planned, calls.call.answer);
    if (route !== null) findings.push(route);
    findings.push(...calls.remarks.map((message) => ({ kind: 'recorded-otherwise', message })));
    const needs = neededBy(planned, scenario);
    const prerequisites = await answerPrerequisites(run, needs);
    aside = prerequisites.calls;
    if (needs.length > 0) list.run('prerequisites', () => messageOf(prerequisites.problems));
    const context =
      list.failedStage === null
        ? contextOf({
            planned,
            scenario,
            calls,
            others: prerequisites.answers,
            schemas: run.schemas,
            findings,
            notes,
          })
        : null;
    if (context === null) skipContent(list, scenario);
    else {
      if (standsFor(contractCase.scenarios, scenario.name) && isPrerequisite(run.plan, entry.id))
        keepAnswer(run, entry.id, scenario, context);
      const { followUps } = calls;
      runContentChecks(list, context, run.schemas, [
        {
          name: 'followUps',
          problems: () => (followUps.length === 0 ? null : ofCalls(followUps, scenario.followUps ?? [])),
        },
      ]);
      noteEmptyLists(context, contractCase.scenarios.find(({ name }) => name === scenario.name) ?? scenario);
      fieldUses = noteFields(context, run);
    }
    const loading = checkRows(run, list, entry.id, scenario, calls);
    called();
    rows = await loading;
    if (run.target.name === 'live' && contractCase.write && outcome === 'ok')
      checkUndo(list, scenario, calls, notes);
    // Of one that was broken off no evidence is kept.
    if (run.cut?.aborted !== true)
      run.writes?.told({ id: entry.id, scenario: scenario.name }, isUndone(calls));
    checkRecording(run, list, calls);
  } else {
    for (const name of ['status', 'contentType', 'encoding', 'json', 'envelope'])
      list.skip(name, 'recording failed');
    skipContent(list, scenario);
    called();
    rows = await checkRows(run, list, entry.id, scenario, null);
  }
  notes.push(...rows.notes);
  const answer = calls?.call.answer ?? null;
  return {
    id: entry.id,
    scenario: scenario.name,
    counted: true,
    outcome: scenario.outcome,
    expected: expectedWords(scenario.outcome, partners, contractCase.write),
    actual: calls === null ? 'no answer (recording)' : actualWords(answer, calls.call.failure),
    httpStatus: answer?.status ?? null,
    startedAt: startedAt.toISOString(),
    finishedAt: run.clock.now().toISOString(),
    durationMs: run.clock.since(startedAt),
    exchanges: [
      ...(calls?.setup ?? []),
      ...(calls === null ? [] : [calls.call]),
      ...(calls?.followUps ?? []),
      ...(calls?.undo ?? []),
      ...aside,
    ].flatMap(({ exchange, searches }) => [exchange, ...searches]),
    checks: list.results,
    rows: rows.deltas,
    loaded: rows.loaded,
    load: rows.load,
    fieldUses,
    notes,
    findings,
    skipReason: null,
  };
}

// A message may quote what a call sent, or what an answer holds in a personal field.
function maskerOfWords(masker: Masker, calls: ScenarioCalls | null): Masker {
  const remembering = masker.remembering();
  for (const { request, answer } of calls === null ? [] : [...calls.setup, calls.call, ...calls.followUps]) {
    remembering.maskRequestPath(request.path);
    remembering.maskHeaders(request.headers, 'sent');
    if (request.body !== undefined) remembering.maskJson(request.body as JsonValue);
    if (answer?.json !== undefined) remembering.maskJson(answer.json);
  }
  return remembering;
}

interface ContextParts {
  planned: PlannedEntry;
  scenario: CaseScenario;
  calls: ScenarioCalls;
  others: ReadonlyMap<string, OtherAnswer>;
  schemas: SchemaSet;
  findings: Finding[];
  notes: string[];
}

function contextOf({
  planned,
  scenario,
  calls,
  others,
  schemas,
  findings,
  notes,
}: ContextParts): CheckContext | null {
  const { setup, call, followUps, template } = calls;
  const body = call.answer?.json;
  if (call.answer === null || body === undefined || call.exchange.response === null) return null;
  const specs = [...(scenario.setup ?? []), ...(scenario.followUps ?? [])];
  const asides = [...setup, ...followUps].flatMap(({ answer, exchange }, index) => {
    if (answer?.json === undefined) return [];
    const schema = specs[index]?.schema;
    const known = schema === undefined ? answer.json : schemas.knownPart(schema, answer.json);
    return [[exchange.name, { body: known, masked: exchange.response?.body ?? null }] as const];
  });
  return {
    entry: planned.entry,
    scenario,
    partners: isPartnersPath(planned.entry.path),
    write: planned.case.write,
    live: isOfAccount(call.exchange.answeredBy),
    itemsThatCame: itemsThatCame(call.exchange.answeredBy, call.answer.headers),
    answer: call.answer,
    body,
    masked: call.exchange.response.body,
    requestPath: call.request.path,
    // What an answer must give back is what it was an answer to.
    requestBody: calls.answeredBody ?? call.request.body ?? null,
    maskedRequestBody: calls.answeredBody ?? call.exchange.request.body,
    // Of the masked path: a barcode in it compares with the masked answer, ids are never masked.
    params: { ...calls.params, ...valuesIn(template, call.exchange.request.path) },
    others,
    asides: new Map(asides),
    findings,
    notes,
  };
}

// Others change an account while it is asked, and so between the calls that were recorded.
function isOfAccount(source: AnswerSource | null): boolean {
  return source?.by === 'live' || (source?.by === 'recording' && source.of === 'live');
}

// Only the recorder cuts lists: an API that sends such a header has cut nothing.
function itemsThatCame(
  source: AnswerSource | null,
  headers: Readonly<Record<string, string>>,
): number | null {
  const of = /^data \d+ of (\d+)$/.exec(headers[CUT_HEADER] ?? '')?.[1];
  return source?.by === 'recording' && of !== undefined ? Number(of) : null;
}

function skipContent(list: CheckList, scenario: CaseScenario): void {
  for (const name of contentCheckNames({ scenario })) list.skip(name, `${list.failedStage} failed`);
}

function checkRecording(run: ScenarioRun, list: CheckList, calls: ScenarioCalls): void {
  if (run.target.name !== 'replay') return;
  const missed = [...calls.setup, calls.call, ...calls.followUps].some(
    ({ failure }) => failure?.code === 'FIXTURE_MISS',
  );
  if (missed) list.skip('recording', 'a request found no recording');
  else list.record('recording', messageOf(calls.unused));
}
