import { LOADER_REMEDIES } from '../../documents/loader-words.ts';
import type { AuditRun, AuditTable, VerdictStatus } from '../../model/audit-run.ts';
import { labelOf } from '../log/run-log.ts';
import { answererPhrase } from './answerers.ts';
import { wholeDocument } from './coverage.ts';
import { documentInUse } from './entries.ts';
import { rightTables, tablesJudged } from './row-facts.ts';
import { isAccountedFor } from './tables.ts';
import { counted, ids, withSign } from './words.ts';

type Run = Omit<AuditRun, 'verdict'>;
/** A reason against READY: the status it leads to, the reason, and what would mend it. */
type Objection = [status: VerdictStatus, reason: string, remedy: string];

const MORE_TIME = 'Raise CLICKHOUSE_COUNT_TIMEOUT_MS, and run again.';
const ORDER: readonly VerdictStatus[] = ['INCOMPLETE', 'NOT READY', 'CONDITIONAL'];

/** The verdict by the documented rule: the worst status for which there is an objection, with all of them, worst first. */
export function deriveVerdict(run: Run): AuditRun['verdict'] {
  const all = [
    ...interrupted(run),
    ...apart(run),
    ...failures(run),
    ...tables(run),
    ...left(run),
    ...evidence(run),
    ...gaps(run),
  ];
  const sorted = all.sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b));
  const [worst] = sorted;
  const saidOf = answererPhrase(run.run.answeredBy);
  if (worst === undefined) return { status: 'READY', saidOf, reasons: merits(run), missing: [] };
  return {
    status: worst[0],
    saidOf,
    reasons: sorted.map(([, reason]) => reason),
    missing: [...new Set(sorted.map(([, , remedy]) => remedy))],
  };
}

function interrupted({ run, coverage }: Run): Objection[] {
  if (!run.interrupted) return [];
  const of = `${coverage.executed} of ${counted(coverage.specified, 'entry', 'entries')}`;
  return [['INCOMPLETE', `The run was interrupted after ${of}.`, 'Run the audit again and let it finish.']];
}

function apart({ run: { shards }, coverage }: Run): Objection[] {
  if (shards === null || shards.missing.length === 0) return [];
  const names = shards.missing.join(', ');
  const are = shards.missing.length > 1 ? [`Shards ${names}`, 'are'] : [`Shard ${names}`, 'is'];
  const of = `${coverage.executed} of ${counted(coverage.specified, 'entry', 'entries')}`;
  return [
    [
      'INCOMPLETE',
      `${are[0]} of the run ${are[1]} missing: ${of} were executed.`,
      `Run ${names} too, and merge all shards of the run.`,
    ],
  ];
}

function failures({ coverage, entries }: Run): Objection[] {
  const failed = entries.filter((entry) => entry.class === 'failed').map(({ id }) => id);
  const found: Objection[] = [];
  if (coverage.executed === 0) {
    found.push([
      'NOT READY',
      'No entry was executed, so nothing was shown.',
      'Execute the entries of the profile.',
    ]);
  }
  if (failed.length > 0) {
    found.push([
      'NOT READY',
      `${counted(failed.length, 'entry', 'entries')} failed: ${ids(failed)}.`,
      'Make what failed meet what the spec asks, and run again.',
    ]);
  }
  return found;
}

function tables(run: Run): Objection[] {
  const { warehouse, loader } = run;
  return tablesJudged(run)
    .filter((table) => table.after !== null && !isAccountedFor(table, warehouse, loader !== null))
    .flatMap((table): Objection[] => {
      const strays = (table.strays ?? []).map(
        (stray): Objection => [
          'NOT READY',
          `${table.name} holds ${strayWords(stray)}.`,
          `Find what wrote rows of the run to ${table.name}.`,
        ],
      );
      const rest = { ...table, strays: null };
      return isAccountedFor(rest, warehouse, loader !== null)
        ? strays
        : [...strays, unaccounted(rest, warehouse, loader !== null)];
    });
}

function unaccounted(
  { name, contested, others, delta, attributed, final }: AuditTable,
  warehouse: Run['warehouse'],
  byLoader: boolean,
): Objection {
  if (contested === 0 && !final) {
    const reason = `${name} was counted without FINAL, so its counts are not held against the rows of the scenarios.`;
    return ['CONDITIONAL', reason, MORE_TIME];
  }
  const status =
    warehouse?.engine === 'server' && !byLoader && (others ?? 0) >= 0 ? 'CONDITIONAL' : 'NOT READY';
  if (contested > 0) {
    return [
      status,
      `${counted(contested, 'row', 'rows')} of the answers in ${name} show with a newer version than this run's, of another writer or of a clock that is ahead of this machine's, and cannot be attributed.`,
      `Run while nobody else writes the same keys to ${name}, and with a clock that is right.`,
    ];
  }
  return [
    status,
    `${name} changed by ${withSign(delta ?? 0)}, of which ${byLoader ? 'the answers to the loader' : 'the scenarios'} account for ${withSign(attributed)}.`,
    `Find what changed ${name} besides ${byLoader ? 'the rows of the answers' : "the scenarios' rows"}.`,
  ];
}

