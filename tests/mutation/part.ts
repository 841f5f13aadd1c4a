import { AuditError } from '../../src/model/errors.ts';
import { mutantsOf, pick } from './enumerate.ts';
import { judge, type Verdict } from './judge.ts';
import { mutantName } from './mutant.ts';
import type { MutationRun } from './mutation-run.ts';
import { readNoDefects } from './no-defects.ts';
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
  only?: RegExp;
}

/** Runs the mutants of one process, and gives what became of each. */
export async function runPart(run: MutationRun, choice: Choice): Promise<Verdict[]> {
  const noDefects = readNoDefects();
  const verdicts: Verdict[] = [];
  await requireGreen(run);
  // Before a mutant is made: to make those of other processes too would cost more than to run one's own.
  const isOwn = (kind: string) => {
    const chance = pick(`share ${kind}`);
    return (
      chance % choice.parts === choice.part &&
      Math.floor(chance / choice.parts) / (2 ** 32 / choice.parts) < choice.share
    );
  };
  for (const scenario of run.scenarios) {
    for (const mutant of mutantsOf(scenario, run.scenarios, choice.seed, isOwn)) {
      if (choice.only !== undefined && !choice.only.test(mutantName(mutant))) continue;
      verdicts.push(await judge(run, mutant, noDefects));
    }
  }
  const loads = await openLoadRun();
  try {
    const isWanted = (name: string) =>
      isOwn(`${choice.seed} ${name}`) && (choice.only === undefined || choice.only.test(name));
    verdicts.push(...(await judgePipeline(loads, isWanted, noDefects)));
  } finally {
    await loads.close();
  }
  return verdicts;
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
