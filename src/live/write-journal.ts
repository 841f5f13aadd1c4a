import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { UndoCall } from '../model/account.ts';

/** A ticket that a write was to book: what tells it from others. */
export interface WantedTicket {
  seat: string;
  externalId: string;
  orderId: string;
}

/** A write before it was sent. */
export interface Intent {
  /** Entry and scenario that it is made for. */
  id: string;
  scenario: string;
  method: string;
  path: string;
  /** Tickets that it books; [] for any other write. */
  tickets: WantedTicket[];
  /** The call that takes it back, where it is known beforehand. */
  restore: UndoCall | null;
}

/** One line of a journal. */
export type JournalLine =
  | ({ event: 'intent'; n: number } & Intent)
  /** The write of that number was obeyed; ids of its tickets, in their order. */
  | { event: 'obeyed'; n: number; tickets: string[] }
  /** It was refused, or a search shows that it booked nothing. Without a place: the whole write. */
  | { event: 'nothing'; n: number; place?: number }
  /** Tickets that a call removed. */
  | { event: 'removed'; tickets: string[] }
  /** The writes of a scenario are undone as far as they can be, or the document says why not. */
  | { event: 'told'; id: string; scenario: string; undone: boolean }
  /** A simulator forgot all that was written. */
  | { event: 'reset' };

/** What the first line of a journal says: whose it is, and of which API. */
export interface JournalHead {
  run: string;
  /** The process that reads and removes it. */
  owner: { host: string; pid: number; began: string | null };
  rest: string;
  partners: string;
}

/** A journal as it was read. */
export interface Journal {
  file: string;
  head: JournalHead;
  lines: JournalLine[];
}

/** Folder of the journals among the bundles. */
const FOLDER = '.unfinished-writes';

/** Where the journals lie; `out`: where bundles are written. */
export function journalFolder(out: string): string {
  return join(out, FOLDER);
}

/** Where the journal of a run lies. */
export function journalFile(out: string, run: string): string {
  return join(journalFolder(out), `${run}.jsonl`);
}

/** Begins a journal. Only its owner may read it: what an event held before may be in it. */
export function beginJournal(file: string, head: JournalHead): void {
  mkdirSync(dirname(file), { recursive: true });
  append(file, head);
}

/** Writes a line, which is on disk when this returns. */
export function note(file: string, line: JournalLine): void {
  append(file, line);
}

/** Reads a journal; null for a file that is none. A last line that was cut off is left out: nothing was sent for it. */
export function readJournal(file: string): Journal | null {
  if (!existsSync(file)) return null;
  const [head, ...lines] = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => parsed(line));
  if (head === undefined || !('partners' in (head as object))) return null;
  return { file, head: head as JournalHead, lines: lines as JournalLine[] };
}

/** The journals of a folder of bundles. */
export function journalsIn(out: string): Journal[] {
  const folder = journalFolder(out);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((name) => readJournal(join(folder, name)) ?? []);
}

/** Removes a journal of which nothing is left. */
export function removeJournal(file: string): void {
  rmSync(file, { force: true });
  const folder = dirname(file);
  if (existsSync(folder) && readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
}

function append(file: string, line: JournalHead | JournalLine): void {
  const handle = openSync(file, 'a', 0o600);
  try {
    writeSync(handle, `${JSON.stringify(line)}\n`);
    // What is not on the disk is not there after a power cut, and the write may be.
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function parsed(line: string): unknown[] {
  try {
    return line === '' ? [] : [JSON.parse(line)];
  } catch {
    return [];
  }
}