/** Rows with a version of the run, in the words of the documents. */
export function strayWords({
  id,
  scenario,
  rows,
}: {
  id: string | null;
  scenario: string;
  rows: number;
}): string {
  const number = counted(rows, 'row', 'rows');
  if (id === null) return `${number} with a version of this run that no scenario used`;
  return `${number} of the load of ${labelOf({ id, scenario })} that it does not account for`;
}

function left({ account }: Run): Objection[] {
  const writes = account?.left ?? [];
  if (writes.length === 0) return [];
  const of = ids([...new Set(writes.map(labelOf))]);
  return [
    [
      'NOT READY',
      `${counted(writes.length, 'write is', 'writes are')} left on the account, of ${of}: section 5 names the calls that undo them.`,
      'Undo what is left on the account: npm run audit -- --undo-left.',
    ],
  ];
}

function evidence({ integrity, maskingScan, unhandledErrors }: Run): Objection[] {
  const found = integrity.problems.map(
    (problem): Objection => [
      'NOT READY',
      `The evidence is broken: ${problem}`,
      'Mend what broke the evidence, and run again.',
    ],
  );
  const hits = maskingScan.hits.length;
  if (hits > 0) {
    found.push([
      'NOT READY',
      `The scan found personal data or secrets in ${counted(hits, 'place', 'places')} of the bundle.`,
      'Mask what the scan found, run again, and do not hand this bundle on.',
    ]);
  }
  const errors = unhandledErrors.length;
  if (errors > 0) {
    found.push([
      'NOT READY',
      `There ${errors === 1 ? 'was' : 'were'} ${counted(errors, 'error', 'errors')} outside any case.`,
      'Mend the errors outside the cases.',
    ]);
  }
  return found;
}

function gaps(run: Run): Objection[] {
  const { entries, coverage } = run;
  const unknown = run.tables.filter(({ after, strays }) => strays === null && after !== null);
  const skipped = entries.filter((entry) => entry.class === 'skipped').map(({ id }) => id);
  const noCase = wholeDocument(run.run.profile) ? documentInUse(run as AuditRun).withoutCase : [];
  const left = coverage.notExecuted.map(({ id }) => id).filter((id) => !noCase.includes(id));
  const notRun = entries.flatMap(({ id, scenarios }) =>
    scenarios
      .filter(({ result, checks }) => result === 'pass' && checks.some((check) => check.result === 'notRun'))
      .map(({ name }) => labelOf({ id, scenario: name })),
  );
  const empty = new Set(
    run.findings
      .filter(({ kind }) => kind === 'nothing-to-check')
      .map(({ id, scenario }) => labelOf({ id, scenario })),
  );
  const unseen = entries
    .flatMap(({ id, scenarios }) =>
      scenarios.map((scenario) => ({ ...scenario, label: labelOf({ id, scenario: scenario.name }) })),
    )
    .filter(({ result, label }) => result === 'pass' && empty.has(label))
    .map(({ label }) => label);
  const before: [string[], string, string][] = [
    [
      unknown.map(({ name }) => name),
      'Whether rows of this run strayed into other tables is not known: looking for them takes too long.',
      MORE_TIME,
    ],
    [
      skipped,
      `${counted(skipped.length, 'entry', 'entries')} skipped: ${ids(skipped)}.`,
      'Execute what was skipped.',
    ],
    [
      left,
      `${counted(left.length, 'entry', 'entries')} of the profile not executed: ${ids(left)}.`,
      'Execute the rest of the profile.',
    ],
    [
      noCase,
      `${counted(noCase.length, 'entry has', 'entries have')} no case: ${ids(noCase)}.`,
      'Write cases for the entries that have none.',
    ],
  ];
  const behind: typeof before = [
    [notRun, `Checks that were not run though nothing failed: ${ids(notRun)}.`, 'Make every check run.'],
    [
      unseen,
      `Passed with nothing to see, since a list of the answer was empty: ${ids(unseen)}.`,
      'Run where the account has what the empty lists are of.',
    ],
  ];
  const ofLoader = run.findings.flatMap(({ kind, message }): typeof before => {
    const remedy = LOADER_REMEDIES[kind];
    return remedy === undefined ? [] : [[[kind], message, remedy]];
  });
  return [...before, ...ofLoader, ...behind]
    .filter(([of]) => of.length > 0)
    .map(([, reason, remedy]): Objection => ['CONDITIONAL', reason, remedy]);
}

function merits(run: Run): string[] {
  const { coverage, maskingScan, loader } = run;
  const [what, held] =
    loader === null
      ? ['Tables', 'the rows of the scenarios']
      : ['Judged tables', 'the answers to the loader'];
  return [
    `Executed and met their expectation: ${coverage.passed} of ${counted(coverage.specified, 'entry', 'entries')} of the profile.`,
    `${what} that reconcile with ${held}: ${rightTables(run)}.`,
    `Personal data or secrets found by the scan: none in ${counted(maskingScan.files, 'file', 'files')}.`,
    'Problems found in the evidence: none.',
  ];
}
