import { groupBy } from '../../common/group-by.ts';
import { once } from '../../common/once-for-bytes.ts';
import type { AuditRun } from '../../model/audit-run.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { readJson, utf8Text } from '../bytes/read-json.ts';
import { fileKind, OUTSIDE } from '../files/layout.ts';
import type { Comparisons } from '../ledger.ts';
import { LIMITS } from '../limits.ts';
import { RESPONSES_FOLDER } from '../responses/match-responses.ts';
import { isFreeForm, unmaskedField, unmaskedFreeForm } from './field-rules.ts';
import { kindsInColumns } from './table-rules.ts';
import { kindsInText } from './text-rules.ts';

/** What of a file is unmasked: its kinds, and where the first stands. Never a value: a text may have a million of them. */
class Hits {
  readonly kinds = new Set<string>();
  first: string | null = null;

  add(kinds: readonly string[], place: string): void {
    for (const kind of kinds) this.kinds.add(kind);
    if (kinds.length > 0) this.first ??= place;
  }
}

/** Files that an audit scans: all in the archive but the copy of the spec document, which is an input. */
export function scannedFiles(files: ReadonlyMap<string, Buffer>): string[] {
  return [...files.keys()].filter((path) => {
    const kind = fileKind(path);
    return kind !== null && kind !== 'spec' && !OUTSIDE.includes(kind);
  });
}

/**
 * Scans every file by rules of its own: a file that audit.json calls clean must be clean. Of a file with recorded hits it is
 * said whether this scan finds any: the audit knows its own tokens, and this scan does not.
 */
export function scanFiles(
  files: ReadonlyMap<string, Buffer>,
  recorded: AuditRun['maskingScan']['hits'],
  ledger: Comparisons,
): void {
  const scanned = new Set(scannedFiles(files));
  const known = groupBy(recorded, ({ file }) => file);
  for (const [file, [first]] of known)
    ledger.expect(
      scanned.has(file),
      'a file of a hit of the scan',
      ['audit.json#/maskingScan/hits', `${first?.kind} in ${file}`],
      ['bundle', scanned.has(file) ? 'there' : 'no such file'],
    );
  for (const path of scanned) {
    const bytes = files.get(path);
    if (bytes === undefined) continue;
    const { kinds, first } = once(bytes, `scan ${path}`, () => hitsIn(path, bytes));
    const count = known.get(path)?.length ?? 0;
    if (count === 0) {
      ledger.expect(
        first === null,
        'a file in which the audit found nothing unmasked',
        [first ?? path, [...kinds].join(', ') || 'nothing'],
        ['audit.json#/maskingScan/hits', 'no hit in this file'],
      );
    } else {
      ledger.held();
      if (first === null)
        ledger.notes.push(`${path}: the audit recorded ${count} hits of its scan; this scan finds none`);
    }
  }
}

function hitsIn(path: string, bytes: Buffer): Hits {
  const hits = new Hits();
  if (path.endsWith('.json')) {
    jsonHits(path, bytes, hits);
    return hits;
  }
  const text = utf8Text(bytes) ?? bytes.toString('latin1');
  // A page shows answers without what their keys say of a number. They are scanned with their keys, and a page that follows from them has
  // no number of its own.
  const withNumbers = fileKind(path) !== 'page';
  // A header says what stands in the lines below it.
  if (!path.endsWith('.jsonl')) hits.add(kindsInColumns(text), path);
  let number = 0;
  for (const line of linesOf(text)) {
    number += 1;
    if (line === '') continue;
    const place = `${path}:${number}`;
    if (path.endsWith('.jsonl')) jsonHits(place, Buffer.from(line, 'utf8'), hits);
    else hits.add(kindsInText(line, withNumbers), place);
  }
  return hits;
}

// One after the other: of megabytes of line feeds a list would be many times as large.
function* linesOf(text: string): Generator<string> {
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    yield text.slice(start, end);
    start = end + 1;
  }
  yield text.slice(start);
}

