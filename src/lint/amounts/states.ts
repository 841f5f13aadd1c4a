import { namedWords } from './named-words.ts';

/** What became of a test, or of anything that is done and checked. */
export type State = 'pass' | 'fail' | 'skip' | 'block';

const STATES: readonly (readonly [State, RegExp])[] = [
  [
    'skip',
    /⏭|\bskip(?:ped|s)?\b|\bnot (?:run|executed|started)\b|\bdid not run\b|\bn\/r\b|(?<!\p{L})(?:пропу(?:щ|ст)\p{L}*|не (?:выполн|запуск|запущ|прогон|прогнан)\p{L}*)/giu,
  ],
  ['block', /🚫|⛔|\bblocked\b|\bdeferred\b|\bpending\b|(?<!\p{L})(?:заблокир\p{L}*|отложен\p{L}*)/giu],
  [
    'fail',
    /❌|✗|✘|🔴|\bnot (?:met|reached|reconciled|fulfilled)\b|\bfail(?:ed|s|ing|ures?)?\b|\bnok\b|\bnot ok\b|\bko\b|\bunsuccessful\b|\bbroken\b|\bred\b|\b(?:did not|does not|didn['’]t|never) pass(?:ed)?\b|(?<!\p{L})(?:провал\p{L}*|упал\p{L}*|не\s?(?:прош\p{L}*|пройден\p{L}*|ок)|не\s?соответств\p{L}*|неуспе\p{L}*|красн\p{L}*)(?!\p{L})/giu,
  ],
  [
    'pass',
    /✅|✔|✓|🟢|\bfine\b|\bmet\b|\bpass(?:ed|es|ing)?\b|\bok\b|\bsucceed(?:ed|s)?\b|\bsuccess(?:ful|fully)?\b|\bgreen\b|(?<!\p{L})(?<!частичн\p{L}{1,4}\s)(?:пройден\p{L}*|прош(?:[её]л|л[аио])|соответству(?:ет|ют)|успе\p{L}*|ок|зел[её]н\p{L}*)(?!\p{L})/giu,
  ],
];

/** The states that words and marks name, in the order of the text, each with its place. */
export function statesIn(text: string): { state: State; at: number; length: number }[] {
  return namedWords(text, STATES).map(({ name, ...place }) => ({ state: name, ...place }));
}

/** The one state of a short text, such as a cell; null where it names none, or several. */
export function stateOf(text: string): State | null {
  const states = new Set(statesIn(text).map(({ state }) => state));
  const [only, more] = states;
  return only !== undefined && more === undefined ? only : null;
}
