import { clockFrom } from '../common/clock.ts';
import { fillTemplate, valuesIn } from '../common/path-template.ts';
import { concretePath } from '../contract/scenario-calls.ts';
import { plainTranslatorOf } from '../documents/messages/translator.ts';
import { LIVE_IDS } from '../live/live-ids.ts';
import { type LivePlan, skipKey } from '../live/live-plan.ts';
import { routeTo } from '../live/live-target.ts';
import type { Masker } from '../masking/create-masker.ts';
import type { CallSpec, CaseScenario, ContractCase } from '../model/case.ts';
import type { AuditOptions, PlannedEntry } from '../model/plan.ts';
import { plannedScenarios } from '../model/planned-scenarios.ts';
import { planRun } from '../spec/plan-run.ts';
import { readDocuments } from '../spec/read-documents.ts';
import { auditMasker } from './audit-masker.ts';
import { contractFiles, fileSection } from './contract-files.ts';
import { DOT_ENV, loadDotEnv } from './dot-env.ts';
import { openLive, planLive } from './live-run.ts';
import { SESSION_VARIABLES } from './session-variables.ts';
import { refuseSpecName } from './spec-name.ts';

type Route = (path: string) => { origin: string; path: string };

/**
 * What a run would send, in words, without sending anything: each scenario's calls with their masked bodies, or why it would
 * be skipped. Ids that were not given stand as the documents' examples, since looking for them would send requests.
 * Throws what reading the settings and planning throw.
 */
export function dryRun(
  options: AuditOptions,
  cases: readonly ContractCase[],
  env: NodeJS.ProcessEnv,
): string[] {
  if (options.target === 'live') loadDotEnv(DOT_ENV, env);
  const documents = readDocuments(options);
  refuseSpecName(documents.spec.file);
  const planned = planRun(options, documents, cases);
  const { say, told } = plainTranslatorOf(options.lang);
  const { plan, skips, route } = ready(options, planned, env);
  const masker = auditMasker(env);
  // Of a shard those of its files alone.
  const sections = new Set(contractFiles(planned).map(({ section }) => section));
  const asked = plan.selected.filter(
    ({ entry }) => sections.has(fileSection(entry.section)) && (plan.only?.includes(entry.id) ?? true),
  );
  return asked.flatMap((entry) =>
    plannedScenarios(entry, options.access).flatMap((scenario) => {
      const label = `${entry.entry.id}${scenario.name === '' ? '' : ` (${scenario.name})`}`;
      const reason = skips.get(skipKey(entry.entry.id, scenario.name));
      return reason === undefined
        ? callLines(label, entry, scenario, route, masker)
        : [say('dry.skipped', { scenario: label, reason: told(reason) })];
    }),
  );
}

function ready(
  options: AuditOptions,
  plan: LivePlan['plan'],
  env: NodeJS.ProcessEnv,
): LivePlan & { route: Route } {
  if (options.target !== 'live') return { plan, skips: new Map(), route: (path) => ({ origin: '', path }) };
  const live = openLive(env, clockFrom(env));
  const examples = Object.fromEntries(LIVE_IDS.map(({ role, example }) => [role, example]));
  env[SESSION_VARIABLES.liveIds] = JSON.stringify({
    ids: { ...examples, ...live.settings.given },
    failed: {},
  });
  return { ...planLive(plan, env, live), route: (path) => routeTo(live.settings, path) };
}

function callLines(
  label: string,
  { entry, case: contractCase }: PlannedEntry,
  scenario: CaseScenario,
  route: Route,
  masker: Masker,
): string[] {
  const path = concretePath(entry, contractCase, scenario);
  const params = { ...contractCase.params, ...valuesIn(scenario.request?.path ?? entry.path, path) };
  const line = (prefix: string, method: string, to: string, body: unknown) => {
    const place = route(to);
    const shown =
      body === undefined ? '' : ` ${masker.maskText(JSON.stringify(masker.maskJson(body as never)))}`;
    return `${prefix} ${method} ${place.origin}${masker.maskRequestPath(place.path)}${shown}`;
  };
  const aside = (what: string, { method, path: template, body, sameBody }: CallSpec) =>
    line(`${label} ${what}`, method, fillTemplate(template, params), sameBody === true ? entry.body : body);
  return [
    ...(scenario.setup ?? []).map((spec) => aside('setup', spec)),
    line(label, scenario.request?.method ?? entry.method, path, scenario.request?.body ?? entry.body),
    ...(scenario.followUps ?? []).map((spec) => aside('follow-up', spec)),
    ...(scenario.outcome === 'ok' ? (scenario.live?.undo ?? []) : []).map((spec) => aside('undo', spec)),
  ];
}
