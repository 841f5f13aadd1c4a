import { addTo } from '../../common/group-by.ts';
import type { Amount } from '../amounts/amounts.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const IN = /^(?:receive|read|sent|source|extracted|incoming|input|прочитан\p{L}*|поступил\p{L}*)$/u;
const OUT = /^(?:load|written|stored|saved|accepted|kept|merged|принят\p{L}*|сохран\p{L}*)$/u;
const LOST =
  /^(?:reject|skip|duplicate|filtered|discarded|invalid|failed|fail|error|quarantine|ignored|ошиб|пропущ\p{L}*|отсеян\p{L}*)$/u;
/** What is further off than this is of something else. */
const NEAR = 0.12;

/** What came in is what was kept and what was not: `read 1,200, written 1,180, rejected 20`. */
export function flowsAddUp({ amounts }: RuleContext): LintFinding[] {
  return groupsOf(amounts).flatMap((group) => {
    const [source, more] = group.filter((amount) => is(amount, IN));
    const [kept, others] = group.filter((amount) => is(amount, OUT));
    const lost = group.filter((amount) => is(amount, LOST));
    if (
      source === undefined ||
      kept === undefined ||
      more !== undefined ||
      others !== undefined ||
      lost.length === 0
    )
      return [];
    const sum = lost.reduce((all, { value }) => all + value, kept.value);
    const some = lost.some(({ value }) => kept.value + value === source.value);
    if (sum === source.value || some || kept.value === source.value) return [];
    if (Math.abs(sum - source.value) > source.value * NEAR || source.value < 10) return [];
    return [
      finding(
        'parts-do-not-add-up',
        [source.spot, source.value],
        [kept.spot, sum],
        `Line ${source.spot.line} says that ${source.value} came in, but ${kept.value} kept (line ${kept.spot.line}) and ${lost.map(({ value }) => value).join(' + ')} not make ${sum}.`,
        'medium',
      ),
    ];
  });
}

function is({ words }: Amount, pattern: RegExp): boolean {
  return (
    words.some((word) => pattern.test(word)) &&
    [IN, OUT, LOST].filter((one) => words.some((word) => one.test(word))).length === 1
  );
}

// The amounts of one sentence, or of labels below one another.
function groupsOf(amounts: readonly Amount[]): Amount[][] {
  const prose = new Map<string, Amount[]>();
  const labels: Amount[][] = [];
  let last: Amount | undefined;
  for (const amount of amounts) {
    if (amount.form === 'prose') addTo(prose, amount.spot.text, amount);
    if (amount.form !== 'label') continue;
    const follows =
      last !== undefined && amount.spot.line - last.spot.line <= 2 && areOfOnePart(amount.spot, last.spot);
    if (follows) labels.at(-1)?.push(amount);
    else labels.push([amount]);
    last = amount;
  }
  return [...prose.values(), ...labels].filter(({ length }) => length > 2);
}
