import type { Clock } from '../common/clock.ts';
import { saidBriefly } from '../documents/messages/brief.ts';
import { toldIn } from '../documents/messages/told-in.ts';
import { createSender } from '../http/patient-send.ts';
import { PATIENT, type SendPolicy } from '../http/policy.ts';
import { proxyAgent } from '../http/proxy.ts';
import { writeGuard } from '../http/write-guard.ts';
import { accountWrite, heldWrites } from '../live/held-writes.ts';
import { type LiveSettings, liveSettings } from '../live/live-settings.ts';
import { type UndoTools, undoHeld } from '../live/undo-held.ts';
import { type Journal, journalsIn, readJournal, removeJournal } from '../live/write-journal.ts';
import type { AccountFacts, AccountWrite } from '../model/account.ts';
import type { Language } from '../model/plan.ts';
import { isGone } from './process-owner.ts';

type Environment = Record<string, string | undefined>;

/** How long undoing may take: of a run that was asked to end, and of one that has the time. */
const HURRIED_MS = 10_000;
const CALM_MS = 60_000;
/** Beside what a live run waits for: somebody is waiting for the end. */
const HURRIED: Partial<SendPolicy> = { connectMs: 3_000, firstByteMs: 5_000, totalMs: 5_000, retries: 1 };

/** What settling an account needs of the run. */
export interface Settling {
  env: Environment;
  clock: Clock;
  commonHeaders: Readonly<Record<string, string>>;
  /** True when the run was asked to end. */
  hurried: boolean;
}

/**
 * Undoes what the writes of a run left on the account, and says what. The journal is removed when nothing is left, and else kept for
 * the next run. Throws LIVE_SETTINGS.
 */
export async function settleAccount(file: string, settling: Settling): Promise<AccountFacts> {
  const journal = readJournal(file);
  if (journal === null) return { undone: [], left: [] };
  const { undone, left } = await undoHeld(journal, toolsOf(liveSettings(settling.env), settling));
  if (left.length === 0) removeJournal(file);
  return { undone: undone.map(accountWrite), left: left.map(accountWrite) };
}

/** Writes of dead runs under `out` that are still on an account, by journal; [] when there are none. */
export function leftByOthers(out: string): { journal: Journal; left: AccountWrite[] }[] {
  return journalsIn(out)
    .filter(({ head }) => isGone(head.owner))
    .flatMap((journal) => {
      const left = heldWrites(journal.lines).map(accountWrite);
      if (left.length > 0) return [{ journal, left }];
      removeJournal(journal.file);
      return [];
    });
}

/** What a person must know of writes that are left: each with the call that takes it back. */
export function leftLines(left: readonly AccountWrite[], language: Language = 'en'): string[] {
  return left.map(
    ({ id, scenario, what, call }) =>
      `  ${id}${scenario === '' ? '' : ` (${scenario})`}: ${toldIn(language, what) ?? what}\n    ${call === null ? saidBriefly(language, 'run.noUndo') : saidBriefly(language, 'run.undo', { call })}`,
  );
}

function toolsOf(settings: LiveSettings, { clock, commonHeaders, hurried }: Settling): UndoTools {
  const sender = createSender({
    policy: { ...PATIENT, ...(hurried ? HURRIED : {}) },
    guard: writeGuard(settings.allowWrites),
    clock,
    agentOf: proxyAgent,
  });
  const limit = AbortSignal.timeout(hurried ? HURRIED_MS : CALM_MS);
  return { settings, sender, commonHeaders, limit };
}
