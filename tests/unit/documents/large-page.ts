import { renderHtml } from '../../../src/documents/html/render-html.tsx';
import type { AuditEntry, AuditRun } from '../../../src/model/audit-run.ts';
import { modelOf } from '../report/fixture-bundle.ts';
import { goodPlays, runOf } from '../report/fixture-run.ts';

/** The run that the entries of a large page are those of, again and again. */
export const model: AuditRun = modelOf(runOf(goodPlays()));

/** A page of so many entries. Each has an answer of a hundred tickets, asked for with a body. */
export function largePage(count: number): string {
  const own = model.entries.filter(({ scenarios }) => scenarios.length > 0);
  const entries = Array.from({ length: count }, (_, index): AuditEntry => {
    const entry = own[index % own.length] as AuditEntry;
    return { ...entry, id: `${entry.section}.${index + 1}` };
  });
  const call = {
    role: 'call',
    name: '',
    request: {
      method: 'GET',
      path: '/api/rest/v1/orders?page=1',
      headers: { accept: 'application/json', 'x-note': 'once: twice' },
      body: { sent: 'whole', where: [{ column: 'payed', value: 1 }] },
    },
    response: {
      status: 200,
      headers: { 'content-type': 'application/json', 'x-note': 'once' },
      body: {
        data: Array.from({ length: 100 }, (_, id) => ({
          id,
          name: `Ticket ${id}`,
          hall: 'a hall '.repeat(21),
        })),
      },
    },
    attempts: [],
  };
  const answer = Buffer.from(JSON.stringify({ exchanges: [call] }));
  return renderHtml({ ...model, entries }, { files: [], answer: () => answer, language: 'en' });
}
