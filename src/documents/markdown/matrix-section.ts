import type { RootContent } from 'mdast';
import type { AuditEntry, AuditRun, AuditScenario } from '../../model/audit-run.ts';
import type { Outcome } from '../../model/case.ts';
import { outsideProfile } from '../coverage-in-use.ts';
import type { MessageKey, Translator } from '../messages/translator.ts';
import { nothingToSee } from '../nothing-to-see.ts';
import { deltaWords } from '../table-words.ts';
import { titledLabel } from '../titles.ts';
import { milliseconds, scenarioLabel } from '../words.ts';
import { code, fileLink, heading, type Inline, joined, paragraph, table, tableOr } from './nodes.ts';

const HEAD: readonly MessageKey[] = [
  'mat.id',
  'mat.title',
  'mat.endpoint',
  'mat.ref',
  'mat.expected',
  'mat.result',
  'mat.delta',
  'mat.duration',
  'mat.artifacts',
];

/** Section 3: a row for every entry of the profile and every spec entry without a case. The only table of entries. */
export function matrixSection(run: AuditRun, words: Translator): RootContent[] {
  const { say, told } = words;
  const tables = run.tables.map(({ name }) => name);
  const notExecuted = () => say('mat.notExecuted');
  const outside = new Set(outsideProfile(run));
  const unseen = new Set(nothingToSee(run).map(scenarioLabel));
  const rows = run.entries.map((entry) => {
    const each = (
      ofScenario: (scenario: AuditScenario) => string,
      ofMissing: (outcome: Outcome) => string = notExecuted,
    ) => perScenario(entry, ofScenario, ofMissing, say(outside.has(entry.id) ? 'mat.outside' : 'mat.noCase'));
    return [
      entry.id,
      entry.title,
      code(`${entry.method} ${entry.path}`),
      code(entry.specRef),
      each(
        ({ expected }) => told(expected),
        (outcome) => say(`outcome.${outcome}`),
      ),
      each((scenario) =>
        resultWords(scenario, unseen.has(scenarioLabel({ id: entry.id, scenario: scenario.name })), words),
      ),
      each((scenario) => deltaWords(scenario, tables, words)),
      each(({ result, durationMs }) =>
        result === 'skipped' ? say('mat.skipped') : milliseconds(words, durationMs),
      ),
      artifacts(entry),
    ];
  });
  const { specified } = run.coverage;
  const counted = { rows: run.entries.length, specified, outside: run.entries.length - specified };
  const delta = say(run.loader === null ? 'mat.changed' : 'mat.accounted');
  return [
    heading(2, say('doc.3')),
    paragraph(`${say('mat.rows', counted)} ${delta} ${say('mat.took')}`),
    tableOr(
      HEAD.map((key) => say(key)),
      rows,
      say('mat.none'),
    ),
    ...notesTable(run, words),
  ];
}

function resultWords(
  { result, actual, checks }: AuditScenario,
  isUnseen: boolean,
  { say, told }: Translator,
): string {
  if (result === 'skipped') return say('mat.skipped');
  const came = told(actual);
  if (result === 'pass') return isUnseen ? say('mat.nothingToSee', { actual: came }) : came;
  const failed = checks.filter((check) => check.result === 'fail').map(({ name }) => name);
  return failed.length === 0
    ? say('mat.failed', { actual: came })
    : say('mat.failedIn', { actual: came, checks: failed.join(', ') });
}

/** The words for each scenario, with its name where there are several; `missing` speaks of those that did not run. */
function perScenario(
  { scenarios, scenariosNotExecuted }: AuditEntry,
  words: (scenario: AuditScenario) => string,
  missing: (outcome: Outcome) => string,
  noCase: string,
): string {
  const parts = [
    ...scenarios.map((scenario) => ({ name: scenario.name, words: words(scenario) })),
    ...scenariosNotExecuted.map(({ name, outcome }) => ({ name, words: missing(outcome) })),
  ];
  if (parts.length === 0) return noCase;
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
  return [`${links.length}: `, joined(named)];
}

function notesTable(run: AuditRun, { say, told }: Translator): RootContent[] {
  const rows = run.entries.flatMap(({ id, scenarios }) =>
    scenarios.flatMap(({ name, notes }) =>
      notes.map((note) => [told(note), titledLabel(run, { id, scenario: name })] satisfies Inline[]),
    ),
  );
  if (rows.length === 0) return [];
  return [heading(3, say('mat.notes')), table([say('mat.note'), say('doc.test')], rows)];
}
