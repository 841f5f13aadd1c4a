/** Whether a call is of a route. The path is without its query. */
export type RouteTest = (method: string, path: string) => boolean;

const METHODS = 'GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS';
/** No query, and a colon only where a `:name` begins. */
const ROUTE = new RegExp(`^(?:(${METHODS}|\\*) +)?(/(?:[^\\s:?#]|(?<=/):(?=\\w))*)$`, 'i');
const API_BASE = /^\/api\/(?:rest|partners)\/v1(?=\/|$)/;
const CONTROL = /^\/__simulator(?:\/|$)/;

/**
 * A test for `GET /orders`, `/orders/*`, `/orders/{ORDER_ID}` or `/api/partners/**`: `*` stands for any part of one step,
 * `**` for any number of steps, `{name}` and `:name` for one step. The path may leave out the base of either API.
 * Null for what is no route. Control calls are of no route, or a fault could not be taken back.
 */
export function routeTest(text: string): RouteTest | null {
  const found = ROUTE.exec(text.trim());
  if (found === null) return null;
  const method = (found[1] ?? '*').toUpperCase();
  const form = new RegExp(`^${formOf(plain(found[2] ?? ''))}$`);
  return (calledMethod, calledPath) => {
    const path = plain(calledPath);
    if (CONTROL.test(path) || (method !== '*' && method !== calledMethod)) return false;
    return form.test(path) || form.test(path.replace(API_BASE, '') || '/');
  };
}

/** One slash between steps and none at the end, as the simulator's own routes read a path. */
function plain(path: string): string {
  return path.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
}

function formOf(pattern: string): string {
  return pattern
    .split(/(\*{2,}|\*|\{\w+\}|(?<=\/):\w+)/)
    .map((piece) => {
      if (piece.startsWith('**')) return '.*';
      if (piece === '*') return '[^/]*';
      if (/^(\{\w+\}|:\w+)$/.test(piece)) return '[^/]+';
      return piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
}
