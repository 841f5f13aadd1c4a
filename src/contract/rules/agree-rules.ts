import { itemsAt, type Located, pointerToken, valueAt } from '../../common/items-path.ts';
import { instantText } from '../../common/moment.ts';
import type { JsonObject, JsonValue } from '../../model/json.ts';
import type { RuleSpec } from '../../model/rule.ts';
import { type CheckContext, listOf, type OtherAnswer, shown, shownAt } from '../check-context.ts';
import { differences } from './differences.ts';
import { writeTimeProblems } from './write-times.ts';

/** In place of a field: the key under which the object stands in a map. */
const KEY_OF_MAP = '{key}';

type Agrees = Extract<RuleSpec, { rule: 'agrees' }>;

/**
 * Objects of this answer that stand in another one too are the same there in every field, but for those excepted: what a call
 * was not asked to change is as before, and one object has one state in two lists. Those that are not there are left out. On a
 * real account something may change between two entries: then a difference is a finding.
 */
export function agrees(rule: Agrees, context: CheckContext): string[] {
  const name = 'of' in rule.with ? rule.with.of : rule.with.aside;
  const other = 'of' in rule.with ? context.others.get(name) : context.asides.get(name);
  if (other === undefined) return [`"${name}", which this rule compares with, gave no JSON`];
  const key = rule.key ?? 'id';
  const atKey = rule.atKey ?? key;
  const twins = new Map(itemsAt(other.body, rule.at).map((item) => [keyIn(item, atKey), item]));
  const own = rule.in === undefined ? context : context.asides.get(rule.in);
  if (own === undefined) return [`"${rule.in}", which this rule looks at, gave no JSON`];
  const items = itemsAt(own.body, rule.items);
  const seen = new Set(items.map((item) => keyIn(item, key)));
  const lost = [...twins].filter(([id, twin]) => mustBeHere(rule, twin) && !seen.has(id));
  const isWrite = context.write || 'aside' in rule.with;
  const problems = [
    ...lost.map(
      ([, { pointer }]) => `${listOf(rule.items)}: expected one for ${pointer} of ${name}, came none`,
    ),
    ...items.flatMap((item) => {
      const twin = twins.get(keyIn(item, key));
      if (twin === undefined) return missing(rule, item, name, key, context);
      return [
        ...differing(rule, item, twin, { own, other, name, basket: context.params['BASKET_ID'] }),
        ...(isWrite ? writeTimeProblems({ ...item, answer: own }, { ...twin, answer: other }) : []),
      ];
    }),
  ];
  if (problems.length === 0 || !context.live || 'aside' in rule.with) return problems;
  context.findings.push({
    kind: 'not-comparable',
    message: `${problems.length} fields are not as in ${name}, which was asked at another time`,
  });
  return [];
}

function mustBeHere({ all = false }: Agrees, { value }: Located): boolean {
  return typeof all === 'boolean' ? all : valueAt(value, all.field) === all.value;
}

// The value of a field, or the last key of the way there.
function keyIn({ pointer, value }: Located, key: string): string {
  if (key !== KEY_OF_MAP) return String(valueAt(value, key));
  return (pointer.split('/').at(-1) ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
}

// A single object that was looked up before must be there; a list may hold what another page has not.
function missing(
  { items }: Agrees,
  item: Located,
  name: string,
  key: string,
  context: CheckContext,
): string[] {
  if (items.includes('[*]')) return [];
  const pointer = `${item.pointer}/${key}`;
  if (isOnePageOfMore(context.others.get(name)?.body)) {
    context.findings.push({
      kind: 'not-comparable',
      message: `${pointer} is not on the page that ${name} answers`,
    });
    return [];
  }
  return [`${pointer}: expected one that "${name}" has too, came ${shownAt(context.masked, pointer)}`];
}

function isOnePageOfMore(body: JsonValue | undefined): boolean {
  const total = body === undefined ? undefined : valueAt(body, 'paging.total');
  return typeof total === 'number' && body !== undefined && total > itemsAt(body, 'data[*]').length;
}

interface Sides {
  own: OtherAnswer;
  other: OtherAnswer;
  name: string;
  basket: string | undefined;
}

function differing(
  { except, fields = [''], in: aside }: Agrees,
  item: Located,
  twin: Located,
  { own, other, name, basket }: Sides,
): string[] {
  const prefix = aside === undefined ? '' : `${aside} `;
  return fields
    .flatMap((field) => {
      const at = field === '' ? '' : `/${field.replaceAll('.', '/')}`;
      const [a, b] = [valueAt(item.value, field), valueAt(twin.value, field)];
      return differences(a, b, except, basket).map(({ pointer }) => `${at}${pointer}`);
    })
    .map(
      (at) =>
        `${prefix}${differs(`${item.pointer}${at}`, own.masked, `${twin.pointer}${at}`, other.masked, name)}`,
    );
}

/** Words for a value that another answer has too, and that is another there. Says so where the masks are the same. */
export function differs(
  pointer: string,
  masked: JsonValue,
  otherPointer: string,
  otherMasked: JsonValue,
  name: string,
): string {
  const [came, expected] = [shownAt(masked, pointer), shownAt(otherMasked, otherPointer)];
  const same = came === expected ? ' (they differ behind the mask, or further on)' : '';
  return `${pointer}: expected ${expected}, as in ${name} at ${otherPointer}, came ${came}${same}`;
}

const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/**
 * Every field that was sent, and that the answer has, comes back as it was sent, at whatever depth: ids as text, times as
 * instants. A reference to something that was sent along (`#0`) comes back as its id. Compared masked, since a replayed answer
 * holds masks and the request does not.
 */
export function sentComesBack(
  { sent, answers }: Extract<RuleSpec, { rule: 'sentComesBack' }>,
  context: CheckContext,
): string[] {
  const items = itemsAt(context.maskedRequestBody ?? {}, sent);
  return itemsAt(context.masked, answers).flatMap(({ pointer, value }, index) => {
    const given = items[index]?.value;
    return given === undefined ? [] : notAsSent(given, value, pointer, context.masked);
  });
}

function notAsSent(given: JsonValue, came: JsonValue, pointer: string, masked: JsonValue): string[] {
  if (isCompound(given) && isCompound(came)) {
    const lists = Array.isArray(given) && Array.isArray(came);
    if (Array.isArray(given) !== Array.isArray(came)) return [];
    if (lists && given.length !== came.length)
      return [`${pointer}: expected ${given.length} items, as sent, came ${came.length}`];
    return Object.entries(given).flatMap(([key, wanted]) =>
      Object.hasOwn(came, key)
        ? notAsSent(
            wanted,
            (Array.isArray(came) ? came[Number(key)] : came[key]) ?? null,
            `${pointer}/${pointerToken(key)}`,
            masked,
          )
        : [],
    );
  }
  if (isCompound(given) || isCompound(came) || /^#\d+$/.test(String(given)) || isSame(given, came)) return [];
  return [`${pointer}: expected ${shown(given)}, as sent, came ${shownAt(masked, pointer)}`];
}

function isCompound(value: JsonValue): value is JsonObject | JsonValue[] {
  return typeof value === 'object' && value !== null;
}

function isSame(wanted: JsonValue, came: JsonValue): boolean {
  const [a, b] = [String(wanted), String(came)];
  return a === b || (DATE.test(a) && DATE.test(b) && instantText(a) === instantText(b));
}
