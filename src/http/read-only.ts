import { pathProblem } from '../common/path-form.ts';

const REST = /^\/api\/rest\/v1(\/[^/?]+)+(\?.*)?$/;

/**
 * Calls of the Partners API that read, by GET and POST alike: the two are equivalent there (QTickets Partners docs). The
 * show's id may be left out, in `tickets/find` the event's too. Everything else in that API is taken for a write.
 */
const PARTNERS_READS = [
  /^\/api\/partners\/v1\/events\/lists$/,
  /^\/api\/partners\/v1\/events\/(seatmap|offers|seats)\/\d+(\/\d+)?$/,
  /^\/api\/partners\/v1\/tickets\/check\/\d+(\/\d+)?$/,
  /^\/api\/partners\/v1\/tickets\/find(\/\d+){0,2}$/,
];

/**
 * True for a request that changes nothing, by what is known of it: a GET of the REST API, or a documented read of the
 * Partners API. False for all else, a path that servers could read differently among it.
 */
export function isReadOnly(method: string, path: string): boolean {
  if (pathProblem(path) !== null) return false;
  if (REST.test(path)) return method === 'GET';
  return (method === 'GET' || method === 'POST') && PARTNERS_READS.some((read) => read.test(path));
}
