import type { AuditRun, DocumentCoverage, EntryClass } from '../../model/audit-run.ts';
import { shownBy } from '../derive/answerers.ts';
import { documentInUse } from '../derive/entries.ts';
import { counted, ids } from '../derive/words.ts';
import { type Block, fact, heading, items, type Line, literal, paragraph, plain } from './span.ts';

/** Section 1: verdict, classes, code, key numbers. */
export function expectedSummary(run: AuditRun): Block[] {
  const { coverage, verdict, classes } = run;
  const { failed, skipped, succeeded, denied, expectedError } = classes;
  const { withoutCase } = documentInUse(run);
  const { executed, specified, notExecuted } = coverage;
  return [
    heading(2, '1. Summary'),
    ...items([
      fact('Overall status', plain(`${verdict.status}, said of ${verdict.saidOf}`)),
      fact('What that shows', plain(shownBy(run.run.answeredBy))),
      ...verdict.reasons.map((reason) => fact('Reason', plain(reason))),
      fact(
        'Target',
        `${plain(`${run.run.target}, profile `)}${literal(run.run.profile)}${plain(`, ${accessWords(run)}`)}`,
      ),
      fact(
        'Entries of the profile',
        plain(
          `${specified} = ${executed} executed + ${coverage.skipped} skipped + ${notExecuted.length} not executed`,
        ),
      ),
      fact('Executed', plain(`${executed} (${coverage.passed} passed, ${coverage.failed} failed)`)),
      fact('Succeeded', ofClass(run, 'succeeded')),
      fact('Failed', ofClass(run, 'failed')),
      fact('Expected errors', ofClass(run, 'expectedError')),
      fact('Permission denied as expected', ofClass(run, 'denied')),
      fact('Skipped', ofClass(run, 'skipped')),
      fact('Scenarios executed', scenarioCounts(run)),
      fact('Entries without a case', withIds(withoutCase)),
      fact('Coverage of the spec document', coverageWords(run.coverageOfSpec)),
      fact('Coverage of the documented calls', coverageWords(run.coverageOfDocumented)),
      fact('Repository commit', commitWords(run)),
      fact('Execution timestamp', plain(run.run.startedAt)),
    ]),
    paragraph(
      plain(
        'Each executed or skipped entry counts in one class, the first that fits: failed, skipped, succeeded, permission denied, expected error. ' +
          `The classes add up to ${executed + coverage.skipped}: ${failed} + ${skipped} + ${succeeded} + ${denied} + ${expectedError}.`,
      ),
    ),
    heading(3, 'Key numbers'),
    ...items(keyNumbers(run)),
  ];
}

/** With which Partners tokens the writes were run. */
export function accessWords({ run }: AuditRun): string {
  return `Partners access ${run.access === 'both' ? 'read and write' : run.access}`;
}

/** The commit of the code, and whether the checkout differed from it. */
export function commitWords({ run }: AuditRun): Line {
  if (run.commit === null) return plain('unknown (not run from a git checkout)');
  return literal(run.commit) + (run.dirty === true ? ' with uncommitted changes' : '');
}

function coverageWords({ file, entries, withCase, executed }: DocumentCoverage): Line {
  return (
    literal(file) +
    plain(
      `: ${counted(entries, 'entry', 'entries')}, ${withCase} with a case, ${executed} executed in this run`,
    )
  );
}

function ofClass({ classes, entries }: AuditRun, kind: EntryClass): Line {
  if (classes[kind] === 0) return '0';
  const members = entries.filter((entry) => entry.class === kind).map(({ id }) => id);
  return plain(`${classes[kind]} (${ids(members)})`);
}

function withIds(list: readonly string[]): Line {
  return plain(list.length === 0 ? '0' : `${list.length} (${ids(list)})`);
}

function scenarioCounts({ entries }: AuditRun): Line {
  const ran = entries.flatMap(({ scenarios }) => scenarios).filter(({ result }) => result !== 'skipped');
  const asked = ['ok', 'denied', 'missing', 'invalid'].map(
    (outcome) => `${outcome} ${ran.filter((scenario) => scenario.outcome === outcome).length}`,
  );
  return plain(`${ran.length} (asked for: ${asked.join(', ')})`);
}

function keyNumbers({ metrics, entries }: AuditRun): Line[] {
  const { orders, clients, events, priceShades, discounts, promoCodes, barcodes, seats, partners } = metrics;
  const loaded = (of: { loaded: number; distinct: number; from: string[] }) =>
    plain(`${of.loaded} loaded, ${of.distinct} distinct (${ids(of.from)})`);
  const distinct = (of: { distinct: number; from: string[] }) => plain(`${of.distinct} (${ids(of.from)})`);
  const records = seats.reduce((sum, { total }) => sum + total, 0);
  const seatIds = [...new Set(seats.map(({ from }) => from))];
  const refused = entries.filter((entry) => entry.class === 'denied' || entry.class === 'expectedError');
  return [
    fact('Orders', loaded(orders)),
    fact('Clients', loaded(clients)),
    fact('Events', loaded(events)),
    fact('Seats', plain(`${counted(records, 'seat record', 'seat records')} (${ids(seatIds)})`)),
    fact('Price shades', distinct(priceShades)),
    fact('Discounts', distinct(discounts)),
    fact('Promo codes', distinct(promoCodes)),
    fact('Barcodes', loaded(barcodes)),
    fact('Partners rows', plain(`${partners.rowsAdded} added (${ids(partners.from)})`)),
    fact(
      'Entries answered with the error they ask for',
      plain(`${refused.length} (${ids(refused.map(({ id }) => id))})`),
    ),
  ];
}
