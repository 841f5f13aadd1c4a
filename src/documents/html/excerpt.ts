import { isJsonObject, type JsonValue } from '../../model/json.ts';

/** A line of an excerpt; marked where what stands there failed a check. */
export interface ExcerptLine {
  text: string;
  marked: boolean;
}

/** A body as lines, and whether all of it is there. */
export interface Excerpt {
  lines: ExcerptLine[];
  whole: boolean;
}

/** How much of lists, of maps and of texts is shown, tried in this order until it fits. */
const MEASURES = [
  { items: 12, members: 200, text: 2000 },
  { items: 3, members: 60, text: 400 },
  { items: 1, members: 40, text: 160 },
  { items: 1, members: 12, text: 80 },
] as const;
type Measure = (typeof MEASURES)[number];

/**
 * A JSON body as indented lines of at most about `most` characters. Long lists have their first items and those in which a check failed, with a
 * line for how many are left out (`left` gives its words); the places that failed are marked.
 */
export function excerptOf(
  body: JsonValue,
  { failed, most, left }: { failed: readonly string[]; most: number; left: (count: number) => string },
): Excerpt {
  let found: Excerpt = { lines: [], whole: true };
  for (const measure of MEASURES) {
    const printer = new Printer(measure, failed, left);
    found = { lines: printer.lines(body), whole: printer.whole };
    if (sizeOf(found.lines) <= most) return found;
  }
  return { lines: cutLines(found.lines, most, left), whole: false };
}

class Printer {
  whole = true;
  readonly #measure: Measure;
  readonly #failed: ReadonlySet<string>;
  /** Every place above a failed one. */
  readonly #above: ReadonlySet<string>;
  readonly #left: (count: number) => string;
  readonly #lines: ExcerptLine[] = [];

  constructor(measure: Measure, failed: readonly string[], left: (count: number) => string) {
    this.#measure = measure;
    this.#failed = new Set(failed);
    this.#above = new Set(failed.flatMap(placesAbove));
    this.#left = left;
  }

  lines(body: JsonValue): ExcerptLine[] {
    this.#print(body, '', '', '', '');
    return this.#lines;
  }

  #print(value: JsonValue, pointer: string, indent: string, before: string, after: string): void {
    const marked = this.#isMarked(value, pointer);
    const children = Array.isArray(value)
      ? value.map((item, index) => [String(index), item] as const)
      : isJsonObject(value)
        ? Object.entries(value)
        : null;
    if (children === null || children.length === 0) {
      this.#lines.push({ text: `${indent}${before}${this.#scalar(value)}${after}`, marked });
      return;
    }
    const isList = Array.isArray(value);
    const [open, close] = isList ? '[]' : '{}';
    this.#lines.push({ text: `${indent}${before}${open}`, marked });
    const within = `${indent}  `;
    const first = isList ? this.#measure.items : this.#measure.members;
    let skipped = 0;
    children.forEach(([key, child], index) => {
      const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (index >= first && !this.#above.has(at) && !this.#failed.has(at)) {
        skipped += 1;
        return;
      }
      skipped = this.#tellSkipped(skipped, within);
      const comma = index === children.length - 1 ? '' : ',';
      this.#print(child, at, within, isList ? '' : `${JSON.stringify(key)}: `, comma);
    });
    this.#tellSkipped(skipped, within);
    this.#lines.push({ text: `${indent}${close}${after}`, marked: false });
  }

  #tellSkipped(count: number, indent: string): 0 {
    if (count === 0) return 0;
    this.whole = false;
    this.#lines.push({ text: `${indent}… ${this.#left(count)}`, marked: false });
    return 0;
  }

  #scalar(value: JsonValue): string {
    const text = JSON.stringify(value);
    const most = this.#measure.text;
    if (text.length <= most) return text;
    this.whole = false;
    return `${beginning(text, most) || '"'}…"`;
  }

  // A member that had to be there and is not fails a place that nothing stands at: the object that lacks it is marked.
  #isMarked(value: JsonValue, pointer: string): boolean {
    if (this.#failed.has(pointer)) return true;
    if (!this.#above.has(pointer) || !isJsonObject(value)) return false;
    return [...this.#failed].some((place) => {
      const end = place.lastIndexOf('/');
      const key = place
        .slice(end + 1)
        .replaceAll('~1', '/')
        .replaceAll('~0', '~');
      return place.slice(0, end) === pointer && !Object.hasOwn(value, key);
    });
  }
}

/** The beginning of a text up to a space: a part of a masked value would look like one that is not masked. */
function beginning(text: string, most: number): string {
  const part = text.slice(0, most);
  return part.slice(0, Math.max(0, part.search(/\s\S*$/)));
}

function placesAbove(pointer: string): string[] {
  const parts = pointer.split('/');
  return parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

function sizeOf(lines: readonly ExcerptLine[]): number {
  return lines.reduce((sum, { text }) => sum + text.length + 1, 0);
}

/** The first lines, and the lines around the first that is marked. */
function cutLines(
  lines: readonly ExcerptLine[],
  most: number,
  left: (count: number) => string,
): ExcerptLine[] {
  const mark = lines.findIndex(({ marked }) => marked);
  const kept: ExcerptLine[] = [];
  let size = 0;
  const from = mark > 20 ? mark - 8 : 0;
  const gap = (count: number): ExcerptLine => ({ text: `… ${left(count)}`, marked: false });
  if (from > 0) kept.push(gap(from));
  for (const line of lines.slice(from)) {
    const text = line.text.length > most / 4 ? `${beginning(line.text, most / 4)}…` : line.text;
    size += text.length + 1;
    if (size > most) break;
    kept.push({ ...line, text });
  }
  const shown = kept.length - (from > 0 ? 1 : 0);
  const rest = lines.length - from - shown;
  return rest > 0 ? [...kept, gap(rest)] : kept;
}
