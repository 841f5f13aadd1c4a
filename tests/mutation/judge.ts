import { repliesWith } from './apply.ts';
import { type Mutant, pointerOf } from './mutant.ts';
import type { MutationRun, RedCheck } from './mutation-run.ts';
import type { NoDefect } from './no-defects.ts';
import { repliesOf } from './reply.ts';

/** What became of one mutant. */
export interface Verdict {
  scenario: string;
  call: number;
  /** With `*` for indices; '' is the whole answer. */
  pattern: string;
  pointer: string;
  operator: string;
  family: string;
  /** True when nothing saw it, and a line of the reviewed list covers it. */
  noDefect: boolean;
  /** Line of the reviewed list. */
  line?: number;
  /** Scenario in which it was seen; null when it survived. */
  seenIn: string | null;
  /** Checks that failed. */
  checks: string[];
  /** True when a message names the place that was altered. */
  named: boolean;
  /** True when it says there, too, what was expected and what came. */
  told: boolean;
  message: string;
}

/** Runs a mutant in its own scenario, and where that does not see it, in those that read its answer. */
export async function judge(
  run: MutationRun,
  mutant: Mutant,
  noDefects: readonly NoDefect[],
): Promise<Verdict> {
  const { place, operator } = mutant;
  const facts = {
    scenario: place.scenario,
    call: place.call,
    pattern: place.pattern,
    pointer: pointerOf(place),
    operator: operator.name,
    family: operator.family,
  };
  const recorded = run.scenarios.find(({ name }) => name === place.scenario);
  const altered = new Map([[place.scenario, repliesWith(mutant, repliesOf(recorded?.recordings ?? []))]]);
  for (const reader of [place.scenario, ...run.readersOf(place.scenario)]) {
    const red = await run.redChecks(reader, altered);
    if (red.length > 0) return { ...facts, noDefect: false, seenIn: reader, ...seen(red, mutant) };
  }
  // The list excuses what nothing sees, and only that: it hides no kill.
  const listed = noDefects.find((line) => line.covers(facts));
  return {
    ...facts,
    noDefect: listed !== undefined,
    ...(listed === undefined ? {} : { line: listed.line }),
    seenIn: null,
    checks: [],
    named: false,
    told: false,
    message: '',
  };
}

function seen(
  red: readonly RedCheck[],
  mutant: Mutant,
): Pick<Verdict, 'checks' | 'named' | 'told' | 'message'> {
  const lines = red.flatMap(({ message }) => message.split('\n'));
  const places = placesAltered(mutant);
  const naming = lines.filter((line) => places.some((place) => line.includes(place)));
  return {
    checks: red.map(({ check }) => check),
    named: naming.length > 0,
    told: naming.some((line) => /expected .*came /.test(line)),
    message: lines.join('\n').slice(0, 300),
  };
}

// Where an answer as a whole was altered, '' is the place: every message is of it. Which of several lists lost an item, only the
// other answer could tell: then the kind of the list is named.
function placesAltered({ place, replacement, operator }: Mutant): string[] {
  const pointer = pointerOf(place);
  if (!('members' in replacement)) return [pointer, ...(operator.family === 'list' ? [place.pattern] : [])];
  return Object.keys(replacement.members).map((key) => `${pointer}/${key}`);
}
