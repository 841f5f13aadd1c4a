import type { JsonObject, JsonValue } from '../model/json.ts';
import { CODE_IN_NAME } from './code-words.ts';
import type { FieldKind } from './field-keys.ts';
import { contextBelow, type FieldContext, fieldKind, isDiscountName, ROOT_CONTEXT } from './field-kind.ts';
import { escapedAt, unescapedAt } from './json-escapes.ts';
import { jsonTokens } from './json-tokens.ts';

/** How the values of personal fields are masked. */
export interface FieldMasker {
  field(kind: FieldKind, value: string): string;
  number(kind: FieldKind, value: number): number;
}

/** An object or an array that the text opens, as far as it goes. */
class Frame {
  readonly isArray: boolean;
  readonly parent: Frame | null;
  /** Name of the member that this is the value of. */
  readonly opened: string | undefined;
  /** The object itself, or the one whose member an array is. */
  readonly holder: Frame;
  /** Name of the member of an object that is being read. */
  key: string | undefined;
  /** Members so far, with null for what is neither text nor a number. */
  readonly object = Object.create(null) as JsonObject;
  context = ROOT_CONTEXT;

  constructor(parent: Frame | null, isArray: boolean, opened: string | undefined) {
    this.parent = parent;
    this.isArray = isArray;
    this.opened = opened;
    this.holder = isArray && parent !== null ? parent.holder : this;
  }

  // A member counts as soon as it is named: its value may be null, or cut off.
  begin(key: string): void {
    this.key = key;
    this.object[key] = null;
  }

  setMember(value: JsonValue): void {
    if (this.key !== undefined) this.object[this.key] = value;
    this.key = undefined;
  }
}

/** A value in the text. */
interface Value {
  holder: Frame;
  key: string;
  start: number;
  end: number;
  isText: boolean;
}

/** How often quotes may be escaped: JSON, JSON in a string of it, and once more. */
const DEPTHS = [0, 1, 2];
/** `os.environ[` behind a colon: the bracket takes something out of what a program calls so, and opens no list. */
const SUBSCRIPT = /^[^"]{0,40}(?<![\\\w.])[A-Za-z_][\w.]{0,60}$/;
/** Behind the name of a member: its colon, or the end of what is left of a text. A string of a command has neither. */
const NAMES = /^\s*(?:\\*:|$)/;
/** The first key of what is left of an answer: its closing quote would open a string. */
const CUT_KEY = /(?:^|[\r\n])(?=[^\s"'{}[\]:,]{1,30}"[ ]?:[ ]?["[{0-9])/;
const NUMBER = /\s*(-?[0-9]{1,16})(?![0-9.eE])/y;

/**
 * Masks personal fields of JSON that stands within a text: a message that quotes an answer, an answer cut off in the middle,
 * JSON in a string of JSON. A field is known as in a whole answer, by its key and the members beside it.
 */
export function maskLooseJson(text: string, masker: FieldMasker): string {
  if (!/"\s*:/.test(text)) return text;
  const found = CUT_KEY.exec(text);
  const cut = found === null ? -1 : found.index + found[0].length;
  return cut === -1
    ? maskAtDepths(text, masker)
    : maskAtDepths(text.slice(0, cut), masker) + maskAtDepths(`"${text.slice(cut)}`, masker).slice(1);
}

function maskAtDepths(text: string, masker: FieldMasker): string {
  return DEPTHS.reduce((masked, depth) => maskAtDepth(masked, depth, masker), text);
}

function maskAtDepth(text: string, depth: number, masker: FieldMasker): string {
  if (!text.includes(`${'\\'.repeat(2 ** depth - 1)}"`)) return text;
  let masked = '';
  let copied = 0;
  for (const { holder, key, start, end, isText } of valuesOf(text, depth)) {
    const kind = fieldKind(key, holder.object, holder.context);
    const named = kind === undefined && isText && isDiscountName(key, holder.object, holder.context);
    if (kind === undefined && !named) continue;
    const literal = text.slice(start, end);
    masked += text.slice(copied, start);
    if (kind === undefined)
      masked += literal.replace(CODE_IN_NAME, (code) => masker.field('promoCode', code));
    else masked += isText ? maskText(literal, kind, depth, masker) : masker.number(kind, Number(literal));
    copied = end;
  }
  return masked + text.slice(copied);
}

function maskText(literal: string, kind: FieldKind, depth: number, masker: FieldMasker): string {
  const value = unescapedAt(literal, depth);
  const masked = masker.field(kind, value);
  return masked === value ? literal : escapedAt(masked, depth);
}

// What a member means may be said by one that stands later, so nothing is judged before all is read.
function valuesOf(text: string, depth: number): Value[] {
  const root = new Frame(null, false, undefined);
  const frames: Frame[] = [root];
  const values: Value[] = [];
  let frame = root;
  let afterColon = false;
  let colon = 0;
  const keep = (start: number, end: number, value: JsonValue) => {
    const key = frame.isArray ? frame.opened : frame.key;
    if (key === undefined) return;
    if (!frame.isArray) frame.setMember(value);
    values.push({ holder: frame.holder, key, start, end, isText: typeof value === 'string' });
  };
  for (const token of jsonTokens(text, depth)) {
    if (token.type === 'string') {
      const content = unescapedAt(text.slice(token.start, token.end), depth);
      if (afterColon || frame.isArray) keep(token.start, token.end, content);
      else if (NAMES.test(text.slice(token.next, token.next + 16))) frame.begin(content);
      else frame.key = undefined;
      afterColon = false;
      continue;
    }
    const isSubscript =
      token.type === '[' && afterColon && SUBSCRIPT.test(text.slice(colon + 1, token.start).slice(-100));
    afterColon = token.type === ':';
    if (afterColon) colon = token.start;
    if (token.type === '{' || token.type === '[') {
      const opened = isSubscript ? undefined : frame.isArray ? frame.opened : frame.key;
      if (!frame.isArray) frame.setMember(null);
      frame = new Frame(frame, token.type === '[', opened);
      frames.push(frame);
    } else if (token.type === '}' || token.type === ']') frame = frame.parent ?? root;
    else if (token.type === 'break') frame = root;
    else if (token.type === ',' && !frame.isArray) frame.key = undefined;
    if (!afterColon && !frame.isArray) continue;
    NUMBER.lastIndex = token.start + 1;
    const digits = NUMBER.exec(text)?.[1];
    if (digits !== undefined) keep(NUMBER.lastIndex - digits.length, NUMBER.lastIndex, Number(digits));
  }
  // Frames are in the order in which they open, so the context of the one around is ready.
  for (const each of frames) each.context = contextOf(each);
  return values;
}

function contextOf({ parent, opened }: Frame): FieldContext {
  if (parent === null) return ROOT_CONTEXT;
  if (parent.isArray || opened === undefined) return parent.context;
  return contextBelow(opened, parent.object, parent.context);
}
