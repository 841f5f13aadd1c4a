import { addTo } from '../../common/group-by.ts';
import type { AuditRun } from '../../model/audit-run.ts';
import type { PipelineCallFacts } from '../../model/pipeline.ts';
import type { RunLog } from '../log/run-log.ts';
import { counted } from './words.ts';

type Found = AuditRun['findings'][number];

/** What a team's own loader left out of what the API has, from the calls that the log names. */
export function deriveLoaderFindings({ loader }: Pick<RunLog, 'loader'>): Found[] {
  const lists = new Map<string, PipelineCallFacts[]>();
  const endpoints = new Map<string, PipelineCallFacts[]>();
  const windows = new Map<string, PipelineCallFacts[]>();
  for (const call of loader?.calls ?? []) {
    if (call.entry === null) continue;
    const endpoint = `${call.method} ${call.path.replace(/\?.*$/s, '')}`;
    addTo(endpoints, endpoint, call);
    if (call.window.length > 0) addTo(windows, JSON.stringify([endpoint, ...call.window]), call);
    addTo(lists, `${endpoint}${call.filter === '' ? '' : ` with its filter\n${call.filter}`}`, call);
  }
  const findings: Found[] = [];
  for (const [name, calls] of lists)
    add(findings, calls, 'loader-pages', name.split('\n')[0] ?? '', leftPages(calls));
  for (const [name, calls] of windows) {
    const [of = ''] = JSON.parse(name) as string[];
    add(findings, calls, 'loader-window', `${of} with its filter`, nothingIn(calls, loader?.now ?? ''));
  }
  for (const [of, calls] of endpoints) {
    const asked = calls.filter(({ query }) => query.length > 0 && !of.includes(' /api/partners/'));
    add(findings, asked, 'loader-query', of, inQuery(asked));
  }
  return findings;
}

function leftPages(calls: readonly PipelineCallFacts[]): string | null {
  const pages = calls.flatMap(({ page, items }) => (page === null ? [] : [{ page, items: items ?? 0 }]));
  const last = pages.at(-1)?.page;
  if (last === undefined || last.perPage === 0) return null;
  const seen: boolean[] = new Array<boolean>(last.total).fill(false);
  for (const { page, items } of pages) {
    const start = page.perPage * (page.current - 1);
    seen.fill(true, start, Math.min(last.total, start + items));
  }
  const all = Math.ceil(last.total / last.perPage);
  const left: string[] = [];
  let from = 0;
  for (let page = 1; page <= all + 1; page += 1) {
    const whole = page > all || seen.slice((page - 1) * last.perPage, page * last.perPage).every(Boolean);
    if (!whole && from === 0) from = page;
    if (!whole || from === 0) continue;
    left.push(from === page - 1 ? `${from}` : `${from} to ${page - 1}`);
    from = 0;
  }
  if (left.length === 0) return null;
  const received = seen.filter(Boolean).length;
  return `the API has ${last.total}, the loader received ${received}: of ${all} pages it never asked for ${left.join(', ')}`;
}

function nothingIn(calls: readonly PipelineCallFacts[], now: string): string | null {
  const window = calls[0]?.window ?? [];
  if (!calls.every(({ items }) => items === 0)) return null;
  return `${window.join(', ')} lets nothing through (0 items in ${counted(calls.length, 'call', 'calls')}): the data is of ${now}, which QTICKETS_NOW tells the loader`;
}

function inQuery(calls: readonly PipelineCallFacts[]): string | null {
  if (calls.length === 0) return null;
  const names = [...new Set(calls.flatMap(({ query }) => query))].join(', ');
  return `${counted(calls.length, 'call', 'calls')} with ${names} in the query, which the API ignores: it takes filters and pages from the body`;
}

function add(
  findings: Found[],
  [first]: readonly PipelineCallFacts[],
  kind: string,
  of: string,
  words: string | null,
): void {
  if (words === null || first === undefined || first.entry === null) return;
  findings.push({ id: first.entry.id, scenario: first.entry.scenario, kind, message: `${of}: ${words}.` });
}
