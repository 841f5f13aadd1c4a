import type { JsonObject } from '../model/json.ts';
import { instantOf, isoTime } from './iso-time.ts';

/**
 * Reads the fields a call sends and remembers what is wrong with them. A missing field and null are the same.
 */
export class ItemFields {
  readonly #item: JsonObject;
  readonly #faults: Record<string, string> = {};

  constructor(item: JsonObject) {
    this.#item = item;
  }

  /** A message for every field read so far that is wrong. */
  get faults(): Record<string, string> {
    return this.#faults;
  }

  /** The first thing that is wrong, in words; null when every field read so far is right. */
  get fault(): string | null {
    const [first] = Object.entries(this.#faults);
    return first === undefined ? null : first.join(' ');
  }

  has(name: string): boolean {
    return (this.#item[name] ?? null) !== null;
  }

  /** Text; a number is taken as its digits. */
  text(name: string): string | null {
    const value = this.#item[name] ?? null;
    if (value === null || typeof value === 'string') return value;
    return typeof value === 'number' ? String(value) : this.wrong(name, 'must be a string');
  }

  /** Text of this form: an empty one is wrong too, where a field that is left out keeps its value. */
  like(name: string, form: RegExp, what: string): string | null {
    const text = this.text(name);
    return text === null || form.test(text) ? text : this.wrong(name, what);
  }

  /** An e-mail address. */
  email(name: string): string | null {
    return this.like(name, /^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'must be an e-mail address');
  }

  /** A number; digits in text count, since parameters may ride in a query string. */
  number(name: string): number | null {
    const value = this.#item[name] ?? null;
    if (value === null || typeof value === 'number') return value;
    const text = typeof value === 'string' ? value.trim() : '';
    return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : this.wrong(name, 'must be a number');
  }

  /** A yes or no: 1, 0, "1", "0", true or false. */
  flag(name: string): boolean | null {
    const value = this.#item[name] ?? null;
    if (value === null) return null;
    if (value === true || value === 1 || value === '1') return true;
    if (value === false || value === 0 || value === '0') return false;
    return this.wrong(name, 'must be 0 or 1');
  }

  /** A date, given back in Moscow time: the same instant (QTickets Partners docs, batch example). */
  date(name: string): string | null {
    const text = this.#item[name] ?? null;
    if (text === null) return null;
    const instant = typeof text === 'string' ? instantOf(text) : null;
    return instant === null ? this.wrong(name, 'must be an ISO 8601 date') : isoTime(instant);
  }

  /** Refuses a field for a reason of the caller's. */
  wrong(name: string, why: string): null {
    this.#faults[name] ??= why;
    return null;
  }
}
