import { saidOf } from '../documents/answerer-words.ts';
import { coverageInUse, isWholeDocument } from '../documents/coverage-in-use.ts';
import { LOADER_REMEDIES } from '../documents/loader-words.ts';
import { nothingToSee } from '../documents/nothing-to-see.ts';
import { firmCount, reconciles, rowsHeldAgainst } from '../documents/row-facts.ts';
import { amount, idList, scenarioLabel, signed, strayWords } from '../documents/words.ts';
import type { AuditRun, AuditTable, VerdictStatus } from '../model/audit-run.ts';
import type { PipelineFacts } from '../model/pipeline.ts';

/** A reason against READY, the best status it allows, and what would remove it. */
interface Objection {
  status: Exclude<VerdictStatus, 'READY'>;
  reason: string;
  remedy: string;
}

const LONGER = 'Raise CLICKHOUSE_COUNT_TIMEOUT_MS, and run again.';

const WORST_FIRST: readonly VerdictStatus[] = ['INCOMPLETE', 'NOT READY', 'CONDITIONAL', 'READY'];

/**
 * The verdict, by one rule. INCOMPLETE: the run was interrupted, or a shard of it is missing. NOT READY: nothing was executed, an entry failed, a
 * table does not reconcile, something is left on the account, the scan found personal data or a secret, the evidence is broken, or there was an error outside
 * any case. CONDITIONAL: something was skipped, was not selected, has no case (a profile that is a whole document), cannot be
 * attributed, takes longer to count than it may, or passed with a list that was empty.
 * Else READY. `missing` says what would lead to a better verdict; it is [] for READY.
 */
export function auditVerdict(run: Omit<AuditRun, 'verdict'>): AuditRun['verdict'] {
  const objections = [
    ...interruption(run),
    ...missingShards(run),
    ...entryObjections(run),
    ...tableObjections(run),
    ...leftObjections(run),
    ...evidenceObjections(run),
    ...gaps(run),
  ];
  const status = WORST_FIRST.find((worst) => objections.some((item) => item.status === worst)) ?? 'READY';
  const of = saidOf(run.run.answeredBy);
  if (status === 'READY') return { status, saidOf: of, reasons: merits(run), missing: [] };
  const ordered = WORST_FIRST.flatMap((worst) => objections.filter((item) => item.status === worst));
  return {
    status,
    saidOf: of,
    reasons: ordered.map(({ reason }) => reason),
    missing: [...new Set(ordered.map(({ remedy }) => remedy))],
  };
}

type Run = Omit<AuditRun, 'verdict'>;

function interruption({ run, coverage }: Run): Objection[] {
  if (!run.interrupted) return [];
  return [
    {
      status: 'INCOMPLETE',
      reason: `The run was interrupted after ${coverage.executed} of ${amount(coverage.specified, 'entry', 'entries')}.`,
      remedy: 'Run the audit again and let it finish.',
    },
  ];
}

function missingShards({ run, coverage }: Run): Objection[] {
  const missing = run.shards?.missing ?? [];
  if (missing.length === 0) return [];
  const words = `${missing.length === 1 ? 'Shard' : 'Shards'} ${missing.join(', ')} of the run ${missing.length === 1 ? 'is' : 'are'} missing`;
  return [
    {
      status: 'INCOMPLETE',
      reason: `${words}: ${coverage.executed} of ${amount(coverage.specified, 'entry', 'entries')} were executed.`,
      remedy: `Run ${missing.join(', ')} too, and merge all shards of the run.`,
    },
  ];
}

function entryObjections({ coverage, entries }: Run): Objection[] {
  const found: Objection[] = [];
  const failed = entries.filter(({ class: kind }) => kind === 'failed').map(({ id }) => id);
  if (coverage.executed === 0) {
    found.push({
      status: 'NOT READY',
      reason: 'No entry was executed, so nothing was shown.',
      remedy: 'Execute the entries of the profile.',
    });
  }
  if (failed.length > 0) {
    found.push({
      status: 'NOT READY',
      reason: `${amount(failed.length, 'entry', 'entries')} failed: ${idList(failed)}.`,
      remedy: 'Make what failed meet what the spec asks, and run again.',
    });
  }
  return found;
}

/**
 * What keeps tables from reconciling, each with the best status that it allows. One that was not counted at the end is told
 * of by the evidence, or by the interruption.
 */
export function tableObjections({
  tables,
  warehouse,
  loader,
}: Pick<Run, 'tables' | 'warehouse'> & { loader: Pick<PipelineFacts, 'judged'> | null }): Objection[] {
  return tables
    .filter(({ name }) => loader === null || loader.judged.includes(name))
    .filter((table) => table.after !== null && !reconciles(table, warehouse, loader))
    .flatMap((table): Objection[] => [
      ...(table.strays ?? []).map(
        (stray): Objection => ({
          status: 'NOT READY',
          reason: `${table.name} holds ${strayWords(stray)}.`,
          remedy: `Find what wrote rows of the run to ${table.name}.`,
        }),
      ),
      ...(reconciles({ ...table, strays: [] }, warehouse, loader) ? [] : [changed(table, warehouse, loader)]),
    ]);
}

