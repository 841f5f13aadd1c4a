import { repliesWith } from './apply.ts';
import { mutantsOf, pick } from './enumerate.ts';
import { factsOf, type KnownDefect, wordsOf } from './known-defects.ts';
import { type Mutant, pointerOf } from './mutant.ts';
import type { MutationRun, RecordedScenario } from './mutation-run.ts';
import { ANSWER_OPERATORS } from './operators/all.ts';
import { repliesOf } from './reply.ts';

/** Of all mutants, those among which defects are looked for. */
const SHARE = 0.04;
/** Schemas are judged by a library: few defects of theirs are as good as many. */
const MOST_OF_SCHEMAS = 40;
/** A text of 70,000 signs takes a second to be judged. */
const SLOW = new Set(['text.endless']);
/** So many defects that a check tells in the same words are kept. */
const ALIKE = 1;

/** Picks defects, some for each thing that a check can say, and gives their verdicts. */
export async function pickDefects(run: MutationRun, seed: number): Promise<KnownDefect[]> {
  const names = new Set(ANSWER_OPERATORS.map(({ name }) => name).filter((name) => !SLOW.has(name)));
  const times = new Map<string, number>();
  let ofSchemas = 0;
  const known: KnownDefect[] = [];
  const isAsked = (name: string) => pick(`keep ${name}`) / 2 ** 32 < SHARE;
  // The smallest answers first: what can be told of one of these costs the tests the least.
  const size = ({ recordings }: RecordedScenario) => JSON.stringify(recordings).length;
  for (const recorded of [...run.scenarios].sort((a, b) => size(a) - size(b))) {
    for (const mutant of mutantsOf(recorded, run.scenarios, seed, { kind: isAsked })) {
      if (!names.has(mutant.operator.name)) continue;
      const replies = repliesWith(mutant, repliesOf(recorded.recordings));
      const red = await run.redChecks(recorded.name, new Map([[recorded.name, replies]]));
      const [first] = red;
      const words = first === undefined ? 'nothing' : wordsOf(first);
      const seen = times.get(words) ?? 0;
      if (seen >= ALIKE) continue;
      times.set(words, seen + 1);
      if (first?.check === 'schema' && ofSchemas++ >= MOST_OF_SCHEMAS) continue;
      known.push({ ...placeOf(mutant), red: factsOf(red) });
    }
  }
  return known;
}

function placeOf({ operator, place }: Mutant): Omit<KnownDefect, 'red'> {
  const { scenario, call, pattern } = place;
  return { scenario, call, pattern, pointer: pointerOf(place), operator: operator.name };
}
