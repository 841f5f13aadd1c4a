import type { AuditEntry, AuditRun, AuditScenario, EntryClass } from '../../../src/model/audit-run.ts';

/** A sentence that a document may say, and what must stand in the groups of its pattern. */
export interface SentenceRule {
  pattern: RegExp;
  holds: (run: AuditRun, told: readonly string[]) => readonly (string | number)[];
}

// From the entries, the tables and the log's facts alone: what the report sums up of them is what is being tested.

export const ran = ({ entries }: AuditRun) =>
  entries.flatMap(({ scenarios }) => scenarios).filter(({ result }) => result !== 'skipped');
export const idsOf = (entries: readonly AuditEntry[]) => entries.map(({ id }) => id).join(', ') || 'none';
export const inClass = ({ entries }: AuditRun, ...kinds: AuditEntry['class'][]) =>
  entries.filter((entry) => kinds.includes(entry.class));
export const ofProfile = ({ entries, run }: AuditRun) =>
  entries.filter(
    ({ profile }) => profile.includes(run.profile) || ['full', 'documented'].includes(run.profile),
  );
export const MET = ['succeeded', 'denied', 'expectedError'] as const;
export const executed = (run: AuditRun) =>
  ofProfile(run).filter(({ class: kind }) => kind === 'failed' || MET.some((met) => met === kind));
export const document = (run: AuditRun) =>
  run.run.profile === 'documented' ? run.coverageOfDocumented : run.coverageOfSpec;
export const labels = ({ entries }: AuditRun, wanted: (scenario: AuditScenario) => boolean) =>
  entries
    .flatMap(({ id, scenarios }) => scenarios.filter(wanted).map(({ name }) => `${id} ${name}`.trim()))
    .join(', ') || 'none';

/** An entry or scenario as the document names it: `6.1 Add one ticket (read)`. */
export const titled = ({ entries }: AuditRun, label: string) => {
  const [id = '', scenario] = label.split(' ');
  const title = entries.find((entry) => entry.id === id)?.title ?? 'no such entry';
  return `${id} ${title}${scenario === undefined ? '' : ` (${scenario})`}`;
};
/** Labels as a sentence lists them: with titles, or more than six by their ids alone. */
export const titles = (run: AuditRun, list: string) => {
  const all = list.split(', ');
  if (list === 'none' || all.length > 6) return list;
  return all.map((label) => titled(run, label)).join('; ');
};

export const wrongRows = (table: string) => (scenario: AuditScenario) =>
  scenario.checks.some(({ name, result }) => name === `rows:${table}` && result === 'fail') ||
  scenario.rows.some((row) => row.table === table && row.expected !== row.actual);
/** Tables of which it is known that they hold what they should, and no more. */
const right = (run: AuditRun) =>
  run.tables.filter(({ name, before, after, final, strays, contested, sources }) => {
    if (after === null || (strays ?? []).length > 0 || labels(run, wrongRows(name)) !== 'none') return false;
    const added = sources.reduce((sum, source) => sum + source.added, 0);
    if (run.warehouse?.engine === 'server') return contested === 0 && (!final || after - before >= added);
    return !final || after - before === added;
  });
export const rightTables = (run: AuditRun) => right(run).length;
/** Those of them of which no scenario changed or filled anything; the text of nothing where there is none. */
export const idleTables = (run: AuditRun) =>
  right(run).filter(({ name }) => sentOf(run, name, 'sent') + sentOf(run, name, 'added') === 0).length ||
  'undefined';
export const rowsRight = ({ checks, rows }: AuditScenario) =>
  checks.filter(({ name }) => name.startsWith('rows:')).every(({ result }) => result === 'pass') &&
  rows.every(({ expected, actual }) => expected === actual);
export const rowsChecked = (run: AuditRun) =>
  ran(run).filter(({ checks }) => checks.some(({ name }) => name.startsWith('rows:')));
export const number = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
export const sentOf = (run: AuditRun, table: string, which: 'sent' | 'added') =>
  (run.tables.find(({ name }) => name === table)?.sources ?? [])
    .filter(({ sent }) => sent !== null)
    .reduce((sum, source) => sum + (source[which] ?? 0), 0);
export const verdict = ({ verdict: { status, saidOf } }: AuditRun) => `${status}, said of ${saidOf}`;
/** A list whose entries all loaded rows, with their titles. */
export const from = (run: AuditRun, list: string) =>
  list === 'none' ||
  list.split('; ').every((told) => {
    const entry = run.entries.find(({ id }) => id === told.split(' ')[0]);
    return entry?.scenarios.some((s) => s.loaded) === true && told === `${entry.id} ${entry.title}`;
  })
    ? list
    : 'entries that loaded rows';

export const IDS = '(none|[A-Z]?\\d+(?:\\.\\d+)?(?: [a-z]+)?(?:, [A-Z]?\\d+(?:\\.\\d+)?(?: [a-z]+)?)*)';
export const rule = (pattern: string, holds: SentenceRule['holds']): SentenceRule => ({
  pattern: new RegExp(`^${pattern}$`),
  holds,
});
export const heading = (words: string) => rule(words, () => []);

export function ofClass(name: string, kind: EntryClass): SentenceRule {
  return rule(`${name}: (.+)`, (run) => {
    const own = inClass(run, kind);
    const named = ['denied', 'expectedError'].includes(kind) && own.length > 0 && own.length <= 6;
    return [named ? `${own.length} (${titles(run, idsOf(own))})` : own.length];
  });
}

/** A box: ticked when its two numbers are the same and not 0. */
export function share(words: string, of: (run: AuditRun) => [part: number, whole: number]): SentenceRule[] {
  return [
    rule(`\\[([ x])\\] ${words} \\((\\d+) of (\\d+)\\)`, (run) => {
      const [part, whole] = of(run);
      return [whole > 0 && part === whole ? 'x' : ' ', part, whole];
    }),
  ];
}

/** The same for something of which there must be none. */
export function none(words: string, of: (run: AuditRun) => number): SentenceRule[] {
  return [rule(`\\[([ x])\\] ${words}`, (run) => [of(run) === 0 ? 'x' : ' '])];
}
