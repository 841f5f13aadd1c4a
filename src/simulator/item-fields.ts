import type { JsonObject } from '../model/json.ts';
import { instantOf, isoTime } from './iso-time.ts';

/** As `schemas/api/email.schema.json` and `phone.schema.json` have it: what is taken comes back in answers. */
const EMAIL = /^[^\s@,;<>"()]+@[^\s@,;<>"()]+\.[^\s@,;<>"().]{2,}$/;
const PHONE = /^\+(?:7\d{10}|[1-689]\d{6,14})$/;

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
    return this.like(name, EMAIL, 'must be an e-mail address');
  }

  /** A telephone number as every answer has it. */
  phone(name: string): string | null {
    return this.like(name, PHONE, 'must be a telephone number: + and its digits');
  }

  /** A number; digits in text count, since parameters may ride in a query string. */
  number(name: string): number | null {
    const value = this.#item[name] ?? null;
    if (value === null || typeof value === 'number') return value;
    const text = typeof value === 'string' ? value.trim() : '';
    const number = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    return Number.isFinite(number) ? number : this.wrong(name, 'must be a number');
  }

  /** A price or an amount of money. */
  amount(name: string): number | null {
    const number = this.number(name);
    return number === null || number >= 0 ? number : this.wrong(name, 'must not be negative');
  }

  /** A whole number: an id or a count. */
  whole(name: string, least: number): number | null {
    const number = this.number(name);
    if (number === null || (Number.isInteger(number) && number >= least)) return number;
    return this.wrong(name, `must be a whole number from ${least}`);
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
    const told = instant === null ? '' : isoTime(instant);
    // In Moscow the last hours of 9999 are in a year of five digits, which ISO 8601 writes otherwise.
    return /^\d{4}-/.test(told) ? told : this.wrong(name, 'must be an ISO 8601 date');
  }

  /** Refuses a field for a reason of the caller's. */
  wrong(name: string, why: string): null {
    this.#faults[name] ??= why;
    return null;
  }
}