function changed(
  { name, delta, attributed, others, contested, final }: AuditTable,
  warehouse: Run['warehouse'],
  loader: Pick<PipelineFacts, 'judged'> | null,
): Objection {
  const by = loader === null ? 'the scenarios account' : 'the answers to the loader account';
  if (!final && contested === 0) {
    return {
      status: 'CONDITIONAL',
      reason: `${name} was counted without FINAL, so its counts are not held against the rows of the scenarios.`,
      remedy: LONGER,
    };
  }
  return {
    // A server may have other writers; the embedded engine has none.
    status:
      warehouse?.engine === 'server' && loader === null && (others ?? 0) >= 0 ? 'CONDITIONAL' : 'NOT READY',
    reason:
      contested > 0
        ? `${amount(contested, 'row', 'rows')} of the answers in ${name} show with a newer version than this run's, of another writer or of a clock that is ahead of this machine's, and cannot be attributed.`
        : `${name} changed by ${signed(delta ?? 0)}, of which ${by} for ${signed(attributed)}.`,
    remedy:
      contested > 0
        ? `Run while nobody else writes the same keys to ${name}, and with a clock that is right.`
        : `Find what changed ${name} besides ${loader === null ? "the scenarios' rows" : 'the rows of the answers'}.`,
  };
}

function leftObjections({ account }: Run): Objection[] {
  const left = account?.left ?? [];
  if (left.length === 0) return [];
  const of = idList([...new Set(left.map(scenarioLabel))]);
  return [
    {
      status: 'NOT READY',
      reason: `${amount(left.length, 'write is', 'writes are')} left on the account, of ${of}: section 5 names the calls that undo them.`,
      remedy: 'Undo what is left on the account: npm run audit -- --undo-left.',
    },
  ];
}

function evidenceObjections({ maskingScan, integrity, unhandledErrors }: Run): Objection[] {
  const found: Objection[] = integrity.problems.map((problem) => ({
    status: 'NOT READY',
    reason: `The evidence is broken: ${problem}`,
    remedy: 'Mend what broke the evidence, and run again.',
  }));
  if (maskingScan.hits.length > 0) {
    found.push({
      status: 'NOT READY',
      reason: `The scan found personal data or secrets in ${amount(maskingScan.hits.length, 'place', 'places')} of the bundle.`,
      remedy: 'Mask what the scan found, run again, and do not hand this bundle on.',
    });
  }
  if (unhandledErrors.length > 0) {
    found.push({
      status: 'NOT READY',
      reason: `There ${unhandledErrors.length === 1 ? 'was' : 'were'} ${amount(unhandledErrors.length, 'error', 'errors')} outside any case.`,
      remedy: 'Mend the errors outside the cases.',
    });
  }
  return found;
}

function gaps(audit: Run): Objection[] {
  const { entries, coverage, tables } = audit;
  const found: Objection[] = [];
  if (tables.some(({ after, strays }) => after !== null && strays === null)) {
    found.push({
      status: 'CONDITIONAL',
      reason:
        'Whether rows of this run strayed into other tables is not known: looking for them takes too long.',
      remedy: LONGER,
    });
  }
  const skipped = entries.filter(({ class: kind }) => kind === 'skipped').map(({ id }) => id);
  const noCase = isWholeDocument(audit) ? coverageInUse(audit).withoutCase : [];
  const unselected = coverage.notExecuted.map(({ id }) => id).filter((id) => !noCase.includes(id));
  const notRun = entries.flatMap(({ id, scenarios }) =>
    scenarios
      .filter(({ result, checks }) => result === 'pass' && checks.some((check) => check.result === 'notRun'))
      .map(({ name }) => scenarioLabel({ id, scenario: name })),
  );
  const unseen = nothingToSee(audit).map(scenarioLabel);
  const add = (ids: readonly string[], reason: string, remedy: string) => {
    if (ids.length > 0) found.push({ status: 'CONDITIONAL', reason, remedy });
  };
  add(
    skipped,
    `${amount(skipped.length, 'entry', 'entries')} skipped: ${idList(skipped)}.`,
    'Execute what was skipped.',
  );
  add(
    unselected,
    `${amount(unselected.length, 'entry', 'entries')} of the profile not executed: ${idList(unselected)}.`,
    'Execute the rest of the profile.',
  );
  add(
    noCase,
    `${amount(noCase.length, 'entry has', 'entries have')} no case: ${idList(noCase)}.`,
    'Write cases for the entries that have none.',
  );
  for (const { kind, message } of audit.findings) {
    const remedy = LOADER_REMEDIES[kind];
    if (remedy !== undefined) found.push({ status: 'CONDITIONAL', reason: message, remedy });
  }
  add(notRun, `Checks that were not run though nothing failed: ${idList(notRun)}.`, 'Make every check run.');
  add(
    unseen,
    `Passed with nothing to see, since a list of the answer was empty: ${idList(unseen)}.`,
    'Run where the account has what the empty lists are of.',
  );
  return found;
}

function merits(run: Run): string[] {
  const { coverage, maskingScan } = run;
  return [
    `Executed and met their expectation: ${coverage.passed} of ${amount(coverage.specified, 'entry', 'entries')} of the profile.`,
    `${run.loader === null ? 'Tables' : 'Judged tables'} that reconcile with ${rowsHeldAgainst(run)}: ${firmCount(run)}.`,
    `Personal data or secrets found by the scan: none in ${amount(maskingScan.files, 'file', 'files')}.`,
    'Problems found in the evidence: none.',
  ];
}
