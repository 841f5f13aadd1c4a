import { itemsAt, valueAt } from '../common/items-path.ts';
import { isErrorEnvelope } from '../contract/outcome-words.ts';
import { readJson } from '../contract/read-json.ts';
import type { Sender } from '../http/patient-send.ts';
import type { UndoCall } from '../model/account.ts';
import type { JsonValue } from '../model/json.ts';
import { type HeldWrite, heldWrites } from './held-writes.ts';
import type { LiveSettings } from './live-settings.ts';
import { openLiveTarget, resetSimulator } from './live-target.ts';
import { type Journal, type JournalLine, note, readJournal } from './write-journal.ts';

/** What undoing needs: where the API is, how requests are sent, and until when. */
export interface UndoTools {
  settings: LiveSettings;
  sender: Sender;
  commonHeaders: Readonly<Record<string, string>>;
  /** Aborted when no further call may be made. */
  limit: AbortSignal;
  /** Waits before a write that was not answered is looked for again; replaced in tests. */
  pause?: () => Promise<void>;
}

/** What was standing, and what became of it. */
export interface UndoneHeld {
  undone: HeldWrite[];
  left: HeldWrite[];
}

/** A write whose answer was lost may still be under way when it is looked for. */
const LOOKS = 3;
const PAUSE_MS = 700;

/**
 * Undoes what a journal leaves standing, one after another, and notes in it what was undone. Every call passes the guard of the
 * sender. Never throws for what the API does: what could not be undone is left.
 */
export async function undoHeld({ file, lines }: Journal, tools: UndoTools): Promise<UndoneHeld> {
  if (heldWrites(lines).length > 0 && tools.settings.resetUrl !== undefined)
    await resetSimulator(tools.settings.resetUrl, tools.sender).then(
      () => note(file, { event: 'reset' }),
      // It is gone, or does not answer: then what it held is told.
      () => undefined,
    );
  const undone: HeldWrite[] = [];
  const left: HeldWrite[] = [];
  for (const held of heldWrites(readJournal(file)?.lines ?? [])) {
    const [became, write] = tools.limit.aborted
      ? (['left', held] as const)
      : await undo(held, tools, (line) => note(file, line));
    if (became === 'undone') undone.push(write);
    else if (became === 'left') left.push(write);
  }
  return { undone, left };
}

/** What became of a write, and the write with what was found out about it. */
type Became = readonly ['undone' | 'nothing' | 'left', HeldWrite];

async function undo(held: HeldWrite, tools: UndoTools, add: (line: JournalLine) => void): Promise<Became> {
  const { kind, intent, n, place } = held;
  if (kind === 'other') return ['left', held];
  if (kind === 'change') {
    if (intent.restore === null || !(await isObeyed(tools, intent.restore))) return ['left', held];
    add({ event: 'nothing', n });
    return ['undone', held];
  }
  const ticket = held.ticket ?? (await find(held, tools));
  if (ticket === null) return ['left', held];
  if (ticket === 'none') {
    add({ event: 'nothing', n, place });
    return ['nothing', held];
  }
  const found = { ...held, ticket };
  const path = intent.path.replace('/tickets/add/', '/tickets/remove/');
  if (await isObeyed(tools, { method: 'POST', path, body: { id: idOf(ticket) }, api: 'partners' })) {
    add({ event: 'removed', tickets: [ticket] });
    add({ event: 'nothing', n, place });
    return ['undone', found];
  }
  // It may have been removed by a call whose answer was lost.
  const standing = await search(intent.path, { id: idOf(ticket) }, tools);
  if (standing === null || standing.length > 0) return ['left', found];
  add({ event: 'nothing', n, place });
  return ['nothing', found];
}

/** The id of a ticket whose answer was lost; `none` when a search shows that there is none, null when it shows nothing. */
async function find(held: HeldWrite, tools: UndoTools): Promise<string | 'none' | null> {
  const { wanted, intent, answered } = held;
  // Without an id of its own it cannot be told from what others booked.
  if (wanted === null || wanted.externalId === '') return null;
  const { pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS)) } = tools;
  for (let look = 1; ; look += 1) {
    const found = await search(intent.path, { external_id: wanted.externalId }, tools);
    if (found === null) return null;
    const own = found.find(
      (ticket) =>
        String(valueAt(ticket, 'seat_id') ?? '') === wanted.seat &&
        String(valueAt(ticket, 'external_order_id') ?? '') === wanted.orderId,
    );
    if (own !== undefined) return String(valueAt(own, 'id'));
    if (answered || look === LOOKS || tools.limit.aborted) return 'none';
    await pause();
  }
}

// Tickets of the show that are held; null when the search was not answered. Removed and lapsed ones are found too.
async function search(addPath: string, filter: JsonValue, tools: UndoTools): Promise<JsonValue[] | null> {
  const path = addPath.replace('/tickets/add/', '/tickets/find/');
  const answer = await ask(tools, { method: 'POST', path, body: { filter }, api: 'partners' });
  if (answer === null || !Array.isArray(valueAt(answer, 'result'))) return null;
  return itemsAt(answer, 'result[*]')
    .map(({ value }) => value)
    .filter((ticket) => Number(valueAt(ticket, 'deleted')) !== 1);
}

async function isObeyed(tools: UndoTools, call: UndoCall): Promise<boolean> {
  return (await ask(tools, call)) !== null;
}

/** The answer to a call that was obeyed; null for any other. */
async function ask(
  { settings, sender, commonHeaders, limit }: UndoTools,
  { api, ...call }: UndoCall,
): Promise<JsonValue | null> {
  if (limit.aborted) return null;
  const target = openLiveTarget(settings, sender);
  const token = target.token(api === 'rest' ? 'rest' : 'partnersWrite');
  const sent = sender.send(target.route(call.path), {
    ...call,
    headers: { ...commonHeaders, Authorization: `Bearer ${token}` },
  });
  const { response } = await Promise.race([sent, ended(limit)]);
  if (response === null || response.status >= 300) return null;
  const { json } = readJson(response.bytes.toString('utf8'));
  return json === undefined || isErrorEnvelope(json) ? null : json;
}

async function ended(limit: AbortSignal): Promise<{ response: null }> {
  await new Promise<void>((resolve) => limit.addEventListener('abort', () => resolve(), { once: true }));
  return { response: null };
}

// The API takes and gives ids as numbers, and gives some as text (QTickets Partners docs).
function idOf(ticket: string): JsonValue {
  return /^\d{1,15}$/.test(ticket) ? Number(ticket) : ticket;
}
