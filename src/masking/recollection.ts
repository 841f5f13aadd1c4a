import type { FieldKind } from './field-keys.ts';
import { foldedWords, wordEnding } from './folded-words.ts';

/** What is remembered of a value under its folded form. */
interface Known {
  kind: FieldKind;
  /** As it was given: a word of small letters counts only where it is spelled so. */
  value: string;
}

/** Signs of a folded value by which it is looked up. */
const LEAD = 3;
/** Longer values are remembered by no more than so many signs, and are no names or numbers. */
const LONGEST = 120;
const SHORTEST: Readonly<Record<FieldKind, number>> = {
  email: 6,
  phone: 7,
  words: 3,
  barcode: 6,
  series: 7,
  card: 12,
  capability: 8,
  capabilityUrl: 8,
  identifier: 7,
  promoCode: 4,
  secret: 8,
};
/** Digits alone may be a count or an id. */
const FEWEST_DIGITS = 7;
/** Most values that are remembered: a list of a hundred thousand orders must not fill the memory. */
const MOST = 20_000;
// Filled in where nobody has a name, and words of the API itself.
const NO_VALUE =
  /^(?:нет|да|не\s?указан[оа]?|тест|test|null|none|undefined|unknown|admin|user|guest|client|order|event|show|ticket|error|success|name|surname|email|phone|value|qtickets|api)$/i;
/** Keys whose words are those of a person, so that each may come alone. */
const OF_A_PERSON = /name$|^fio$/;
const OF_A_FIRM = /^(?:organization|legal)_name$/;
/** Keys of the API that name a thing, a place or an address of the Web. */
const NAME_OF_THING =
  /^(?:name|title|host|site|(?:place|show|event|zone|hall|city|organizer|scheme)_name|(?:place_)?address|city|place)$/;
const ROUTE_WORDS = /^(?:https?|pay|cancel-order|ticket|pdf|passbook|gpass)$/i;

/**
 * Values that stood where a field, a path or a header says what they are, so that they can be masked wherever they come
 * again: under another key, in a message, with other signs between their parts, in another case. Made for one exchange or
 * one scenario: what is remembered must not depend on what else a process has seen.
 */
export class Recollection {
  readonly #known = new Map<string, Known>();
  /** Lengths of the folded values that begin with the same signs, the longest first. */
  readonly #lengths = new Map<string, number[]>();

  get size(): number {
    return this.#known.size;
  }

  /** Remembers a value that was masked as one of `kind`; `key` is the name it stood under. */
  note(kind: FieldKind, value: string, key = ''): void {
    if (value.length > LONGEST * 4) return;
    if (kind === 'capabilityUrl') {
      const path = value.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '');
      for (const part of path.split(/[/?#&=]/)) if (!ROUTE_WORDS.test(part)) this.#keep('capability', part);
      return;
    }
    if (kind === 'phone') this.#keepPhone(value);
    else this.#keep(kind, value);
    if (kind !== 'words' || !OF_A_PERSON.test(key) || OF_A_FIRM.test(key)) return;
    const words = value.split(/[\s,.-]+/).filter((word) => word !== '');
    if (words.length > 1 && words.length <= 4 && words.every((word) => /^\p{Lu}\p{L}/u.test(word)))
      for (const word of words) this.#keep('words', word);
  }

  /** The kind under which a number was seen; undefined for one that was not. */
  kindOfNumber(value: number): FieldKind | undefined {
    const digits = String(Math.abs(value));
    return digits.length < FEWEST_DIGITS ? undefined : this.#known.get(digits)?.kind;
  }

  /**
   * The text with every value that is remembered masked as what it was; in one pass, whatever the text. `owner`: the key that
   * it stands under, in small letters. What names an event, a hall or a host may share a single word with a person's name.
   */
  mask(text: string, mask: (kind: FieldKind, value: string) => string, owner = ''): string {
    if (this.#known.size === 0 || text.length < LEAD) return text;
    const read = foldedWords(text);
    const { folded, words } = read;
    const isOfThing = NAME_OF_THING.test(owner);
    let masked = '';
    let copied = 0;
    for (let at = 0; at < words.length; at++) {
      const word = words[at];
      if (word === undefined) break;
      const lengths = this.#lengths.get(folded.slice(word.foldedStart, word.foldedStart + LEAD));
      for (const length of lengths ?? []) {
        const last = wordEnding(read, word.foldedStart + length, at);
        const end = words[last];
        if (end === undefined) continue;
        const known = this.#known.get(folded.slice(word.foldedStart, end.foldedEnd));
        const found = text.slice(word.start, end.end);
        if (
          known === undefined ||
          (isOfThing && known.kind === 'words' && last === at) ||
          !isMeant(known, found) ||
          words.slice(at + 1, last + 1).some(({ far }) => far)
        )
          continue;
        masked += text.slice(copied, word.start) + mask(known.kind, found);
        copied = end.end;
        at = last;
        break;
      }
    }
    return masked + text.slice(copied);
  }

  // All spellings of a Russian number are one.
  #keepPhone(value: string): void {
    const digits = value.replace(/[^0-9]/g, '');
    if (digits.length < SHORTEST.phone || digits.length < value.replace(/[^\p{L}\p{N}]/gu, '').length) {
      this.#keep('words', value);
      return;
    }
    this.#keep('phone', digits);
    const local = /^(?:[78]|007)?([3489][0-9]{9})$/.exec(digits)?.[1];
    if (local !== undefined) for (const start of ['', '7', '8', '007']) this.#keep('phone', start + local);
  }

  #keep(kind: FieldKind, value: string): void {
    if (this.#known.size >= MOST || value.includes('{{')) return;
    const { folded } = foldedWords(value);
    const shortest = /^[0-9]+$/.test(folded) ? Math.max(SHORTEST[kind], FEWEST_DIGITS) : SHORTEST[kind];
    if (folded.length < shortest || folded.length > LONGEST || NO_VALUE.test(value.trim())) return;
    if (this.#known.has(folded)) return;
    this.#known.set(folded, { kind, value });
    const lead = folded.slice(0, LEAD);
    const lengths = this.#lengths.get(lead) ?? [];
    if (lengths.includes(folded.length)) return;
    this.#lengths.set(
      lead,
      [...lengths, folded.length].sort((a, b) => b - a),
    );
  }
}

// "Роза" is somebody, "роза" a flower; "Order" may be a name, "order" is a word of the API.
function isMeant({ kind, value }: Known, found: string): boolean {
  if (kind === 'promoCode') return value === found;
  if (kind !== 'words' || /^[\p{Lu}\p{N}]/u.test(found)) return true;
  return found.length >= 5 && (found === value || /^[\p{Script=Cyrillic}\P{L}]+$/u.test(found));
}
