import { saidOf } from '../documents/answerer-words.ts';
import { coverageInUse, isWholeDocument } from '../documents/coverage-in-use.ts';
import { firmTables, reconciles } from '../documents/row-facts.ts';
import { amount, idList, scenarioLabel, signed, strayWords } from '../documents/words.ts';
import type { AuditRun, AuditTable, VerdictStatus } from '../model/audit-run.ts';

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
 * table does not reconcile, the scan found personal data or a secret, the evidence is broken, or there was an error outside
 * any case. CONDITIONAL: something was skipped, was not selected, has no case (a profile that is a whole document), cannot be
 * attributed, or takes longer to count than it may.
 * Else READY. `missing` says what would lead to a better verdict; it is [] for READY.
 */
export function auditVerdict(run: Omit<AuditRun, 'verdict'>): AuditRun['verdict'] {
  const objections = [
    ...interruption(run),
    ...missingShards(run),
    ...entryObjections(run),
    ...tableObjections(run),
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
      remedy: `Make ${idList(failed)} meet what the spec asks, and run again.`,
    });
  }
  return found;
}

/**
 * What keeps tables from reconciling, each with the best status that it allows. One that was not counted at the end is told
 * of by the evidence, or by the interruption.
 */
export function tableObjections({ tables, warehouse }: Pick<Run, 'tables' | 'warehouse'>): Objection[] {
  return tables
    .filter((table) => table.after !== null && !reconciles(table, warehouse))
    .flatMap((table): Objection[] => [
      ...(table.strays ?? []).map(
        (stray): Objection => ({
          status: 'NOT READY',
          reason: `${table.name} holds ${strayWords(stray)}.`,
          remedy: `Find what wrote rows of the run to ${table.name}.`,
        }),
      ),
      ...(reconciles({ ...table, strays: [] }, warehouse) ? [] : [changed(table, warehouse)]),
    ]);
}

function changed(
  { name, delta, attributed, others, contested, final }: AuditTable,
  warehouse: Run['warehouse'],
): Objection {
  if (!final && contested === 0) {
    return {
      status: 'CONDITIONAL',
      reason: `${name} was counted without FINAL, so its counts are not held against the rows of the scenarios.`,
      remedy: LONGER,
    };
  }
  return {
    // A server may have other writers; the embedded engine has none.
    status: warehouse?.engine === 'server' && (others ?? 0) >= 0 ? 'CONDITIONAL' : 'NOT READY',
    reason:
      contested > 0
        ? `${amount(contested, 'row', 'rows')} of the answers in ${name} were written by another writer at the same time and cannot be attributed.`
        : `${name} changed by ${signed(delta ?? 0)}, of which the scenarios account for ${signed(attributed)}.`,
    remedy:
      contested > 0
        ? `Run while nobody else writes the same keys to ${name}.`
        : `Find what changed ${name} besides the scenarios' rows.`,
  };
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
  const add = (ids: readonly string[], reason: string, remedy: string) => {
    if (ids.length > 0) found.push({ status: 'CONDITIONAL', reason, remedy });
  };
  add(
    skipped,
    `${amount(skipped.length, 'entry', 'entries')} skipped: ${idList(skipped)}.`,
    `Execute what was skipped: ${idList(skipped)}.`,
  );
  add(
    unselected,
    `${amount(unselected.length, 'entry', 'entries')} of the profile not executed: ${idList(unselected)}.`,
    `Execute ${idList(unselected)}.`,
  );
  add(
    noCase,
    `${amount(noCase.length, 'entry has', 'entries have')} no case: ${idList(noCase)}.`,
    `Write cases for ${idList(noCase)}.`,
  );
  add(
    notRun,
    `Checks that were not run though nothing failed: ${idList(notRun)}.`,
    `Make every check of ${idList(notRun)} run.`,
  );
  return found;
}

function merits(run: Run): string[] {
  const { coverage, tables, maskingScan } = run;
  return [
    `Executed and met their expectation: ${coverage.passed} of ${amount(coverage.specified, 'entry', 'entries')} of the profile.`,
    `Tables that reconcile with the rows of the scenarios: ${firmTables(run).length} of ${tables.length}.`,
    `Personal data or secrets found by the scan: none in ${amount(maskingScan.files, 'file', 'files')}.`,
    'Problems found in the evidence: none.',
  ];
}
