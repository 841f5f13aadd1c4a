import { resolve } from 'node:path';
import type { Clock } from '../common/clock.ts';
import { messageOf } from '../common/thrown.ts';
import { LIVE_IDS, type LiveIds } from '../live/live-ids.ts';
import { openLiveTarget } from '../live/live-target.ts';
import { noteWrites } from '../live/note-writes.ts';
import type { Masker } from '../masking/create-masker.ts';
import { AuditError } from '../model/errors.ts';
import type { JsonValue } from '../model/json.ts';
import type { AuditPlan, PlannedEntry } from '../model/plan.ts';
import type { RecordedAccount } from '../model/recorded-account.ts';
import { auditMasker } from './audit-masker.ts';
import { processInterruption } from './interruption.ts';
import { beginWrites, foundIds, openLive, planLive, prepareLive, settleWrites } from './live-run.ts';
import { chosenOf, type MadeRecordings, type RecordRequest, recordAll } from './record-run.ts';
import { requestStop, stopRequest } from './stop-request.ts';
import { suiteVersion } from './suite-version.ts';

type Environment = Record<string, string | undefined>;

/** A word that everybody knows: by its mask one sees whether two recordings were masked with one key. */
const PROBE = { email: 'mask-key@qtickets-contract-audit.invalid' };

/**
 * Records an account: preflight, rate limit, write guard, journal and undoing are those of a live run. Everything is masked as it comes,
 * and scanned before it is given back. Throws what preparing a live run throws, and RECORDING_UNMASKED.
 */
export async function recordAccount(
  request: RecordRequest,
  bare: AuditPlan,
  env: Environment,
  clock: Clock,
): Promise<Omit<MadeRecordings, 'leftOut' | 'withoutEntry'>> {
  const commonHeaders = bare.spec.commonHeaders;
  askAsBefore(request.kept, env);
  const options = await prepareLive(bare.options, env, clock, commonHeaders, false);
  const live = openLive(env, clock);
  const { plan, skips } = planLive({ ...bare, options }, env, live);
  const masker = auditMasker(env);
  const journal = beginWrites(options.out, `record_${clock.now().toISOString().replace(/\W/g, '')}`, env);
  const writes = noteWrites(resolve(journal), masker);
  const target = openLiveTarget(live.settings, live.sender, () => writes.reset());
  const stopListening = processInterruption().listen(requestStop);
  const { finish, cut } = stopRequest();
  let made: Awaited<ReturnType<typeof recordAll>>;
  let left: MadeRecordings['left'] = [];
  try {
    const context = { target, sender: live.sender, masker, clock, writes, cut };
    const recorder = { plan, context, skips, isStopped: () => finish.aborted };
    made = await recordAll(recorder, withNeeded(plan, request.ids), request);
  } finally {
    stopListening();
    left = (await settleWrites(journal, { env, clock, commonHeaders, hurried: finish.aborted })).left;
  }
  for (const [file, { text }] of made.files) refuseUnmasked(file, text, masker);
  const { ids } = foundIds(env);
  const { rest, partners } = live.settings;
  return {
    files: made.files,
    skipped: made.skipped,
    failed: made.failed.map(({ label, error }) => ({ label, reason: masker.maskText(messageOf(error)) })),
    left,
    account: {
      hosts: [...new Set([rest, partners].map((url) => new URL(url).host))],
      recordedAt: clock.now().toISOString(),
      recorder: suiteVersion(),
      ids: maskedIds(ids, masker),
      access: options.access,
      skips: Object.fromEntries([...skips].sort(([a], [b]) => (a < b ? -1 : 1))),
      items: request.items,
      maskedWith: String((masker.maskJson(PROBE) as typeof PROBE).email),
    },
  };
}

// Recordings that are made anew are to be comparable with those that are kept: of the same orders, events and shows.
function askAsBefore(kept: RecordedAccount | null, env: Environment): void {
  for (const { role, variable, keys } of LIVE_IDS) {
    const id = kept?.ids[role];
    // What is masked names nothing that the account has.
    if (id !== undefined && !isMaskable(keys) && (env[variable] ?? '') === '') env[variable] = id;
  }
}

// A case that reads the answer of another is replayed with it.
function withNeeded(plan: AuditPlan, ids: readonly string[]): PlannedEntry[] {
  const chosen = new Set(chosenOf(plan, ids));
  for (const {
    case: { needs },
  } of chosen)
    for (const other of plan.joined) if (needs.includes(other.entry.id)) chosen.add(other);
  return plan.joined.filter((planned) => chosen.has(planned));
}

function maskedIds(ids: LiveIds, masker: Masker): Record<string, string> {
  return Object.fromEntries(
    LIVE_IDS.flatMap(({ role, keys }) => {
      const id = ids[role];
      if (id === undefined) return [];
      if (!isMaskable(keys)) return [[role, id]];
      const key = (keys.at(-1) ?? '').replace('filter.', '').toLowerCase();
      const masked = masker.maskJson({ [key]: id }) as Record<string, JsonValue>;
      return [[role, String(masked[key])]];
    }),
  );
}

// Numbers of events, orders and the like are no personal data, and stay as they are in recordings too.
function isMaskable(keys: readonly string[]): boolean {
  return keys.some((key) => /barcode|external_order_id/i.test(key));
}

function refuseUnmasked(file: string, text: string, masker: Masker): void {
  const [hit] = masker.scanJson(JSON.parse(text) as JsonValue);
  if (hit === undefined) return;
  throw new AuditError(
    'RECORDING_UNMASKED',
    `the answer holds what the mask has not covered (${hit.kind}): nothing was written`,
    'This is a defect of the masking: please report the kind and the place, not the value.',
    { file, at: hit.at },
  );
}
