import { itemsAt, pointerToken } from '../../common/items-path.ts';
import { isJsonObject, type JsonValue } from '../../model/json.ts';
import { type CheckContext, shownAt } from '../check-context.ts';
import { checkOrders } from './order-checks.ts';
import { checkShows } from './show-checks.ts';

/** A check that every answer passes beside its own rules. `problems` is null when it does not apply to the answer. */
export interface GeneralCheck {
  name: string;
  problems(context: CheckContext): string[] | null;
}

/** Checks of every answer, in the order in which they are reported. */
export const GENERAL_CHECKS: readonly GeneralCheck[] = [
  { name: 'general:errorStatus', problems: errorStatusProblems },
  { name: 'general:dates', problems: dateProblems },
  { name: 'general:paging', problems: pagingProblems },
  { name: 'general:uniqueIds', problems: duplicateIdProblems },
  { name: 'general:orders', problems: checkOrders },
  { name: 'general:shows', problems: checkShows },
];

// QTickets sends every time as ISO 8601 with an offset, under keys with these endings.
const DATE_KEY = /_(at|to|from|date)$/;
const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

function dateProblems(context: CheckContext): string[] | null {
  const found = { dates: 0, wrong: [] as string[] };
  lookForDates(context.body, [], found);
  if (found.dates === 0) return null;
  return found.wrong.map(
    (pointer) => `${pointer}: expected a date with an offset, came ${shownAt(context.masked, pointer)}`,
  );
}

/** Counts the dates, and notes where one is wrong. A place is spelled only there: an answer has thousands of dates. */
function lookForDates(value: JsonValue, path: string[], found: { dates: number; wrong: string[] }): void {
  const isList = Array.isArray(value);
  if (!isList && !isJsonObject(value)) return;
  for (const key of Object.keys(value)) {
    const child = isList ? value[Number(key)] : value[key];
    if (typeof child === 'object') {
      path.push(key);
      lookForDates(child, path, found);
      path.pop();
    } else if (!isList && typeof child === 'string' && child !== '' && DATE_KEY.test(key)) {
      found.dates += 1;
      if (!DATE.test(child) || Number.isNaN(Date.parse(child)))
        found.wrong.push([...path, key].map((token) => `/${pointerToken(token)}`).join(''));
    }
  }
}

function pagingProblems({ body, masked, requestBody }: CheckContext): string[] | null {
  const paging = isJsonObject(body) ? body['paging'] : undefined;
  if (paging === undefined || !isJsonObject(paging)) return null;
  const asked = requestBody !== null && isJsonObject(requestBody) ? (requestBody['page'] ?? 1) : 1;
  const items = itemsAt(body, 'data[*]').length;
  const problems: string[] = [];
  if (paging['currentPage'] !== asked) {
    problems.push(
      `/paging/currentPage: expected the page asked for, ${asked}, came ${shownAt(masked, '/paging/currentPage')}`,
    );
  }
  for (const key of ['perPage', 'total']) {
    const value = paging[key];
    if (typeof value !== 'number' || value < items) {
      problems.push(
        `/paging/${key}: expected at least the ${items} items that came, came ${shownAt(masked, `/paging/${key}`)}`,
      );
    }
  }
  return problems;
}

function duplicateIdProblems({ body, masked }: CheckContext): string[] | null {
  const list = itemsAt(body, 'data[*]').flatMap(({ pointer, value }) =>
    isJsonObject(value) && value['id'] !== undefined
      ? [{ pointer: `${pointer}/id`, id: String(value['id']) }]
      : [],
  );
  if (list.length === 0) return null;
  const first = new Map<string, string>();
  const problems: string[] = [];
  for (const { pointer, id } of list) {
    const before = first.get(id);
    if (before === undefined) first.set(id, pointer);
    else
      problems.push(
        `${pointer}: expected an id of its own, came ${shownAt(masked, pointer)} as at ${before}`,
      );
  }
  return problems;
}

function errorStatusProblems({ body, answer, masked }: CheckContext): string[] | null {
  if (!isJsonObject(body) || !('error' in body) || typeof body['status'] !== 'number') return null;
  return body['status'] === answer.status
    ? []
    : [`/status: expected the HTTP status ${answer.status}, came ${shownAt(masked, '/status')}`];
}
