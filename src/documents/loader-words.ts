import type { AuditRun, AuditTable } from '../model/audit-run.ts';
import type { LoaderName } from '../model/case.ts';
import type { PipelineFacts, PipelineReceived } from '../model/pipeline.ts';
import { amount, idList } from './words.ts';

/** What would remove each finding about a team's own loader: until then the verdict is no better than CONDITIONAL. */
export const LOADER_REMEDIES: Readonly<Record<string, string>> = {
  'loader-pages': 'Let the loader ask for every page of its lists, and run again.',
  'loader-query': 'Let the loader send filters and pages in the body, and run again.',
  'loader-window': 'Let the loader take QTICKETS_NOW for the present, or a longer window, and run again.',
};

/** True for a finding about the loader: the owner of the API cannot clarify it. */
export function isOfLoader({ kind }: { kind: string }): boolean {
  return Object.hasOwn(LOADER_REMEDIES, kind);
}

const KINDS: Record<LoaderName, string> = {
  orders: 'Orders',
  clients: 'Clients',
  events: 'Events',
  seats: 'Seats',
  priceShades: 'Price shades',
  discounts: 'Discounts',
  promoCodes: 'Promo codes',
  barcodes: 'Barcodes',
  partnerTickets: 'Partner tickets',
  partnerChecks: 'Partner checks',
  partnerSeats: 'Partner seats',
};

/** What a loader received of a kind, by its name. */
export function kindWords({ kind }: PipelineReceived): string {
  return KINDS[kind];
}

/** What it received, and what stands in the tables. */
export function receivedWords(
  { items, distinct, tables, from }: PipelineReceived,
  counts: readonly AuditTable[],
): string {
  const stored = tables.map((name) => `${name} holds ${rowsIn(name, counts)}`).join(', ');
  return `the loader received ${items}, ${distinct} distinct (${idList(from)}); ${stored}`;
}

/** Rows of a table after the run, in words. */
export function rowsIn(name: string, counts: readonly AuditTable[]): string {
  const after = counts.find((table) => table.name === name)?.after ?? null;
  return after === null ? 'rows that were not counted' : amount(after, 'row', 'rows');
}

/** How the loader ended. */
export function endWords({ exitCode, signal, timedOut }: PipelineFacts): string {
  if (timedOut) return 'ended because its time was up';
  return exitCode === null ? `ended by ${signal}` : `exit code ${exitCode}`;
}

/** Whether the loader did its work. */
export function hasFailed({ exitCode }: Pick<PipelineFacts, 'exitCode'>): boolean {
  return exitCode !== 0;
}

/** The tables of which no answer says what must be in them. */
export function notJudged({ tables, loader }: Pick<AuditRun, 'tables' | 'loader'>): AuditTable[] {
  return loader === null ? [] : tables.filter(({ name }) => !loader.judged.includes(name));
}
