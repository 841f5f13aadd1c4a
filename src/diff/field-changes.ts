import type { FieldChange } from '../model/comparison.ts';
import { type AnswerShape, holderOf } from './answer-shape.ts';
import type { CallFacts } from './audit-facts.ts';

/** What changed in the fields of answers that both audits have. */
export interface FieldChanges {
  changes: FieldChange[];
  /** Answers that were compared. */
  compared: number;
}

/**
 * Fields of the answers to the entries' own calls that were added or removed, or have another type or may now be null. A
 * field whose object or list one of the two audits never saw is not spoken of: an empty list shows nothing.
 */
export function fieldChanges(before: readonly CallFacts[], after: readonly CallFacts[]): FieldChanges {
  const [old, now] = [shapesOf(before), shapesOf(after)];
  const both = [...now.keys()].filter((label) => old.has(label));
  const changes = both.flatMap((label) => {
    const [from, to] = [old.get(label) ?? new Map(), now.get(label) ?? new Map()] as [
      AnswerShape,
      AnswerShape,
    ];
    const paths = [...new Set([...from.keys(), ...to.keys()])].sort();
    return paths.flatMap((path) => changeAt(label, path, from, to));
  });
  return { changes: withoutBelow(changes), compared: both.length };
}

function shapesOf(calls: readonly CallFacts[]): Map<string, AnswerShape> {
  const shapes = new Map<string, AnswerShape>();
  for (const { id, scenario, role, shape } of calls) {
    if (role !== 'call' || shape === undefined) continue;
    const label = scenario === '' ? id : `${id} ${scenario}`;
    const merged = shapes.get(label) ?? new Map<string, Set<string>>();
    for (const [at, types] of shape) merged.set(at, new Set([...(merged.get(at) ?? []), ...types]));
    shapes.set(label, merged);
  }
  return shapes;
}

function changeAt(label: string, path: string, from: AnswerShape, to: AnswerShape): FieldChange[] {
  const [old, now] = [from.get(path), to.get(path)];
  const change = (kind: FieldChange['kind']) => [
    { label, path, kind, before: words(old), after: words(now) },
  ];
  if (old === undefined) return isSeen(path, from) ? change('added') : [];
  if (now === undefined) return isSeen(path, to) ? change('removed') : [];
  const [oldTypes, nowTypes] = [typesOf(old), typesOf(now)];
  // Only nulls on one side say nothing of the type.
  if (oldTypes !== '' && nowTypes !== '' && oldTypes !== nowTypes) return change('type');
  return old.has('null') === now.has('null') ? [] : change('nullability');
}

// An object is seen when it was an object somewhere; a list when it held an item.
function isSeen(path: string, shape: AnswerShape): boolean {
  const holder = holderOf(path);
  if (holder === null || /(?:\[\*\]|\{\*\})$/.test(path)) return false;
  return shape.get(holder)?.has('object') === true && !shape.has(`${holder}{*}`);
}

// A whole number is a number: a price of 100 and one of 99.5 are of one type.
function typesOf(types: ReadonlySet<string>): string {
  const kinds = [...types].filter((type) => type !== 'null');
  return [...new Set(kinds.map((type) => (type === 'integer' ? 'number' : type)))].sort().join(' or ');
}

function words(types: ReadonlySet<string> | undefined): string {
  return types === undefined ? '' : [...types].sort().join(' or ');
}

// A field that came or went takes what it holds with it.
function withoutBelow(changes: readonly FieldChange[]): FieldChange[] {
  const whole = new Set(
    changes
      .filter(({ kind }) => kind === 'added' || kind === 'removed')
      .map(({ label, path }) => `${label} ${path}`),
  );
  return changes.filter(({ label, path }) => {
    for (let holder = holderOf(path); holder !== null; holder = holderOf(holder))
      if (whole.has(`${label} ${holder}`)) return false;
    return true;
  });
}
