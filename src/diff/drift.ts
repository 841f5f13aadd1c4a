import { isJsonObject, type JsonValue } from '../model/json.ts';
import { type AnswerShape, addShape, holderOf } from './answer-shape.ts';
import type { CallFacts } from './audit-facts.ts';
import { fieldChanges } from './field-changes.ts';
import { latencyChanges } from './latency-changes.ts';

/** One call as it was recorded. */
export interface RecordedCall {
  id: string;
  scenario: string;
  /** True for the entry's own call, false for those before and after it. */
  own: boolean;
  method: string;
  path: string;
  status: number;
  response: JsonValue;
  /** How long it took; null where that is not known. */
  ms: number | null;
}

/** What an API does otherwise than it was recorded. */
export interface DriftLine {
  label: string;
  /** True for what a client may miss or trip over, false for what came in addition. */
  isLoss: boolean;
  what: string;
}

/** What was not held against its recording, and why. */
export interface Unseen {
  label: string;
  reason: string;
}

/** Values of a field that are words of a list, so far as a recording shows. */
const WORD = /^[A-Za-z][A-Za-z0-9_-]{0,30}$/;
/** Fewer values than this may be any text; more different ones are no list of words. */
const FEWEST = 4;
const MOST_WORDS = 8;

/**
 * What changed from the recordings to the answers of now: statuses, fields, types, nullability, values of fields that hold one of a few
 * words, and how long calls take. What came in addition is no loss.
 */
export function drift(kept: readonly RecordedCall[], now: readonly RecordedCall[]): DriftLine[] {
  const [before, after] = [kept.map(factsOf), now.map(factsOf)];
  const fields = fieldChanges(before, after).changes.map(
    ({ label, path, kind, before: old, after: next }) => ({
      label,
      isLoss: kind !== 'added' && !(kind === 'nullability' && !next.includes('null')),
      what: `${path} ${FIELD_WORDS[kind](old, next)}`,
    }),
  );
  const { latency } = latencyChanges(before, after);
  const slower = latency
    .filter(({ result }) => result === 'slower' || result === 'faster')
    .map(({ endpoint, before: old, after: next, result }) => ({
      label: endpoint,
      isLoss: false,
      what: `is ${result}: ${Math.round(old.medianMs)} ms then, ${Math.round(next.medianMs)} ms now`,
    }));
  return [
    ...statusChanges(kept, now),
    ...formChanges(kept, now),
    ...fields,
    ...wordChanges(kept, now),
    ...slower,
  ];
}

/** True for an answer that was read: one that is no JSON, or none that can be relied on, is recorded as its text. */
export function isRead({ response }: RecordedCall): boolean {
  return typeof response !== 'string';
}

/** Answers that were never read, and lists and maps that are empty now: what was recorded of them is held against nothing. */
export function unseen(kept: readonly RecordedCall[], now: readonly RecordedCall[]): Unseen[] {
  return pairsOf(kept, now).flatMap(([old, call]) => {
    const label = labelOf(call);
    if (!isRead(old) && !isRead(call))
      return [{ label, reason: 'its answer is no JSON, and was none when it was recorded' }];
    const [before, after] = [factsOf(old).shape, factsOf(call).shape];
    if (before === undefined || after === undefined) return [];
    return [...before.keys()]
      .filter((path) => isEmptyNow(path, after))
      .map((path) => ({ label, reason: `${path} has nothing to see: it is empty now` }));
  });
}

// Of what is in a list that is gone itself, that list tells.
function isEmptyNow(path: string, after: AnswerShape): boolean {
  const holder = /(?:\[\*\]|\{\*\})$/.test(path) ? holderOf(path) : null;
  if (holder === null || after.has(path)) return false;
  const types = after.get(holder);
  return types?.has('array') === true || (types?.has('object') === true && !hasBelow(holder, after));
}

function hasBelow(holder: string, shape: AnswerShape): boolean {
  return [...shape.keys()].some((path) => path !== holder && holderOf(path) === holder);
}

