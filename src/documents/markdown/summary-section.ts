import type { RootContent } from 'mdast';
import type { AuditEntry, AuditRun, DocumentCoverage } from '../../model/audit-run.ts';
import { whatItShows } from '../answerer-words.ts';
import { coverageInUse } from '../coverage-in-use.ts';
import { kindWords, receivedWords } from '../loader-words.ts';
import { amount, idList, verdictWords } from '../words.ts';
import { code, fact, heading, type Inline, list, paragraph } from './nodes.ts';

/** Section 1: the verdict, how many entries of each class, the code, and the key numbers. */
export function summarySection(run: AuditRun): RootContent[] {
  return [
    heading(2, '1. Summary'),
    list([
      fact('Overall status', verdictWords(run.verdict)),
      fact('What that shows', whatItShows(run.run.answeredBy)),
      ...run.verdict.reasons.map((reason) => fact('Reason', reason)),
      fact('Target', [run.run.target, ', profile ', code(run.run.profile), ', ', accessWords(run)]),
      fact('Entries of the profile', totals(run)),
      fact(
        'Executed',
        `${run.coverage.executed} (${run.coverage.passed} passed, ${run.coverage.failed} failed)`,
      ),
      fact('Succeeded', classCount(run, 'succeeded')),
      fact('Failed', classCount(run, 'failed')),
      fact('Expected errors', classCount(run, 'expectedError')),
      fact('Permission denied as expected', classCount(run, 'denied')),
      fact('Skipped', classCount(run, 'skipped')),
      fact('Scenarios executed', scenarioTotals(run)),
      fact('Entries without a case', withCount(coverageInUse(run).withoutCase)),
      fact('Coverage of the spec document', coverageWords(run.coverageOfSpec)),
      fact('Coverage of the documented calls', coverageWords(run.coverageOfDocumented)),
      fact('Repository commit', commitWords(run)),
      fact('Execution timestamp', run.run.startedAt),
    ]),
    paragraph(
      'Each executed or skipped entry counts in one class, the first that fits: failed, skipped, succeeded, permission denied, expected error. ' +
        `The classes add up to ${run.coverage.executed + run.coverage.skipped}: ${classSum(run)}.`,
    ),
    heading(3, 'Key numbers'),
    list(keyNumbers(run)),
  ];
}

function coverageWords({ file, entries, withCase, executed }: DocumentCoverage): Inline {
  return [
    code(file),
    `: ${amount(entries, 'entry', 'entries')}, ${withCase} with a case, ${executed} executed in this run`,
  ];
}

/** What the document says of the Partners token's access. */
export function accessWords({ run }: AuditRun): string {
  return run.access === 'both' ? 'Partners access read and write' : `Partners access ${run.access}`;
}

/** The commit, and whether the checkout differs from it. */
export function commitWords({ run }: AuditRun): Inline {
  if (run.commit === null) return 'unknown (git names no commit of the code)';
  return [code(run.commit), run.dirty === true ? ' with uncommitted changes' : ''];
}

function totals({ coverage }: AuditRun): string {
  const { specified, executed, skipped, notExecuted } = coverage;
  return `${specified} = ${executed} executed + ${skipped} skipped + ${notExecuted.length} not executed`;
}

function classCount({ classes, entries }: AuditRun, kind: keyof AuditRun['classes']): string {
  const ids = entries.filter((entry) => entry.class === kind).map(({ id }) => id);
  return classes[kind] === 0 ? '0' : `${classes[kind]} (${idList(ids)})`;
}

function classSum({ classes }: AuditRun): string {
  const { failed, skipped, succeeded, denied, expectedError } = classes;
  return [failed, skipped, succeeded, denied, expectedError].join(' + ');
}

function withCount(ids: readonly string[]): string {
  return ids.length === 0 ? '0' : `${ids.length} (${idList(ids)})`;
}

function scenarioTotals({ entries }: AuditRun): string {
  const ran = entries.flatMap(executedScenarios);
  const count = (outcome: string) => ran.filter((scenario) => scenario.outcome === outcome).length;
  return (
    `${ran.length} (asked for: ok ${count('ok')}, denied ${count('denied')}, ` +
    `missing ${count('missing')}, invalid ${count('invalid')})`
  );
}

function executedScenarios({ scenarios }: AuditEntry): AuditEntry['scenarios'] {
  return scenarios.filter(({ result }) => result !== 'skipped');
}

function keyNumbers({ metrics, entries, loader, tables }: AuditRun): Inline[] {
  const { orders, clients, events, priceShades, discounts, promoCodes, barcodes, seats, partners } = metrics;
  const scenarioErrors = entries.filter(({ class: kind }) => kind === 'denied' || kind === 'expectedError');
  const errors = fact(
    'Entries answered with the error they ask for',
    `${scenarioErrors.length} (${idList(scenarioErrors.map(({ id }) => id))})`,
  );
  if (loader !== null)
    return [...loader.received.map((one) => fact(kindWords(one), receivedWords(one, tables))), errors];
  return [
    fact('Orders', `${loadedWords(orders)} (${idList(orders.from)})`),
    fact('Clients', `${loadedWords(clients)} (${idList(clients.from)})`),
    fact('Events', `${loadedWords(events)} (${idList(events.from)})`),
    fact('Seats', seatWords(seats)),
    fact('Price shades', `${priceShades.distinct} (${idList(priceShades.from)})`),
    fact('Discounts', `${discounts.distinct} (${idList(discounts.from)})`),
    fact('Promo codes', `${promoCodes.distinct} (${idList(promoCodes.from)})`),
    fact('Barcodes', `${loadedWords(barcodes)} (${idList(barcodes.from)})`),
    fact('Partners rows', `${partners.rowsAdded} added (${idList(partners.from)})`),
    errors,
  ];
}

function loadedWords({ loaded, distinct }: { loaded: number; distinct: number }): string {
  return `${loaded} loaded, ${distinct} distinct`;
}

function seatWords(seats: AuditRun['metrics']['seats']): string {
  const total = seats.reduce((sum, seat) => sum + seat.total, 0);
  return `${amount(total, 'seat record', 'seat records')} (${idList([...new Set(seats.map(({ from }) => from))])})`;
}
