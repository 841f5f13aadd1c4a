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
  const altered = {
    scenario: place.scenario,
    replies: repliesWith(mutant, repliesOf(recorded?.recordings ?? [])),
  };
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
    message: '',
  };
}

function seen(red: readonly RedCheck[], mutant: Mutant): Pick<Verdict, 'checks' | 'named' | 'message'> {
  const words = red.map(({ message }) => message).join('\n');
  return {
    checks: red.map(({ check }) => check),
    named: names(words, red, mutant),
    message: words.slice(0, 300),
  };
}

// The place itself, what holds it, or the key of what was altered in it.
function names(words: string, red: readonly RedCheck[], { place, replacement, operator }: Mutant): boolean {
  if (operator.family === 'transport' || place.pattern === '') return words !== '';
  if (red.some(({ check }) => ['json', 'encoding', 'envelope'].includes(check))) return words !== '';
  const keys = 'members' in replacement ? Object.keys(replacement.members) : [place.key];
  const pointer = pointerOf(place);
  return words.includes(pointer) || keys.some((key) => key !== '' && words.includes(key));
}
