import { repliesWith } from './apply.ts';
import { mutantsOf, pick } from './enumerate.ts';
import { type Mutant, mutantName } from './mutant.ts';
import type { MutationRun, RedCheck } from './mutation-run.ts';
import { readNoDefects } from './no-defects.ts';
import { type Reply, repliesOf } from './reply.ts';

/**
 * Kinds of defects that an earlier contract let pass, each of which the scenario that gets it can see by itself: what several
 * answers must have in common needs the other answers, and here all of them are altered.
 */
const KINDS =
  /^(?:meaning\.|value\.(?:beyond2to53|free|negative|flagTwo)$|text\.(?:nul|replacementSign|phpWarning|mojibakeOfWords)$|list\.(?:withNull|withText|lastTwice)$|date\.year9999$|envelope\.(?:errorsBeside|successFalseBeside|codeAndMessageBeside)$|error\.(?:ordersBeside|stackTrace|email)$|transport\.(?:byteOrderMark|charsetCp1251)$)/;

/** One scenario with a defect planted in it. */
export interface Planted {
  scenario: string;
  /** The defect, by place and operator. */
  mutant: string;
  red: RedCheck[];
}

/** Plants one defect in the answer of every scenario at once, and runs all of them. The seed picks the defects. */
export async function runPlanted(run: MutationRun, seed: number): Promise<Planted[]> {
  const noDefects = readNoDefects();
  const chosen = new Map<string, Mutant>();
  for (const recorded of run.scenarios) {
    const call = recorded.scenario.setup?.length ?? 0;
    const operator = (name: string) => KINDS.test(name);
    const mutants = [...mutantsOf(recorded, run.scenarios, seed, { call, operator })].filter(
      ({ place, operator }) =>
        !noDefects.some((line) =>
          line.covers({ scenario: recorded.name, pattern: place.pattern, operator: operator.name }),
        ),
    );
    const mutant = mutants[pick(`${seed} planted ${recorded.name}`) % Math.max(1, mutants.length)];
    if (mutant === undefined) throw new RangeError(`no defect fits ${recorded.name}`);
    chosen.set(recorded.name, mutant);
  }
  const replies = new Map<string, Reply[]>(
    run.scenarios.map(({ name, recordings }) => {
      const mutant = chosen.get(name);
      const untouched = repliesOf(recordings);
      return [name, mutant === undefined ? untouched : repliesWith(mutant, untouched)];
    }),
  );
  const planted: Planted[] = [];
  for (const { name } of run.scenarios) {
    const mutant = chosen.get(name);
    planted.push({
      scenario: name,
      mutant: mutant === undefined ? '' : mutantName(mutant),
      red: await run.redChecks(name, replies),
    });
  }
  return planted;
}
