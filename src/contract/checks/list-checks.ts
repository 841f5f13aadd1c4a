import { isDeepStrictEqual } from 'node:util';
import { itemsAt, valueAtPointer } from '../../common/items-path.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { type CheckContext, shownAt } from '../check-context.ts';
import { pointerOf, walkLists } from './walk.ts';

/** Twice the largest page that was seen, of 500 promo codes. */
const LARGEST_PAGE = 1000;
/** Keys by which an item of an inner list is known, where it has them. */
const IDENTITIES = ['id', 'barcode', 'seat_id', 'zone_id'];

/**
 * A page is full unless it is the last one, and says the page that was asked for; what `total` counts is there. Null when the
 * answer has no `paging`.
 */
export function pagingProblems({ body, masked, requestBody, itemsThatCame }: CheckContext): string[] | null {
  const paging = isJsonObject(body) ? body['paging'] : undefined;
  if (paging === undefined || !isJsonObject(paging)) return null;
  const asked = requestBody !== null && isJsonObject(requestBody) ? (requestBody['page'] ?? 1) : 1;
  const items = itemsThatCame ?? itemsAt(body, 'data[*]').length;
  const most = Number(paging['perPage']);
  const came = (key: string) => `came ${shownAt(masked, `/paging/${key}`)}`;
  const problems: string[] = [];
  if (paging['currentPage'] !== asked)
    problems.push(`/paging/currentPage: expected the page asked for, ${asked}, ${came('currentPage')}`);
  for (const key of ['perPage', 'total']) {
    const value = paging[key];
    if (typeof value !== 'number' || value < Math.max(items, key === 'perPage' ? 1 : 0))
      problems.push(`/paging/${key}: expected at least the ${items} items that came, ${came(key)}`);
  }
  const wanted = itemsOfPage(paging, Number(asked));
  if (problems.length === 0 && most > LARGEST_PAGE)
    problems.push(
      `/paging/perPage: expected at most ${LARGEST_PAGE}, came ${shownAt(masked, '/paging/perPage')}`,
    );
  if (problems.length === 0 && items !== wanted) {
    problems.push(
      `/data: expected ${wanted} items, as /paging/total and /paging/perPage have it, came ${items}`,
    );
  }
  return problems;
}

function itemsOfPage(paging: JsonObject, page: number): number {
  const [perPage, total] = [Number(paging['perPage']), Number(paging['total'])];
  return Math.max(0, Math.min(perPage, total - (page - 1) * perPage));
}

/**
 * A list has items of one kind, and none of them twice: of objects by their id, of inner lists too. Null when the answer has
 * no list.
 */
export function listProblems({ body, masked }: CheckContext): string[] | null {
  let lists = 0;
  const problems: string[] = [];
  walkLists(body, (list, way) => {
    if (list.length === 0) return;
    lists += 1;
    const pointer = pointerOf(way);
    problems.push(...mixedProblems(list, pointer, masked), ...twiceProblems(list, pointer, masked));
  });
  return lists === 0 ? null : problems;
}

function mixedProblems(items: readonly JsonValue[], pointer: string, masked: JsonValue): string[] {
  const most = kindOf(items[items[0] === null ? items.length - 1 : 0] ?? null);
  const problems: string[] = [];
  // As they came: of an item of which no schema knows a field nothing is left here.
  const came = valueAtPointer(masked, pointer);
  for (const [index, item] of items.entries()) {
    const place = `${pointer}/${index}`;
    if (kindOf(item) !== most)
      problems.push(`${place}: expected ${most} as its neighbours, came ${shownAt(masked, place)}`);
    else if (Array.isArray(came) && isEmptyObject(came[index]))
      problems.push(`${place}: expected an object with fields, came {}`);
  }
  return problems;
}

function twiceProblems(items: readonly JsonValue[], pointer: string, masked: JsonValue): string[] {
  // Numbers may be coordinates.
  if (items.every((item) => typeof item === 'string')) {
    return items.flatMap((item, index) =>
      items.indexOf(item) === index
        ? []
        : [
            `${pointer}/${index}: expected a value of its own, came ${shownAt(masked, `${pointer}/${index}`)} twice`,
          ],
    );
  }
  const key = IDENTITIES.find((name) => items.every((item) => isJsonObject(item) && item[name] != null));
  if (key === undefined) return [];
  const first = new Map<string, number>();
  return items.flatMap((item, index) => {
    const id = String(isJsonObject(item) ? item[key] : '');
    const before = first.get(id);
    if (before === undefined) first.set(id, index);
    // A seat may be offered twice, at two prices: the same object may not.
    if (before === undefined || (key === 'seat_id' && !isDeepStrictEqual(items[before], item))) return [];
    const place = `${pointer}/${index}/${key}`;
    return [
      `${place}: expected a value of its own, came ${shownAt(masked, place)} as at ${pointer}/${before}/${key}`,
    ];
  });
}

function isEmptyObject(value: JsonValue | undefined): boolean {
  return isJsonObject(value) && Object.keys(value).length === 0;
}

function kindOf(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
