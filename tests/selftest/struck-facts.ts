import type { Attempt, Exchange } from '../../src/model/evidence.ts';
import { addedBy } from './audit-of.ts';
import type { Struck } from './struck-run.ts';

/** The entry's own call in the evidence of a scenario. */
export function callOf({ evidence }: Struck, id: string): Exchange {
  const call = evidence.find((item) => item.id === id)?.exchanges.find(({ role }) => role === 'call');
  if (call === undefined) throw new RangeError(`no call of ${id}`);
  return call;
}

/** Tries that reached the simulator: a connection that was refused did not. */
export function arrived({ evidence }: Struck): Attempt[] {
  return evidence
    .flatMap(({ exchanges }) => exchanges.flatMap(({ attempts }) => attempts))
    .filter(({ error }) => error !== 'ECONNREFUSED');
}

/** Tables that changed by something else than the rows of the entries. */
export function unreconciled({ model }: Struck): string[] {
  return model.tables.filter(({ others }) => others !== 0).map(({ name }) => name);
}

/** Rows that an entry added to all tables together. */
export function rowsOf({ model }: Struck, id: string): number {
  const perTable = Object.values(addedBy(model));
  return perTable.reduce(
    (sum, byCall) =>
      sum +
      Object.entries(byCall)
        .filter(([label]) => label.split(' ')[0] === id)
        .reduce((rows, [, count]) => rows + count, 0),
    0,
  );
}

/** A document without the titles that stand beside ids. */
export function withoutTitles(document: string, { entries }: Pick<Struck['model'], 'entries'>): string {
  return entries.reduce((text, { id, title }) => text.replaceAll(`${id} ${title}`, id), document);
}

/** One numbered section of an audit document. */
export function sectionOf(document: string, number: number): string {
  const found = document.split(/^## /m).find((section) => section.startsWith(`${number}. `));
  if (found === undefined) throw new RangeError(`no section ${number}`);
  return found;
}
