import type { JsonValue } from '../model/json.ts';
import { BoundedCache } from './bounded-cache.ts';
import type { FieldKind } from './field-keys.ts';
import { maskField } from './field-masker.ts';
import { maskHeaderValues } from './header-masker.ts';
import { maskJsonValue } from './json-masker.ts';
import { keyedHash } from './keyed-hash.ts';
import { maskPath, type PathMasker } from './request-path.ts';
import { jsonScanner } from './scan-json.ts';
import { type ScanHit, textScanner } from './scan-text.ts';
import { secretVault } from './secret-vault.ts';
import type { TextOptions } from './text-masker.ts';
import { isShortWord, maskWholeText } from './whole-text.ts';

/** Masks personal data and secrets, and finds what was left unmasked. Every mask is its own mask. */
export interface Masker {
  /** A masked deep copy, the order of keys kept. */
  maskJson(value: JsonValue): JsonValue;
  maskText(text: string): string;
  /** Masks a request's path and query; ids stay. */
  maskRequestPath(path: string): string;
  /** Headers with lower-case names; `tokenLabel` names the token in place of its value. */
  maskHeaders(headers: Readonly<Record<string, string>>, tokenLabel: string): Record<string, string>;
  /** What is unmasked in a JSON value; `at` is a JSON Pointer. */
  scanJson(value: JsonValue): ScanHit[];
  /** What is unmasked in a text of any format; `at` is `line N`. */
  scanText(text: string): ScanHit[];
}

/** What a masker depends on: equal options give equal masks, in every process. */
export interface MaskerOptions {
  /** Exact values, such as tokens, that must not be seen in any encoding; at least 8 signs each. */
  secrets?: readonly string[];
  /**
   * Key of the masks. The default is public, so masks of digits can be turned back by anyone who has this source: it
   * is for invented data. Masks of real data need a secret key, and comparing recordings needs the same key again.
   */
  key?: string;
}

const PUBLIC_KEY = 'qtickets-contract-audit';
/** Masks that are kept of each kind of field, and of texts. */
const KEPT = { entries: 10_000, longestKey: 300 };

/** A masker. Throws AuditError USAGE for a secret that is too short to be told from ordinary text. */
export function createMasker({ secrets = [], key = PUBLIC_KEY }: MaskerOptions = {}): Masker {
  const vault = secretVault(secrets);
  const keyed = keyedHash(key);
  const scanTexts = textScanner(vault);
  const caches = new Map<string, BoundedCache<string>>();
  const cached = (label: string, text: string, mask: () => string) => {
    let cache = caches.get(label);
    if (cache === undefined) {
      cache = new BoundedCache(KEPT);
      caches.set(label, cache);
    }
    return cache.get(text, mask);
  };
  const field = (kind: FieldKind, value: string) =>
    cached(kind, value, () => maskField(kind, value, vault, keyed));
  const text = (value: string, { digits }: TextOptions) =>
    isShortWord(value) && !vault.holds(value)
      ? value
      : cached(digits ? 'text' : 'digitless', value, () =>
          maskWholeText(value, { vault, keyed, field }, { digits }),
        );
  const maskText = (value: string) => text(value, { digits: true });
  const maskJson = (value: JsonValue) => maskJsonValue(value, { field, text }, keyed);
  const paths: PathMasker = { field, text, json: maskJson };
  return {
    maskJson,
    maskText,
    maskRequestPath: (path) => maskPath(path, paths),
    maskHeaders: (headers, tokenLabel) =>
      maskHeaderValues(headers, tokenLabel, {
        field,
        text: maskText,
        address: (address) => maskPath(address, paths),
      }),
    scanJson: jsonScanner(scanTexts.text, vault),
    scanText: scanTexts.lines,
  };
}

/** A masker that knows no secrets. */
export const masker: Masker = createMasker();
