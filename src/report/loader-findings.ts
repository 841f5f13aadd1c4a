import { groupBy } from '../common/group-by.ts';
import type { AuditRun } from '../model/audit-run.ts';
import type { PipelineCallFacts, PipelineFacts } from '../model/pipeline.ts';

type Found = AuditRun['findings'][number];
type JudgedCall = PipelineCallFacts & { entry: NonNullable<PipelineCallFacts['entry']> };

/**
 * What the API has and a loader did not ask for: pages of a list, what it named in the query (REST takes it from the body, and
 * ignores the query), and a time in which there is no data. At the entry at which the answers are judged.
 */
export function loaderFindings({ calls, now }: Pick<PipelineFacts, 'calls' | 'now'>): Found[] {
  const judged = calls.filter((call): call is JudgedCall => call.entry !== null);
  const timed = judged.filter(({ window }) => window.length > 0);
  const endpoint = ({ method, path }: JudgedCall) => `${method} ${endpointOf(path)}`;
  return [
    ...[...groupBy(judged, (call) => `${endpoint(call)} ${call.filter}`).values()].flatMap(pagesLeft),
    // What else it filters by does not matter: paid orders of an hour may be none, where there are unpaid ones.
    ...[...groupBy(timed, (call) => [endpoint(call), ...call.window].join('\n')).values()].flatMap((own) =>
      emptyWindow(own, now),
    ),
    ...[...groupBy(judged, endpoint).values()].flatMap(ignoredQuery),
  ];
}

function pagesLeft(calls: readonly JudgedCall[]): Found[] {
  const [first] = calls;
  const paged = calls.flatMap(({ page, items }) => (page === null ? [] : [{ ...page, items: items ?? 0 }]));
  const { total = 0, perPage = 0 } = paged.at(-1) ?? {};
  if (first === undefined || perPage === 0) return [];
  const seen = new Set(
    paged.flatMap(({ current, perPage: size, items }) =>
      Array.from({ length: items }, (_, index) => (current - 1) * size + index),
    ),
  );
  const pages = Math.ceil(total / perPage);
  const left = Array.from({ length: pages }, (_, index) => index + 1).filter((page) =>
    Array.from({ length: Math.min(perPage, total - (page - 1) * perPage) }, (_, index) => index).some(
      (index) => !seen.has((page - 1) * perPage + index),
    ),
  );
  if (left.length === 0) return [];
  const received = [...seen].filter((place) => place < total).length;
  return [
    found(
      first,
      'loader-pages',
      `the API has ${total}, the loader received ${received}: of ${pages} pages it never asked for ${ranges(left)}`,
    ),
  ];
}

function emptyWindow(calls: readonly JudgedCall[], now: string): Found[] {
  const [first] = calls;
  if (first === undefined || calls.some(({ items }) => items !== 0)) return [];
  return [
    found(
      first,
      'loader-window',
      `${first.window.join(', ')} lets nothing through (0 items in ${callsOf(calls.length)}): the data is of ${now}, which QTICKETS_NOW tells the loader`,
    ),
  ];
}

function ignoredQuery(calls: readonly JudgedCall[]): Found[] {
  const asked = calls.filter(({ query, path }) => query.length > 0 && !path.startsWith('/api/partners/'));
  const [first] = asked;
  if (first === undefined) return [];
  const names = [...new Set(asked.flatMap(({ query }) => query))];
  return [
    found(
      { ...first, filter: '' },
      'loader-query',
      `${callsOf(asked.length)} with ${names.join(', ')} in the query, which the API ignores: it takes filters and pages from the body`,
    ),
  ];
}

function found({ method, path, filter, entry }: JudgedCall, kind: string, words: string): Found {
  const of = `${method} ${endpointOf(path)}${filter === '' ? '' : ' with its filter'}`;
  return { ...entry, kind, message: `${of}: ${words}.` };
}

function endpointOf(path: string): string {
  return path.split('?')[0] ?? '';
}

function callsOf(count: number): string {
  return count === 1 ? '1 call' : `${count} calls`;
}

/** `2, 4 to 6`. */
function ranges(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from} to ${to}`)).join(', ');
}