function jsonHits(place: string, bytes: Buffer, hits: Hits): void {
  const { value, problem } = readJson(bytes);
  if (problem !== null) {
    hits.add(kindsInText(bytes.toString('utf8'), true), place);
    return;
  }
  const hasForms = place.startsWith(RESPONSES_FOLDER);
  const mostNames = Math.max(LIMITS.jsonNames, hasForms ? bytes.length / LIMITS.bytesOfName : 0);
  const scanner = new Scanner({ hasForms, mostNames }, (kind, pointer) =>
    hits.add([kind], `${place}#${pointer}`),
  );
  scanner.value(value, '', { owner: '', ids: false, free: false, details: false });
}

/** What the keys above a value say of it. */
interface Context {
  owner: string;
  /** Below a key of ids, versions or campaign numbers, digits mean nothing. */
  ids: boolean;
  /** Below a form that buyers fill in. */
  free: boolean;
  /** Below the details of an error, which repeat what was sent: an id too may be a barcode. */
  details: boolean;
}

const NUMBERS_OF_OTHERS = /(?:^|_)ids?$|^utm(?:_|$)|ver$|sha256$|^prev$|^commit$|digest|hash/i;

class Scanner {
  readonly #report: (kind: string, pointer: string) => void;
  readonly #hasForms: boolean;
  readonly #mostNames: number;
  readonly #plainKeys = new Set<string>();
  readonly #numberKeys = new Map<string, boolean>();

  /** `hasForms`: the file holds answers, in which buyers' own words stand below some keys. A file with more names than `mostNames` is not read on. */
  constructor(
    { hasForms, mostNames }: { hasForms: boolean; mostNames: number },
    report: (kind: string, pointer: string) => void,
  ) {
    this.#hasForms = hasForms;
    this.#mostNames = mostNames;
    this.#report = report;
  }

  value(value: JsonValue, pointer: string, context: Context): void {
    if (Array.isArray(value)) {
      value.forEach((item, index) => {
        this.value(item, `${pointer}/${index}`, context);
      });
    } else if (isJsonObject(value)) this.#object(value, pointer, context);
    else if (typeof value === 'number') {
      if (context.details && !String(value).startsWith('9000'))
        for (const kind of kindsInText(String(value), true)) this.#report(kind, pointer);
    } else if (typeof value === 'string') {
      const kinds = kindsInText(value, !context.ids);
      for (const kind of kinds) this.#report(kind, pointer);
      const form = context.free ? unmaskedFreeForm(value) : null;
      if (form !== null) this.#report(form, pointer);
    }
  }

  #object(object: JsonObject, pointer: string, { owner, ids, free, details: within }: Context): void {
    // An error names fields as keys, and says in words what is wrong with them.
    const inError = object['status'] === 'error' || typeof object['error'] === 'string';
    for (const [key, child] of Object.entries(object)) {
      if (this.#plainKeys.size > this.#mostNames) {
        this.#report('more names than any file has', pointer);
        return;
      }
      const shownKey = this.#isPlain(key) ? key : '*';
      const at = `${pointer}/${shownKey.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (shownKey === '*') this.#report('key', at);
      const values = Array.isArray(child) ? child : [child];
      const kind = values
        .map((item) => unmaskedField(key, item, object, owner))
        .find((found) => found !== null);
      if (kind !== undefined && owner !== 'info' && owner !== 'errors') this.#report(kind ?? '', at);
      const details = inError && (key === 'info' || key === 'errors');
      this.value(child, at, {
        owner: details ? 'info' : key.toLowerCase(),
        ids: !within && (ids || this.#isOfOthers(key)),
        free: free || (this.#hasForms && isFreeForm(key)),
        details: within || details,
      });
    }
  }

  // As many as there are plain keys: a file with more is not read on.
  #isOfOthers(key: string): boolean {
    const known = this.#numberKeys.get(key);
    if (known !== undefined) return known;
    const isOfOthers = NUMBERS_OF_OTHERS.test(key);
    if (this.#numberKeys.size <= this.#mostNames) this.#numberKeys.set(key, isOfOthers);
    return isOfOthers;
  }

  #isPlain(key: string): boolean {
    if (this.#plainKeys.has(key)) return true;
    const plain = kindsInText(key, true).length === 0;
    if (plain) this.#plainKeys.add(key);
    return plain;
  }
}
