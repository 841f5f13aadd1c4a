import type { AuditEntry, AuditRun, AuditScenario } from '../../model/audit-run.ts';
import { counted, withSign } from '../derive/words.ts';
import { labelOf } from '../log/run-log.ts';
import { type Block, heading, type Line, link, literal, paragraph, plain, tableOr } from './span.ts';

const HEAD = ['Test ID', 'Endpoint', 'Spec Ref', 'Expected', 'Result', 'CH Delta', 'Artifacts'];

/** Section 3: a row for every entry, and the notes. */
export function expectedMatrix(run: AuditRun): Block[] {
  const order = run.tables.map(({ name }) => name);
  const outside = run.entries.length - run.coverage.specified;
  const notes = run.entries.flatMap(({ id, scenarios }) =>
    scenarios.flatMap(({ name, notes: own }) =>
      own.map((note) => [plain(note), plain(labelOf({ id, scenario: name }))]),
    ),
  );
  return [
    heading(2, '3. Test matrix'),
    paragraph(
      plain(
        `${counted(run.entries.length, 'row', 'rows')}: ${run.coverage.specified} of the profile` +
          (outside === 0 ? '' : `, ${outside} of the spec document without a case`) +
          '. CH Delta names every table that changed while the scenario ran.',
      ),
    ),
    ...tableOr(
      HEAD,
      run.entries.map((entry) => matrixRow(entry, order, emptyIn(run, entry.id))),
      'The spec document has no entry for this profile.',
    ),
    ...(notes.length === 0 ? [] : [heading(3, 'Notes'), ...tableOr(['Note', 'Test'], notes, '')]),
  ];
}

/** Scenarios of an entry of which a list was empty, by name. */
function emptyIn({ findings }: AuditRun, id: string): Set<string> {
  const own = findings.filter((finding) => finding.kind === 'nothing-to-check' && finding.id === id);
  return new Set(own.map(({ scenario }) => scenario));
}

function matrixRow(entry: AuditEntry, order: readonly string[], empty: ReadonlySet<string>): Line[] {
  return [
    plain(entry.id),
    literal(`${entry.method} ${entry.path}`),
    literal(entry.specRef),
    perScenario(
      entry,
      ({ expected }) => expected,
      (outcome) => outcome,
    ),
    perScenario(
      entry,
      (scenario) => resultOf(scenario, empty.has(scenario.name)),
      () => 'not executed',
    ),
    perScenario(
      entry,
      (scenario) => changeOf(scenario, order),
      () => 'not executed',
    ),
    artifactsOf(entry),
  ];
}

function perScenario(
  { scenarios, scenariosNotExecuted }: AuditEntry,
  ran: (scenario: AuditScenario) => string,
  left: (outcome: string) => string,
): Line {
  const parts: [string, string][] = [
    ...scenarios.map((scenario): [string, string] => [scenario.name, ran(scenario)]),
    ...scenariosNotExecuted.map(({ name, outcome }): [string, string] => [name, left(outcome)]),
  ];
  const [only, more] = parts;
  if (only === undefined) return 'no case';
  if (more === undefined) return plain(only[1]);
  return plain(parts.map(([name, words]) => `${name}: ${words}`).join('; '));
}

function resultOf({ result, actual, checks }: AuditScenario, isEmpty: boolean): string {
  if (result === 'skipped') return 'skipped';
  if (result === 'pass') return actual + (isEmpty ? ' - passed, nothing to see' : '');
  const failed = checks.filter((check) => check.result === 'fail').map(({ name }) => name);
  return failed.length === 0 ? `${actual} - FAILED` : `${actual} - FAILED (${failed.join(', ')})`;
}

function changeOf({ result, rows }: AuditScenario, order: readonly string[]): string {
  if (result === 'skipped') return 'skipped';
  const rank = (table: string) => (order.includes(table) ? order.indexOf(table) : order.length);
  const changed = rows.filter(({ actual }) => actual !== 0).sort((a, b) => rank(a.table) - rank(b.table));
  const words = changed.map(
    ({ table, actual }) => `${withSign(actual)} ${table.replace(/^(?:stg_qtickets_api|fact_qtickets)_/, '')}`,
  );
  return words.join(', ') || 'No change';
}

function artifactsOf({ scenarios }: AuditEntry): Line {
  const found = scenarios.flatMap(({ name, artifact }) => (artifact === null ? [] : [{ name, artifact }]));
  const [only, more] = found;
  if (only === undefined) return '0';
  if (more === undefined) return link(only.artifact, '1');
  const links = found.map(({ name, artifact }, index) => link(artifact, plain(name) || String(index + 1)));
  return `${found.length}: ${links.join(', ')}`;
}
