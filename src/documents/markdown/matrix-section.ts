import type { RootContent } from 'mdast';
import type { AuditEntry, AuditRun, AuditScenario } from '../../model/audit-run.ts';
import type { Outcome } from '../../model/case.ts';
import { nothingToSee } from '../nothing-to-see.ts';
import { titledLabel } from '../titles.ts';
import { amount, milliseconds, scenarioLabel, shortTable, signed } from '../words.ts';
import { code, fileLink, heading, type Inline, joined, paragraph, table, tableOr } from './nodes.ts';

const HEAD = [
  'Test ID',
  'Title',
  'Endpoint',
  'Spec Ref',
  'Expected',
  'Result',
  'CH Delta',
  'Duration',
  'Artifacts',
];

/** Section 3: a row for every entry of the profile and every spec entry without a case. The only table of entries. */
export function matrixSection(run: AuditRun): RootContent[] {
  const tables = run.tables.map(({ name }) => name);
  const notExecuted = () => 'not executed';
  const unseen = new Set(nothingToSee(run).map(scenarioLabel));
  const rows = run.entries.map((entry) => [
    entry.id,
    entry.title,
    code(`${entry.method} ${entry.path}`),
    code(entry.specRef),
    perScenario(
      entry,
      ({ expected }) => expected,
      (outcome) => outcome,
    ),
    perScenario(
      entry,
      (scenario) =>
        resultWords(scenario, unseen.has(scenarioLabel({ id: entry.id, scenario: scenario.name }))),
      notExecuted,
    ),
    perScenario(entry, (scenario) => deltaWords(scenario, tables), notExecuted),
    perScenario(entry, durationWords, notExecuted),
    artifacts(entry),
  ]);
  return [
    heading(2, '3. Test matrix'),
    paragraph(
      `${amount(run.entries.length, 'row', 'rows')}: ${run.coverage.specified} of the profile` +
        `${outsiders(run) === 0 ? '' : `, ${outsiders(run)} of the spec document without a case`}. ` +
        (run.loader === null
          ? 'CH Delta names every table that changed while the scenario ran.'
          : 'CH Delta names the rows of the tables that the answers to the loader account for, at the entry whose call it made.'),
    ),
    tableOr(HEAD, rows, 'The spec document has no entry for this profile.'),
    ...notesTable(run),
  ];
}

/** Rows that a scenario added, by table in the warehouse's order: `+100 orders_raw, +1 meta_job_runs`. */
export function deltaWords(
  { rows, result }: Pick<AuditScenario, 'rows' | 'result'>,
  tables: readonly string[],
): string {
  if (result === 'skipped') return 'skipped';
  const rank = (name: string) => (tables.includes(name) ? tables.indexOf(name) : tables.length);
  const changed = rows.filter(({ actual }) => actual !== 0).sort((a, b) => rank(a.table) - rank(b.table));
  if (changed.length === 0) return 'No change';
  return changed.map((row) => `${signed(row.actual)} ${shortTable(row.table)}`).join(', ');
}

function durationWords({ result, durationMs }: AuditScenario): string {
  return result === 'skipped' ? 'skipped' : milliseconds(durationMs);
}

function resultWords({ result, actual, checks }: AuditScenario, isUnseen: boolean): string {
  if (result === 'skipped') return 'skipped';
  if (result === 'pass') return isUnseen ? `${actual} - passed, nothing to see` : actual;
  const failed = checks.filter((check) => check.result === 'fail').map(({ name }) => name);
  return `${actual} - FAILED${failed.length === 0 ? '' : ` (${failed.join(', ')})`}`;
}

/** The words for each scenario, with its name where there are several; `missing` speaks of those that did not run. */
function perScenario(
  { scenarios, scenariosNotExecuted }: AuditEntry,
  words: (scenario: AuditScenario) => string,
  missing: (outcome: Outcome) => string,
): string {
  const parts = [
    ...scenarios.map((scenario) => ({ name: scenario.name, words: words(scenario) })),
    ...scenariosNotExecuted.map(({ name, outcome }) => ({ name, words: missing(outcome) })),
  ];
  if (parts.length === 0) return 'no case';
  const named = parts.length > 1;
  return parts.map((part) => (named ? `${part.name}: ${part.words}` : part.words)).join('; ');
}

function artifacts({ scenarios }: AuditEntry): Inline {
  const links = scenarios.flatMap(({ name, artifact }) => (artifact === null ? [] : [{ name, artifact }]));
  const [first, second] = links;
  if (first === undefined) return '0';
  if (second === undefined) return fileLink(first.artifact, '1');
  const named = links.map(({ name, artifact }, index) =>
    fileLink(artifact, name === '' ? String(index + 1) : name),
  );
  return [`${links.length}: `, joined(named, ', ')];
}

function outsiders({ entries, coverage }: AuditRun): number {
  return entries.length - coverage.specified;
}

function notesTable(run: AuditRun): RootContent[] {
  const rows = run.entries.flatMap(({ id, scenarios }) =>
    scenarios.flatMap(({ name, notes }) =>
      notes.map((note) => [note, titledLabel(run, { id, scenario: name })] satisfies Inline[]),
    ),
  );
  return rows.length === 0 ? [] : [heading(3, 'Notes'), table(['Note', 'Test'], rows)];
}
