import { itemsAt, valueAt } from '../../common/items-path.ts';
import { instantText, isLater, parseMoment, wholeSecondOf } from '../../common/moment.ts';
import { isJsonObject, type JsonValue } from '../../model/json.ts';
import type { RuleSpec } from '../../model/rule.ts';
import { type CheckContext, shown, shownAt } from '../check-context.ts';

type Of<K extends RuleSpec['rule']> = Extract<RuleSpec, { rule: K }>;

/** How far apart the times of what one call made may lie. */
const ONE_CALL_SECONDS = 60;

/** What was just made was created and last changed at one moment, with all that was made along with it. */
export function justMade({ items }: Of<'justMade'>, { body, masked }: CheckContext): string[] {
  return itemsAt(body, items).flatMap(({ pointer, value }) => {
    const made = wholeSecondOf(valueAt(value, 'created_at')) ?? Number.NaN;
    return timesIn(value, pointer)
      .filter(({ at }) => !(Math.abs(at - made) <= ONE_CALL_SECONDS))
      .map(
        ({ pointer: place }) =>
          `${place}: expected the time at which it was made, as at ${pointer}/created_at and beside it, came ${shownAt(masked, place)}`,
      );
  });
}

function timesIn(value: JsonValue, pointer: string): { pointer: string; at: number }[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => timesIn(item, `${pointer}/${index}`));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === 'created_at' || key === 'updated_at'
      ? [{ pointer: `${pointer}/${key}`, at: wholeSecondOf(child) ?? Number.NaN }]
      : timesIn(child, `${pointer}/${key}`),
  );
}

/**
 * What is counted of scans is what the list of barcodes holds: all of them, those scanned, and the last time. On a real account,
 * and where the list is one page of more, a difference is a finding.
 */
export function tallies({ of }: Of<'tallies'>, context: CheckContext): string[] {
  const other = context.others.get(of);
  if (other === undefined) return [`case ${of}, which this rule compares with, gave no JSON`];
  const barcodes = itemsAt(other.body, 'data[*]').map(({ value }) => value);
  const times = barcodes
    .map((barcode) => valueAt(barcode, 'checked_at'))
    .filter((at) => typeof at === 'string');
  const last = times.reduce<string | null>(
    (best, at) => (best === null || isLater(parseMoment(at), parseMoment(best)) ? at : best),
    null,
  );
  const total = valueAt(other.body, 'paging.total') ?? barcodes.length;
  const wanted: Record<string, JsonValue> = {
    total,
    scanned: barcodes.filter((barcode) => valueAt(barcode, 'status') === 'scanned').length,
    last_checked_at: last,
  };
  const problems = Object.entries(wanted).flatMap(([key, value]) =>
    isSame(valueAt(context.body, `data.${key}`), value)
      ? []
      : [
          `/data/${key}: expected ${shown(value)}, as ${of} has it, came ${shownAt(context.masked, `/data/${key}`)}`,
        ],
  );
  if (problems.length === 0 || (!context.live && Number(total) <= barcodes.length)) return problems;
  context.findings.push({
    kind: 'not-comparable',
    message: `${problems.length} counts are not those of ${of}, which is one page or was asked at another time`,
  });
  return [];
}

function isSame(came: JsonValue | undefined, wanted: JsonValue | undefined): boolean {
  return typeof came === 'string' && typeof wanted === 'string'
    ? instantText(came) === instantText(wanted)
    : came === wanted;
}
