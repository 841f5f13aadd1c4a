import {
  executed,
  from,
  heading,
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
  rule('Entries of the profile: (\\d+)', (run) => [ofProfile(run).length]),
  rule('Executed: (\\d+) of (\\d+) \\((?:(\\d+)%|n/a)\\)', (run) => {
    const [part, whole] = [executed(run).length, ofProfile(run).length];
    return [part, whole, whole === 0 ? 'undefined' : Math.floor((part * 100) / whole)];
  }),
  rule('Not executed: (\\d+)', (run) => [
    ofProfile(run).filter(({ class: kind }) => kind === 'notExecuted').length,
  ]),
  rule(
    'Rows of the answers in ClickHouse: (-?\\d+) added(?:, and (\\d+) rows? in the log of loads)?',
    (run) => {
      const rows = ran(run).flatMap((scenario) => scenario.rows);
      const added = (isLog: boolean) =>
        rows
          .filter(({ table }) => table.endsWith('job_runs') === isLog)
          .reduce((sum, row) => sum + row.actual, 0);
      return run.loader === null ? [added(false), added(true)] : [added(false), 'undefined'];
    },
  ),
  rule('Calls repeated: (\\d+)', ({ retries }) => [retries.length]),
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
  rule('From: (.+)', (run, told) => [from(run, told[0] ?? '')]),
  ...(
    [
      ['Price shades', 'priceShades'],
      ['Discounts', 'discounts'],
      ['Promo codes', 'promoCodes'],
    ] as const
  ).map(([name, kind]) =>
    rule(`${name}: (\\d+) \\((.+)\\)`, (run, told) => [run.metrics[kind].distinct, from(run, told[1] ?? '')]),
  ),
  rule('Rows of tickets, checks and seats added: (\\d+)', ({ metrics }) => [metrics.partners.rowsAdded]),
  rule('(\\d+) entries loaded rows, of which those that were there before add none', ({ metrics }) => [
    metrics.partners.from.length,
  ]),
  rule('(\\d+\\.\\d+ .+|[A-Z]\\d+ .+)', (run, told) => [from(run, told[0] ?? '')]),
  rule(
    'event (\\d+) \\| (?:all shows|show (?:\\d+)) \\| (\\d+) \\| (\\d+) \\| (.+)',
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
