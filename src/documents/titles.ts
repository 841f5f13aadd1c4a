import type { AuditRun } from '../model/audit-run.ts';
import { scenarioLabel } from './words.ts';

/** Ids that are told with their titles in one sentence; more of them are told by their ids alone, or in a list of their own. */
export const TITLES_IN_A_SENTENCE = 6;

type Entries = Pick<AuditRun, 'entries'>;

/** An entry as people know it: `6.1 Add one ticket (read)`. An id that is none of the run's stands alone. */
export function titledLabel(
  { entries }: Entries,
  { id, scenario = '' }: { id: string; scenario?: string },
): string {
  const title =
    entries
      .find((entry) => entry.id === id)
      ?.title.replace(/\s+/g, ' ')
      .trim() ?? '';
  if (title === '') return scenarioLabel({ id, scenario });
  return `${id} ${title}${scenario === '' ? '' : ` (${scenario})`}`;
}

/** Ids with their titles, `none` for no id: `7.2 Order that does not exist; 7.3 Event that does not exist`. */
export function titledList(run: Entries, ids: readonly string[], none = 'none'): string {
  return ids.length === 0 ? none : ids.map((id) => titledLabel(run, { id })).join('; ');
}

/** Scenarios with their titles, `none` for none; more than a sentence can bear are told by their ids alone. */
export function titledScenarios(run: Entries, labels: readonly { id: string; scenario: string }[]): string {
  const unique = [...new Map(labels.map((label) => [scenarioLabel(label), label])).values()];
  if (unique.length === 0) return 'none';
  return unique.length > TITLES_IN_A_SENTENCE
    ? unique.map(scenarioLabel).join(', ')
    : unique.map((label) => titledLabel(run, label)).join('; ');
}

/**
 * A sentence of the model with a title beside each id of the list that it gives: `2 entries failed: 3.6, 6.1 read.` Only lists after
 * a colon or `of` are read, since `1.1` may be a version elsewhere.
 */
export function withTitles(run: Entries, sentence: string): string {
  if (run.entries.length === 0) return sentence;
  const ids = run.entries.map(({ id }) => id.replaceAll('.', '\\.')).join('|');
  const label = `(?:${ids})(?: [a-z]+)?`;
  const list = new RegExp(`(?<=: |, of )${label}(?:, ${label})*(?=\\.$|:|$)`, 'g');
  return sentence.replace(list, (found) =>
    titledScenarios(
      run,
      found.split(', ').map((one) => {
        const [id = '', scenario = ''] = one.split(' ');
        return { id, scenario };
      }),
    ),
  );
}
