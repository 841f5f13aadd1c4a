import type { AuditRun, AuditTable } from '../model/audit-run.ts';
import type { LoaderName } from '../model/case.ts';
import type { PipelineFacts, PipelineReceived } from '../model/pipeline.ts';
import type { MessageKey, Translator } from './messages/translator.ts';

type Words = Pick<Translator, 'say'>;

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

const KINDS: Record<LoaderName, MessageKey> = {
  orders: 'met.orders',
  clients: 'met.clients',
  events: 'met.events',
  seats: 'met.seats',
  priceShades: 'met.priceShades',
  discounts: 'met.discounts',
  promoCodes: 'met.promoCodes',
  barcodes: 'met.barcodes',
  partnerTickets: 'kind.partnerTickets',
  partnerChecks: 'kind.partnerChecks',
  partnerSeats: 'kind.partnerSeats',
};

/** What a loader received of a kind, by its name. */
export function kindWords({ say }: Words, { kind }: PipelineReceived): string {
  return say(KINDS[kind]);
}

/** Rows of a table after the run, in words. */
export function rowsIn({ say }: Words, name: string, counts: readonly AuditTable[]): string {
  const count = counts.find((table) => table.name === name)?.after ?? null;
  return count === null ? say('rows.uncounted') : say('count.rows', { count });
}

/** How the loader ended. */
export function endWords({ say }: Words, { exitCode, signal, timedOut }: PipelineFacts): string {
  if (timedOut) return say('loader.timedOut');
  return exitCode === null
    ? say('loader.signal', { signal: String(signal) })
    : say('loader.exitCode', { code: exitCode });
}

/** Whether the loader did its work. */
export function hasFailed({ exitCode }: Pick<PipelineFacts, 'exitCode'>): boolean {
  return exitCode !== 0;
}

/** The tables of which no answer says what must be in them. */
export function notJudged({ tables, loader }: Pick<AuditRun, 'tables' | 'loader'>): AuditTable[] {
  return loader === null ? [] : tables.filter(({ name }) => !loader.judged.includes(name));
}
