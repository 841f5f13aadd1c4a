import type { AuditEntry } from '../../../src/model/audit-run.ts';
import {
  document,
  executed,
  from,
  heading,
  IDS,
  idsOf,
  inClass,
  ofClass,
  ofProfile,
  ran,
  rule,
  type SentenceRule,
  verdict,
} from './sentence-facts.ts';

/** Sentences of section 1, beside the reasons. */
export const SUMMARY: readonly SentenceRule[] = [
  rule('Overall status: (.+)', (run) => [verdict(run)]),
  rule('What that shows: (.+)', (run, [told = '']) => {
    const { answeredBy } = run.run;
    const simulated = answeredBy.length > 0 && answeredBy.every(({ who }) => who === 'simulator');
    return [told.endsWith('this proves the suite, not QTickets.') === simulated ? told : 'the other'];
  }),
  rule('Target: (\\w+), profile (\\w+), Partners access (read|write|read and write)', ({ run }) => [
    run.target,
    run.profile,
    run.access === 'both' ? 'read and write' : run.access,
  ]),
  rule(
    'Entries of the profile: (\\d+) = (\\d+) executed \\+ (\\d+) skipped \\+ (\\d+) not executed',
    (run) => {
      const own = ofProfile(run);
      const count = (kind: AuditEntry['class']) => own.filter((entry) => entry.class === kind).length;
      return [own.length, executed(run).length, count('skipped'), count('notExecuted')];
    },
  ),
  rule('Executed: (\\d+) \\((\\d+) passed, (\\d+) failed\\)', (run) => {
    const failed = executed(run).filter(({ class: kind }) => kind === 'failed').length;
    return [executed(run).length, executed(run).length - failed, failed];
  }),
  ofClass('Succeeded', 'succeeded'),
  ofClass('Failed', 'failed'),
  ofClass('Expected errors', 'expectedError'),
  ofClass('Permission denied as expected', 'denied'),
  ofClass('Skipped', 'skipped'),
  rule(
    'Scenarios executed: (\\d+) \\(asked for: ok (\\d+), denied (\\d+), missing (\\d+), invalid (\\d+)\\)',
    (run) => [
      ran(run).length,
      ...['ok', 'denied', 'missing', 'invalid'].map(
        (outcome) => ran(run).filter((scenario) => scenario.outcome === outcome).length,
      ),
    ],
  ),
  rule('Entries without a case: (.+)', (run) => {
    const without = document(run).withoutCase;
    return [without.length === 0 ? '0' : `${without.length} (${without.join(', ')})`];
  }),
  ...(['spec document', 'documented calls'] as const).map((name) =>
    rule(
      `Coverage of the ${name}: (\\S+): (\\d+) entr(?:y|ies), (\\d+) with a case, (\\d+) executed in this run`,
      (run) => {
        const own = name === 'spec document' ? run.coverageOfSpec : run.coverageOfDocumented;
        const done = own.file === run.spec.file ? executed(run).length : 0;
        return [own.file, own.entries, own.entries - own.withoutCase.length, done];
      },
    ),
  ),
  rule('Repository commit: (\\w{40}|unknown)(.*)', ({ run }) => [
    run.commit ?? 'unknown',
    run.commit === null ? ' (git names no commit of the code)' : run.dirty ? ' with uncommitted changes' : '',
  ]),
  rule('Execution timestamp: (.+)', ({ run }) => [run.startedAt]),
  rule('Each executed or skipped entry counts .+ The classes add up to (\\d+): ([\\d +]+)\\.', (run) => {
    const sizes = (['failed', 'skipped', 'succeeded', 'denied', 'expectedError'] as const).map(
      (kind) => inClass(run, kind).length,
    );
    return [sizes.reduce((sum, size) => sum + size, 0), sizes.join(' + ')];
  }),
  ...(['orders', 'clients', 'events', 'barcodes'] as const).map((kind) =>
    rule(
      `${kind[0]?.toUpperCase()}${kind.slice(1)}: (\\d+) loaded, (\\d+) distinct \\(${IDS}\\)`,
      (run, told) => [run.metrics[kind].loaded, run.metrics[kind].distinct, from(run, told[2] ?? '')],
    ),
  ),
  ...(
    [
      ['Price shades', 'priceShades'],
      ['Discounts', 'discounts'],
      ['Promo codes', 'promoCodes'],
    ] as const
  ).map(([name, kind]) =>
    rule(`${name}: (\\d+) \\(${IDS}\\)`, (run, told) => [
      run.metrics[kind].distinct,
      from(run, told[1] ?? ''),
    ]),
  ),
  rule(`Seats: (\\d+) seat records? \\(${IDS}\\)`, (run, told) => [
    run.metrics.seats.reduce((sum, { total }) => sum + total, 0),
    from(run, told[1] ?? ''),
  ]),
  rule(
    `(?:Partners rows|Rows of tickets, checks and seats added): (\\d+)(?: added)? \\(${IDS}\\)`,
    (run, told) => [run.metrics.partners.rowsAdded, from(run, told[1] ?? '')],
  ),
  rule(`Entries answered with the error they ask for: (\\d+) \\(${IDS}\\)`, (run) => {
    const own = inClass(run, 'denied', 'expectedError');
    return [own.length, idsOf(own)];
  }),
];

