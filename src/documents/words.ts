import { startOf } from '../common/plain-text.ts';
import type { VerdictStatus } from '../model/audit-run.ts';
import type { Translator } from './messages/translator.ts';

/** A count with its noun: `1 entry`, `33 entries`. */
export function amount(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The verdict with what it is said of: `READY, said of the simulator`. */
export function verdictWords(
  words: Pick<Translator, 'say' | 'told'>,
  { status, saidOf }: { status: VerdictStatus; saidOf: string },
): string {
  return words.say('doc.verdict', { status: words.say(`verdict.${status}`), of: words.told(saidOf) });
}

/** A number with its sign; zero is `+0`. */
export function signed(value: number): string {
  return value < 0 ? String(value) : `+${value}`;
}

/** Ids in their order, `none` for no id. */
export function idList(ids: readonly string[], none = 'none'): string {
  return ids.length === 0 ? none : ids.join(', ');
}

/** Part of a whole in percent, rounded down so that 100 % means all; `n/a` for an empty whole. */
export function percent({ say }: Pick<Translator, 'say'>, part: number, whole: number): string {
  return whole === 0 ? say('percent.none') : `${Math.floor((part * 100) / whole)}%`;
}

/** A duration in seconds with one decimal; `not measured` for null. */
export function duration({ say }: Pick<Translator, 'say'>, milliseconds: number | null): string {
  return milliseconds === null
    ? say('duration.none')
    : say('duration.seconds', { seconds: (milliseconds / 1000).toFixed(1) });
}

/** A duration in whole milliseconds; `not measured` for null. */
export function milliseconds({ say }: Pick<Translator, 'say'>, value: number | null): string {
  return value === null ? say('duration.none') : say('unit.ms', { value: String(Math.round(value)) });
}

/** A table's name without the prefix that all of its kind share: `orders_raw`, `inventory_latest`. */
export function shortTable(name: string): string {
  return name.replace(/^(?:stg_qtickets_api|fact_qtickets)_/, '');
}

const LONGEST_MESSAGE = 200;

/** A message in one line, cut off where it is long. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_MESSAGE ? `${startOf(line, LONGEST_MESSAGE)}...` : line;
}

/** Errors of one answer that are told one by one: a batch may have thousands of them. */
const ERRORS_TOLD = 20;

/** The first errors of an answer, each short, and how many more there are. */
export function errorsTold<T extends { code: string | null; message: string }>(
  found: readonly T[],
): { code: string | null; message: string }[] {
  const told = found.slice(0, ERRORS_TOLD).map((one) => ({
    ...one,
    code: one.code === null ? null : shortened(one.code),
  }));
  const more = found.length - told.length;
  return more === 0 ? told : [...told, { code: null, message: `... and ${more} more errors in this answer` }];
}

/** An entry and scenario as one label: `6.1`, `6.1 read`. */
export function scenarioLabel({ id, scenario }: { id: string; scenario: string }): string {
  return scenario === '' ? id : `${id} ${scenario}`;
}

/** Rows that no scenario accounts for: `3 rows of the load of 1.1 that it does not account for`. */
export function strayWords({
  id,
  scenario,
  rows,
}: {
  id: string | null;
  scenario: string;
  rows: number;
}): string {
  return id === null
    ? `${amount(rows, 'row', 'rows')} with a version of this run that no scenario used`
    : `${amount(rows, 'row', 'rows')} of the load of ${scenarioLabel({ id, scenario })} that it does not account for`;
}
