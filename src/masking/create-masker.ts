import { BoundedCache } from '../common/bounded-cache.ts';
import type { JsonValue } from '../model/json.ts';
import type { FieldKind } from './field-keys.ts';
import { maskField } from './field-masker.ts';
import { isSecretHeader, maskHeaderValues } from './header-masker.ts';
import { maskJsonValue, type StringMasker } from './json-masker.ts';
import { keyedHash } from './keyed-hash.ts';
import { Recollection } from './recollection.ts';
import { maskPath, type PathMasker } from './request-path.ts';
import { jsonScanner } from './scan-json.ts';
import { type ScanHit, textScanner } from './scan-text.ts';
import { secretVault } from './secret-vault.ts';
import type { TextOptions } from './text-masker.ts';
import { isShortWord, maskWholeText } from './whole-text.ts';

/** Masks personal data and secrets, and finds what was left unmasked. Every mask is its own mask. */
export interface Masker {
  /**
   * A masked deep copy, the order of keys kept. What stands in a personal field of the value is masked wherever it comes
   * again in it.
   */
  maskJson(value: JsonValue): JsonValue;
  maskText(text: string): string;
  /** Masks a request's path and query; ids stay. */
  maskRequestPath(path: string): string;
  /** Headers with lower-case names; `tokenLabel` names the token in place of its value. */
  maskHeaders(headers: Readonly<Record<string, string>>, tokenLabel: string): Record<string, string>;
  /**
   * A masker that also knows what was sent: what stands in a request as a barcode, token, e-mail, phone or name is masked
   * wherever it comes again, and so is what this masker has seen since in a personal field.
   */
  remembering(sent?: Sent): Masker;
  /** What is unmasked in a JSON value; `at` is a JSON Pointer. */
  scanJson(value: JsonValue): ScanHit[];
  /** What is unmasked in a text of any format; `at` is `line N`. */
  scanText(text: string): ScanHit[];
  /**
   * Of lines that repeat a part of a file which is scanned as JSON: what is told by its own form. What a key says of a value
   * is known there, and not in a line.
   */
  scanExcerpt(text: string): ScanHit[];
}

/** A request as it was sent. */
export interface Sent {
  path: string;
  headers: Readonly<Record<string, string>>;
  body?: unknown;
}

/** What a masker depends on: equal options give equal masks, in every process. */
export interface MaskerOptions {
  /** Exact values, such as tokens, that must not be seen in any encoding; at least 8 signs each. */
  secrets?: readonly string[];
  /** Tells what ordinary text holds, so that a secret is not looked for by a beginning that is that. */
  isOrdinary?: (text: string) => boolean;
  /**
   * Key of the masks. The default is public, so masks of digits can be turned back by anyone who has this source: it
   * is for invented data. Masks of real data need a secret key, and comparing recordings needs the same key again.
   */
  key?: string;
}

/** A text without it says what it says. */
const MAY_BE_ENCODED = /[%&\\]|[A-Za-z0-9+/_-]{16}/;

const PUBLIC_KEY = 'qtickets-contract-audit';
/** Masks that are kept of each kind of field, and of texts. */
const KEPT = { entries: 10_000, longestKey: 300 };

/** A masker. Throws AuditError USAGE for a secret that is too short to be told from ordinary text. */
export function createMasker({ secrets = [], isOrdinary, key = PUBLIC_KEY }: MaskerOptions = {}): Masker {
  const vault = secretVault(secrets, isOrdinary);
  const keyed = keyedHash(key);
  const scanTexts = textScanner(vault);
  const caches = new Map<string, BoundedCache<string>>();
  const cacheOf = (label: string) => {
    let cache = caches.get(label);
    if (cache === undefined) {
      cache = new BoundedCache(KEPT);
      caches.set(label, cache);
    }
    return cache;
  };
  const field = (kind: FieldKind, value: string) => {
    const cache = cacheOf(kind);
    return cache.find(value) ?? cache.get(value, () => maskField(kind, value, vault, keyed));
  };
  const tools = { vault, keyed, field };
  // Half of all values come again: what is known is found before anything else is made.
  const text = (value: string, { digits }: TextOptions) => {
    if (isShortWord(value) && !vault.holds(value)) return value;
    const cache = cacheOf(digits ? 'text' : 'digitless');
    return cache.find(value) ?? cache.get(value, () => maskWholeText(value, tools, { digits }));
  };
  const plain: StringMasker = { field, text };
  const scans = {
    scanJson: jsonScanner(scanTexts.text, vault),
    scanText: scanTexts.lines,
    scanExcerpt: scanTexts.excerpt,
  };

  /** How strings are masked where some values are known already, and those that are masked from now on. */
  const knowing = (memory: Recollection): StringMasker => {
    const recallUnder = (owner: string | undefined) => (value: string) => memory.mask(value, field, owner);
    return {
      field: (kind, value, key) => {
        const masked = field(kind, value);
        if (masked !== value) memory.note(kind, value, key);
        return masked;
      },
      text: (value, options) => {
        if (memory.size === 0) return text(value, options);
        const recall = recallUnder(options.owner);
        const told = recall(value);
        return told === value && !MAY_BE_ENCODED.test(value)
          ? text(value, options)
          : maskWholeText(told, { vault, keyed, field, recall }, options);
      },
      number: (value) => memory.kindOfNumber(value),
    };
  };
  const maskJsonWith = (value: JsonValue, memory: Recollection) => {
    const strings = knowing(memory);
    const before = memory.size;
    const masked = maskJsonValue(value, strings, keyed);
    // What is known now may have come before the field that told it.
    return memory.size === before ? masked : maskJsonValue(value, strings, keyed);
  };
  const maskerOf = (memory: Recollection | null): Masker => {
    const strings = memory === null ? plain : knowing(memory);
    const maskText = (value: string) => strings.text(value, { digits: true });
    const maskJson = (value: JsonValue) => maskJsonWith(value, memory ?? new Recollection());
    const paths: PathMasker = { ...strings, json: maskJson };
    return {
      ...scans,
      maskJson,
      maskText,
      maskRequestPath: (path) => maskPath(path, paths),
      maskHeaders: (headers, tokenLabel) => {
        if (memory !== null) noteTokens(headers, memory);
        const address = (value: string) => maskPath(value, paths);
        return maskHeaderValues(headers, tokenLabel, { field: strings.field, text: maskText, address });
      },
      remembering: (sent) => {
        const own = maskerOf(new Recollection());
        if (sent === undefined) return own;
        own.maskRequestPath(sent.path);
        own.maskHeaders(sent.headers, 'sent');
        if (sent.body !== undefined) own.maskJson(sent.body as JsonValue);
        return own;
      },
    };
  };
  return maskerOf(null);
}

// A scheme, or the name of a cookie, may stand before the token.
function noteTokens(headers: Readonly<Record<string, string>>, memory: Recollection): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!isSecretHeader(name.toLowerCase())) continue;
    for (const part of value.split(/[\s;,=]+/)) if (/[0-9]/.test(part)) memory.note('secret', part);
  }
}

/** A masker that knows no secrets. */
export const masker: Masker = createMasker();