/** Sentences of section 4. */
export const METRICS: readonly SentenceRule[] = [
  heading('Read from the masked answers that were loaded\\. Distinct: by id, or by barcode\\.'),
  ...(['orders', 'clients', 'events', 'barcodes'] as const).flatMap((kind) => [
    rule(`${kind[0]?.toUpperCase()}${kind.slice(1)} loaded: (\\d+)`, ({ metrics }) => [metrics[kind].loaded]),
    rule(`Distinct ${kind}: (\\d+)(.*)`, ({ metrics }) => [
      metrics[kind].distinct,
      kind === 'orders'
        ? ` (${metrics.orders.paid} paid, ${metrics.orders.distinct - metrics.orders.paid} unpaid)`
        : kind === 'events'
          ? ` (${metrics.events.active} active)`
          : '',
    ]),
  ]),
  rule(`From: ${IDS}`, (run, told) => [from(run, told[0] ?? '')]),
  rule(
    'event (\\d+) \\| (?:all shows|show (?:\\d+)) \\| (\\d+) \\| (\\d+) \\| ([\\w.]+)',
    (run, [event = '', total, left, id = '']) => {
      const known = run.metrics.seats.some(
        (seat) => seat.eventId === event && String(seat.total) === total && String(seat.left) === left,
      );
      return known ? [event, total ?? '', left ?? '', from(run, id)] : ['no such event', '', '', ''];
    },
  ),
  rule('(\\d+) seat records? processed in all\\.', ({ metrics }) => [
    metrics.seats.reduce((sum, { total }) => sum + total, 0),
  ]),
  rule('(No) seats were loaded\\.', ({ metrics }) => [metrics.seats.length === 0 ? 'No' : 'Some']),
  rule('(Read|Write) calls: (\\d+)', (run, [kind = '']) => {
    const partners = run.entries.filter(({ path }) => path.includes('/partners/'));
    const writes = partners.filter(({ path }) => /\/tickets\/(?:add|update|remove)\//.test(path));
    const own = kind === 'Write' ? writes : partners.filter((entry) => !writes.includes(entry));
    return [
      kind,
      own.flatMap(({ scenarios }) => scenarios).filter(({ result }) => result !== 'skipped').length,
    ];
  }),
  rule('Denied as expected: (\\d+)', (run) => [
    run.entries
      .filter(({ path }) => path.includes('/partners/'))
      .flatMap(({ scenarios }) => scenarios)
      .filter(({ outcome, result }) => outcome === 'denied' && result === 'pass').length,
  ]),
];
