import type { Clock } from '../common/clock.ts';
import type { CallContext } from '../contract/make-call.ts';
import { plainSender } from '../http/plain-sender.ts';
import type { SchemaSet } from '../json-schema/schema-set.ts';
import { skipKey } from '../live/live-plan.ts';
import type { AccountWrite } from '../model/account.ts';
import type { ContractCase } from '../model/case.ts';
import type { AuditOptions, AuditPlan, PlannedEntry } from '../model/plan.ts';
import { plannedScenarios } from '../model/planned-scenarios.ts';
import type { RecordedAccount } from '../model/recorded-account.ts';
import { planRun, withEntries } from '../spec/plan-run.ts';
import { readDocuments } from '../spec/read-documents.ts';
import { recordScenario } from '../targets/record-scenario.ts';
import { recordingFile, recordingsText } from '../targets/recording.ts';
import { openSimulatorTarget } from '../targets/simulator-target.ts';
import { auditMasker } from './audit-masker.ts';
import { cutRecordings } from './cut-recordings.ts';
import { onlyCases } from './only-cases.ts';

type Environment = Record<string, string | undefined>;

/** What is to be recorded. */
export interface RecordRequest {
  cases: readonly ContractCase[];
  /** Whose answers: `simulator`, or `live`. */
  options: AuditOptions;
  /** Cases to record, each an id, or what `--only` takes; all when it is empty. */
  ids: readonly string[];
  /** Most items to keep of a list; null for all. */
  items: number | null;
  /** What a replay of the recordings that are kept asks; null where they are of no account. */
  kept: RecordedAccount | null;
  schemas: SchemaSet;
}

/** Recordings that were made, and are not yet written. */
export interface MadeRecordings {
  /** Text and times of each, by its file. */
  files: Map<string, { text: string; ms: number[]; host?: string }>;
  /** Cases that were not asked for. */
  leftOut: number;
  /** Cases that the spec document has no entry of. */
  withoutEntry: number;
  /** Scenarios of which there is none, and why. */
  skipped: { label: string; reason: string }[];
  failed: { label: string; reason: string }[];
  /** Of an account: what a replay of them asks. */
  account: RecordedAccount | null;
  /** Writes that could not be undone on the account. */
  left: AccountWrite[];
}

/** How scenarios are recorded, whoever answers. */
export interface Recorder {
  plan: AuditPlan;
  context: CallContext;
  skips: ReadonlyMap<string, string>;
  /** True once no further scenario is to begin. */
  isStopped(): boolean;
}

/**
 * Records cases anew, and writes nothing. Of an account under all that guards a live run. Throws USAGE for an id without a case, and
 * what opening a live run throws.
 */
export async function makeRecordings(
  request: RecordRequest,
  env: Environment,
  clock: Clock,
): Promise<MadeRecordings> {
  const { options, cases } = request;
  const documents = readDocuments(options);
  const present = withEntries(documents, cases);
  const plan = planRun({ ...options, profile: 'full' }, documents, present);
  const ids = request.ids.length === 0 ? [] : onlyCases(plan, request.ids.join(' '), options.out);
  const leftOut = ids.length === 0 ? 0 : plan.joined.length - ids.length;
  const withoutEntry = cases.length - present.length;
  if (options.target === 'live') {
    const { recordAccount } = await import('./record-account.ts');
    return { ...(await recordAccount({ ...request, ids }, plan, env, clock)), leftOut, withoutEntry };
  }
  const target = await openSimulatorTarget();
  const context = { target, sender: plainSender(clock, 'loopback'), masker: auditMasker(env), clock };
  try {
    const recorder = { plan, context, skips: new Map<string, string>(), isStopped: () => false };
    const { files, failed } = await recordAll(recorder, chosenOf(plan, ids), request);
    const [broken] = failed;
    if (broken !== undefined) throw broken.error;
    return { files, leftOut, withoutEntry, skipped: [], failed: [], account: null, left: [] };
  } finally {
    await target.close();
  }
}

/** The planned entries of these ids; all of them where none is named. */
export function chosenOf(plan: AuditPlan, ids: readonly string[]): PlannedEntry[] {
  return plan.joined.filter(({ entry }) => ids.length === 0 || ids.includes(entry.id));
}

/** Records the scenarios of entries, one after another. What got no answer is told, and the others are recorded all the same. */
export async function recordAll(
  { plan, context, skips, isStopped }: Recorder,
  chosen: readonly PlannedEntry[],
  { items, schemas }: Pick<RecordRequest, 'items' | 'schemas'>,
): Promise<Pick<MadeRecordings, 'files' | 'skipped'> & { failed: { label: string; error: unknown }[] }> {
  const files: MadeRecordings['files'] = new Map();
  const skipped: MadeRecordings['skipped'] = [];
  const failed: { label: string; error: unknown }[] = [];
  for (const planned of chosen) {
    const isRead = chosen.some(({ case: { needs } }) => needs.includes(planned.entry.id));
    for (const scenario of plannedScenarios(planned, plan.options.access)) {
      const label = `${planned.entry.id}${scenario.name === '' ? '' : ` (${scenario.name})`}`;
      const reason = isStopped()
        ? 'the recording was interrupted'
        : skips.get(skipKey(planned.entry.id, scenario.name));
      if (reason !== undefined) {
        skipped.push({ label, reason });
        continue;
      }
      try {
        const { recordings, ms } = await recordScenario(context, plan, planned, scenario);
        const cut =
          items === null
            ? recordings
            : await cutRecordings(recordings, {
                plan,
                planned,
                scenario,
                items,
                schemas,
                masker: context.masker,
                isRead,
              });
        const { host } = new URL(context.target.route(planned.entry.path).origin);
        files.set(recordingFile(planned.entry.id, scenario.name), {
          text: recordingsText(cut),
          ms: ms.flatMap((one) => (one === null ? [] : [Math.round(one)])),
          ...(context.target.name === 'live' ? { host } : {}),
        });
      } catch (error) {
        failed.push({ label, error });
      }
    }
  }
  return { files, skipped, failed };
}
