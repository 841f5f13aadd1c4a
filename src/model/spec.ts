import type { JsonValue } from './json.ts';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One entry of the spec document: a request that the audit must make. */
export interface SpecEntry {
  /** `6.13` in the spec document, `R13` or `P4` in that of the documented calls. */
  id: string;
  title: string;
  /** The id's first number, or its letter: `6`, `R`. */
  section: string;
  method: HttpMethod;
  /** Path template without the host: `/api/rest/v1/orders/{ORDER_ID}`. */
  path: string;
  /** Concrete paths from the entry's examples, in order; empty when it has none. */
  examples: string[];
  /** JSON body of the request; undefined when the entry has none. */
  body?: JsonValue;
  /** Headers that the entry sets beside, or instead of, the common ones. */
  headers: Record<string, string>;
  /** Text of the expected answer, as written; undefined when the entry has none. */
  expected?: string;
  /** Line of the heading, counted from 1. */
  firstLine: number;
  /** Last non-blank line before the thematic break or the next heading. */
  lastLine: number;
}

/** A spec document that was read and found well-formed. */
export interface SpecDocument {
  /** File name without its folder. */
  file: string;
  /** SHA-256 of the file's bytes, 64 hex digits. */
  sha256: string;
  /** The document's text as read (without a byte order mark). */
  text: string;
  /** Headers of every request, without the token: the value of Authorization is a placeholder. */
  commonHeaders: Record<string, string>;
  /** Titles of the sections by their number or letter. */
  sections: Record<string, string>;
  entries: SpecEntry[];
}
