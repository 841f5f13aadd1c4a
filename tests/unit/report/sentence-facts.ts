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

export const wrongRows = (table: string) => (scenario: AuditScenario) =>
  scenario.checks.some(({ name, result }) => name === `rows:${table}` && result === 'fail') ||
  scenario.rows.some((row) => row.table === table && row.expected !== row.actual);
/** Tables of which it is known that they hold what they should, and no more. */
export const rightTables = (run: AuditRun) =>
  run.tables.filter(({ name, before, after, final, strays, contested, sources }) => {
    if (after === null || (strays ?? []).length > 0 || labels(run, wrongRows(name)) !== 'none') return false;
    const added = sources.reduce((sum, source) => sum + source.added, 0);
    if (run.warehouse?.engine === 'server') return contested === 0 && (!final || after - before >= added);
    return !final || after - before === added;
  }).length;
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
/** A list whose entries all loaded rows, with what is said of it. */
export const from = (run: AuditRun, ids: string) =>
  ids === 'none' ||
  ids
    .split(', ')
    .every((id) => run.entries.some((entry) => entry.id === id && entry.scenarios.some((s) => s.loaded)))
    ? ids
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
    return [own.length === 0 ? '0' : `${own.length} (${idsOf(own)})`];
  });
}

/** A box or a requirement: ticked, or listed as met, when its two numbers are the same and not 0. */
export function share(words: string, of: (run: AuditRun) => [part: number, whole: number]): SentenceRule[] {
  return [
    rule(`\\[([ x])\\] ${words} \\((\\d+) of (\\d+)\\)`, (run) => {
      const [part, whole] = of(run);
      return [whole > 0 && part === whole ? 'x' : ' ', part, whole];
    }),
    rule(`${words} \\((\\d+) of (\\d+)\\)`, (run, told) => {
      const [part, whole] = of(run);
      return told[0] === told[1] ? [part, whole] : ['all', 'of them'];
    }),
  ];
}

/** The same for something of which there must be none. */
export function none(words: string, of: (run: AuditRun) => [count: number, told: string]): SentenceRule[] {
  return [
    rule(`\\[([ x])\\] ${words} \\((.+)\\)`, (run) => [of(run)[0] === 0 ? 'x' : ' ', of(run)[1]]),
    rule(`${words} \\((.+)\\)`, (run) => (of(run)[0] === 0 ? [of(run)[1]] : ['none'])),
  ];
}
