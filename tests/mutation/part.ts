import { AuditError } from '../../src/model/errors.ts';
import { mutantsOf, pick } from './enumerate.ts';
import { judge, type Verdict } from './judge.ts';
import { mutantName } from './mutant.ts';
import type { MutationRun } from './mutation-run.ts';
import { type NoDefect, readNoDefects } from './no-defects.ts';
import { judgePipeline } from './pipeline/judge-pipeline.ts';
import { openLoadRun } from './pipeline/loads.ts';

/** Which mutants are run. */
export interface Choice {
  seed: number;
  /** Of all mutants, from 0 to 1. */
  share: number;
  /** The part of this process, from 0, and how many there are. */
  part: number;
  parts: number;
  /** Scenarios, operators and places to look at; all where undefined. */
  match?: RegExp;
  /** Entries to look at; all where undefined. */
  ids?: readonly string[];
}

/** Runs the mutants of one process, and gives what became of each. */
export async function runPart(run: MutationRun, choice: Choice): Promise<Verdict[]> {
  const noDefects = readNoDefects();
  const verdicts: Verdict[] = [];
  await requireGreen(run);
  const isAsked = isChosen(choice, choice.share);
  for (const scenario of run.scenarios) {
    if (choice.ids?.includes(scenario.planned.entry.id) === false) continue;
    for (const mutant of mutantsOf(scenario, run.scenarios, choice.seed, { kind: isAsked })) {
      if (choice.match !== undefined && !choice.match.test(mutantName(mutant))) continue;
      verdicts.push(await judge(run, mutant, noDefects));
    }
  }
  return [...verdicts, ...(await pipelineVerdicts(choice, noDefects))];
}

/**
 * Whether a mutant of that name is run by this process. Asked before it is made: to make those of other processes too would cost
 * more than to run one's own.
 */
function isChosen({ parts, part }: Choice, share: number): (name: string) => boolean {
  return (name) => {
    const chance = pick(`share ${name}`);
    return chance % parts === part && Math.floor(chance / parts) / (2 ** 32 / parts) < share;
  };
}

// A load takes ten times as long as an answer, and there are as many mutants of both.
const PIPELINE_SHARE = 0.33;

async function pipelineVerdicts(choice: Choice, noDefects: readonly NoDefect[]): Promise<Verdict[]> {
  const { match, ids, seed } = choice;
  // Loads are of no entry.
  if (ids !== undefined || (match !== undefined && !match.source.includes('pipeline'))) return [];
  const isOwn = isChosen(choice, choice.share * PIPELINE_SHARE);
  const loads = await openLoadRun();
  try {
    return await judgePipeline(
      loads,
      (name) => isOwn(`${seed} ${name}`) && (match === undefined || match.test(name)),
      noDefects,
    );
  } finally {
    await loads.close();
  }
}

/** Throws USAGE when a recording fails as it is: a mutant of it would prove nothing. */
export async function requireGreen(run: MutationRun): Promise<void> {
  const red: string[] = [];
  for (const { name } of run.scenarios) {
    for (const { check, message } of await run.redChecks(name)) red.push(`${name} ${check}: ${message}`);
  }
  if (red.length === 0) return;
  throw new AuditError(
    'USAGE',
    `recordings fail before anything is altered:\n${red.join('\n')}`,
    'Run npm test first.',
  );
}
