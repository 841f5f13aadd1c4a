import { addTo } from '../../common/group-by.ts';
import { statesOf } from '../amounts/state-tables.ts';
import { isUnit, stemsOf } from '../amounts/stems.ts';
import { areKin } from '../document/kin-words.ts';
import type { Statement } from '../document/lint-document.ts';
import { standsInThisRun } from '../facts/other-run.ts';
import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import { type Denial, denialsIn, NOT_MADE, tellingOf } from '../records/denials.ts';
import type { RuleContext } from './context.ts';

// Words for one thing: that somebody looked whether it is so.
const CHECKED =
  /^(?:test|tested|verif\p{L}*|check\p{L}*|validat\p{L}*|run|measur\p{L}*|cover\p{L}*|confirm\p{L}*|провер\p{L}*|протестир\p{L}*|подтвержд\p{L}*|измер\p{L}*)$/u;
// What is not set up may have a stand-in that works.
const NOT_SET_UP =
  /\bnot (?:yet )?(?:configured|connected|installed|enabled|set up)\b|(?<!\p{L})не (?:настроен|подключен|установлен)/iu;
const SET_UP =
  /\b(?:ready|configured|connected|installed|enabled|set up|active|integrated)\b|(?<!\p{L})(?:готов|настроен|подключен|установлен|активн)/iu;
const BESIDE = /^(?:after|before|for|with|посл|до|для)$/u;
// Anything else that is said not to be so may be of a part, or of another thing of that name.
const STILL_TO_COME =
  /\bnot yet\b|\b(?:pending|awaited|outstanding|to be (?:done|made|calculated|written))\b|(?<!\p{L})(?:ещ[её] не|пока не|ожидается)(?!\p{L})/iu;
/** A tick of fewer words is of what one word of it names. */
const FEW = 4;
/** What would deny more ticks than these has words of many things, and is of one of them at most. */
const MOST_DENIED = 2;

/** What is ticked must not be denied elsewhere, under its own name: `[x] Rollback rehearsed` and `Rollback: not exercised`. */
export function doneDenied({ document }: RuleContext): LintFinding[] {
  const ticks = document.statements.filter(
    (one) => one.box === 'done' && !isElsewhere(one) && standsInThisRun(one),
  );
  if (ticks.length === 0) return [];
  // What passed in one part and not in another is told of each of them.
  const passed = new Set(
    statesOf(document).flatMap(({ rows }) =>
      rows.flatMap(({ state, name }) => (state === 'pass' ? [name] : [])),
    ),
  );
  const denials = denialsIn(document).filter(({ text }) => !passed.has(text.split(' | ')[0] ?? ''));
  const pairs = ticks.flatMap((tick) => {
    const denial = denials.find((one) => one.spot.line !== tick.line && denies(one, tick));
    return denial === undefined ? [] : [{ tick, denial }];
  });
  const ticked = new Map<Denial, Statement[]>();
  for (const { tick, denial } of pairs) addTo(ticked, denial, tick);
  return pairs.flatMap(({ tick, denial }) => {
    if ((ticked.get(denial)?.length ?? 0) > MOST_DENIED) return [];
    return [
      finding(
        'tick-not-earned',
        [tick, tick.text],
        [denial.spot, denial.text],
        `Line ${tick.line} ticks "${tick.text}", but line ${denial.spot.line} says "${denial.text}".`,
        STILL_TO_COME.test(denial.text) ? 'medium' : 'low',
      ),
    ];
  });
}

function denies(denial: Denial, { text }: Statement): boolean {
  const { name, about, verb, isNarrow } = denial;
  if (NOT_SET_UP.test(denial.text) && !SET_UP.test(text)) return false;
  const words = stemsOf(text).filter((word) => !BESIDE.test(word));
  const within = (some: readonly string[], others: readonly string[]) =>
    some.every((word) => others.some((other) => areKin(word, other)));
  const hasVerb =
    verb === null ||
    verb === NOT_MADE ||
    words.some((word) => areKin(verb, word) || (CHECKED.test(verb) && CHECKED.test(word)));
  if (!hasVerb) return false;
  if (name.length === 0)
    return (
      words.length > 1 &&
      verb !== null &&
      (verb === NOT_MADE || words.some((word) => areKin(verb, word))) &&
      within(words, about)
    );
  if (!within(name, words) || name.every(isUnit)) return false;
  if (name.length > 1) return true;
  // What failed, or was not made, denies of its thing no more than that it passed, or was made.
  if (isNarrow === true)
    return tellingOf(text).every((word) => within([word], name) || within([word], about));
  if (words.length < FEW) return true;
  // One word names too little, unless the heading above, or the rest of the sentence, has another one of the tick.
  return tellingOf(text).some((word) => !within([word], name) && within([word], about));
}
