import { API_SCHEMAS_DIR } from '../../src/command/project-paths.ts';
import { readSchemaFiles } from '../../src/json-schema/schema-files.ts';
import { AuditError } from '../../src/model/errors.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { AuditPlan } from '../../src/model/plan.ts';
import { type BenchCall, benchCalls } from './bench-call.ts';
import type { BenchRow } from './bench-result.ts';
import { selectContestants } from './contestant.ts';
import { installPeers } from './install-peers.ts';
import { ourAudits } from './our-audits.ts';
import { peerContestant } from './peer-contestant.ts';
import { runBench } from './run-bench.ts';
import { allPeers } from './tools/all-peers.ts';
import { wholeSchema } from './whole-schema.ts';

/** What is measured, and how often. */
export interface ToolsToMeasure {
  plan: AuditPlan;
  /** Calls of each tool: those of the plan, repeated. */
  cases: number;
  /** Names of the tools; all of them when empty. */
  only: readonly string[];
  rounds: number;
  env: Readonly<Record<string, string | undefined>>;
  say(line: string): void;
}

/** Runs the tools in interleaved rounds, after each has shown that it does the work. Throws USAGE for unknown names. */
export async function measureTools(given: ToolsToMeasure): Promise<BenchRow[]> {
  const { plan, cases, only, rounds, env, say } = given;
  const peers = selectContestants(allPeers, only);
  const ours = selectContestants(ourAudits(env, plan, cases), only);
  if (peers.length + ours.length === 0) throw unknownTools(plan, only);
  const calls = benchCalls(plan, cases);
  const schemas = wholeSchemas(calls);
  if (peers.length > 0) say('installing the peers, unless they are there');
  const installed = peers.length > 0 ? await installPeers(env) : { folder: '', problem: null };
  return runBench({
    contestants: [...ours, ...peers.map((peer) => peerContestant(peer, installed, env))],
    work: { calls, schemas },
    proofWork: { calls: benchCalls(plan), schemas },
    rounds,
    say,
  });
}

function wholeSchemas(calls: readonly BenchCall[]): Record<string, JsonObject> {
  const files = readSchemaFiles(API_SCHEMAS_DIR);
  const names = new Set(calls.map(({ schema }) => schema));
  return Object.fromEntries([...names].map((name) => [name, wholeSchema(files, name)]));
}

function unknownTools(plan: AuditPlan, only: readonly string[]): AuditError {
  const names = [...allPeers, ...ourAudits({}, plan, plan.selected.length)].map(({ name }) => name);
  return new AuditError('USAGE', `--only ${only.join(',')} selects nothing`, `Known: ${names.join(', ')}.`);
}