const FIELD_WORDS = {
  added: (_: string, now: string) => `is new (${now})`,
  removed: () => 'is gone',
  type: (old: string, now: string) => `was ${old}, is ${now}`,
  nullability: (_: string, now: string) => (now.includes('null') ? 'may now be null' : 'is no longer null'),
} as const;

function factsOf({ id, scenario, own, method, path, response, ms }: RecordedCall): CallFacts {
  const shape: AnswerShape | undefined =
    typeof response === 'string' ? undefined : addShape(new Map(), response);
  return { id, scenario, role: own ? 'call' : 'other', method, path, durationMs: ms, shape };
}

function labelOf({ id, scenario }: RecordedCall): string {
  return scenario === '' ? id : `${id} ${scenario}`;
}

function ownCalls(calls: readonly RecordedCall[]): Map<string, RecordedCall> {
  return new Map(calls.filter(({ own }) => own).map((call) => [labelOf(call), call]));
}

/** The entries' own calls of both sides, each with the one in its place. */
function pairsOf(
  kept: readonly RecordedCall[],
  now: readonly RecordedCall[],
): [old: RecordedCall, now: RecordedCall][] {
  const before = ownCalls(kept);
  return [...ownCalls(now)].flatMap(([label, call]) => {
    const old = before.get(label);
    return old === undefined ? [] : [[old, call]];
  });
}

// The fields of an answer that cannot be read are all gone, and none is told of by itself.
function formChanges(kept: readonly RecordedCall[], now: readonly RecordedCall[]): DriftLine[] {
  return pairsOf(kept, now).flatMap(([old, call]): DriftLine[] => {
    if (isRead(old) === isRead(call)) return [];
    const label = labelOf(call);
    return isRead(old)
      ? [{ label, isLoss: true, what: 'was JSON, is no JSON that can be relied on' }]
      : [{ label, isLoss: false, what: 'was no JSON that can be relied on, is JSON' }];
  });
}

function statusChanges(kept: readonly RecordedCall[], now: readonly RecordedCall[]): DriftLine[] {
  const before = ownCalls(kept);
  return [...ownCalls(now)].flatMap(([label, { status }]) => {
    const old = before.get(label)?.status;
    return old === undefined || old === status
      ? []
      : [{ label, isLoss: true, what: `was answered with ${old}, is answered with ${status}` }];
  });
}

function wordChanges(kept: readonly RecordedCall[], now: readonly RecordedCall[]): DriftLine[] {
  const before = ownCalls(kept);
  return [...ownCalls(now)].flatMap(([label, { response }]) => {
    const old = wordsIn(before.get(label)?.response ?? null);
    return [...wordsIn(response)].flatMap(([path, words]) => {
      const known = old.get(path);
      if (known === undefined || known.count < FEWEST || known.values.size > MOST_WORDS) return [];
      const added = [...words.values].filter((word) => !known.values.has(word));
      // A value that nobody has foreseen is what clients trip over.
      return added.length === 0 || known.count <= known.values.size
        ? []
        : [{ label, isLoss: false, what: `${path} has new values: ${added.slice(0, 5).join(', ')}` }];
    });
  });
}

interface Words {
  count: number;
  values: Set<string>;
}

function wordsIn(value: JsonValue, at = '', found = new Map<string, Words>()): Map<string, Words> {
  if (Array.isArray(value)) for (const item of value) wordsIn(item, `${at}[*]`, found);
  else if (isJsonObject(value))
    for (const [key, child] of Object.entries(value)) wordsIn(child, at === '' ? key : `${at}.${key}`, found);
  else if (typeof value === 'string') {
    const words = found.get(at) ?? { count: 0, values: new Set() };
    words.count += 1;
    // One value that is no word: the field holds text.
    words.values.add(value);
    if (!WORD.test(value) && value !== '') words.count = Number.NEGATIVE_INFINITY;
    found.set(at, words);
  }
  return found;
}
