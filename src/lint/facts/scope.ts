import type { LintDocument } from '../document/lint-document.ts';
import { once } from '../once.ts';
import { linesOf, type Told } from './scope-lines.ts';
import { buildsIn, daysIn, monthsIn, placesIn, type RunMark, runMarkIn } from './scope-marks.ts';

/** What a place says of the run that it speaks of; what it leaves open is empty. */
export interface Scope {
  run: RunMark | null;
  days: ReadonlySet<string>;
  months: ReadonlySet<string>;
  places: ReadonlySet<string>;
  builds: ReadonlySet<string>;
}

/** What a document says of its runs, stands, builds and days, place by place. */
export interface Scopes {
  of: (told: Told) => Scope;
  /** True where what two places say may be of two runs, stands, builds or days, so that they need not agree. */
  mayDiffer: (one: Told, other: Told) => boolean;
  /** True for a document that tells of a run that came after its first one. */
  hasLaterRun: boolean;
}

/** The scopes of a document: where its own marks say that two places may be of two runs. */
export const scopesOf = once((document: LintDocument): Scopes => {
  const lines = linesOf(document);
  const main = mainOf(document);
  const builds = knownBuilds(document);
  const output = new Set(document.code.map(({ line }) => line));
  // Output without a mark may be of any run.
  const runOf = (scope: Scope, { line }: Told) => scope.run ?? (output.has(line) ? null : 'first');
  const of = ({ line, value }: Told) => scopeIn(lines.get(line)?.(value) ?? [], builds);
  const orMain = (own: ReadonlySet<string>, all: ReadonlySet<string>) => (own.size > 0 ? own : all);
  return {
    of,
    hasLaterRun: hasLaterRun(document),
    mayDiffer: (one, other) => {
      if (one.line === other.line) return false;
      const [a, b] = [of(one), of(other)];
      return (
        areOfTwoRuns(runOf(a, one), runOf(b, other)) ||
        areApart(a.days, b.days) ||
        areApart(orMain(a.months, main.months), orMain(b.months, main.months)) ||
        areApart(orMain(a.places, main.places), orMain(b.places, main.places)) ||
        areApart(orMain(a.builds, main.builds), orMain(b.builds, main.builds))
      );
    },
  };
});

function areOfTwoRuns(one: RunMark | null, other: RunMark | null): boolean {
  return one !== null && other !== null && one !== other;
}

// Nothing is known of a place that names none.
function areApart(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size > 0 && other.size > 0 && [...one].every((name) => !other.has(name));
}

function scopeIn(texts: readonly string[], known: ReadonlySet<string>): Scope {
  // What stands nearest says most.
  const first = <Value>(read: (text: string) => ReadonlySet<Value>): ReadonlySet<Value> =>
    texts.map(read).find((found) => found.size > 0) ?? new Set();
  return {
    run: texts.map(runMarkIn).find((mark) => mark !== null) ?? null,
    days: first(daysIn),
    months: first(monthsIn),
    places: first(placesIn),
    builds: first((text) => buildsIn(text, known)),
  };
}

// A whole number may be anything.
function knownBuilds({ sentences, tables }: LintDocument): ReadonlySet<string> {
  const texts = [...sentences.map(({ text }) => text), ...tables.flatMap(({ header }) => header)];
  return new Set(texts.flatMap((text) => [...buildsIn(text)]).filter((number) => number.includes('.')));
}

// What the head of the document, and its first lines, say of all of it.
function mainOf({ statements }: LintDocument): Scope {
  const head = statements.filter(({ line, section }) => section === 'title' || line <= HEAD_LINES);
  const all = <Value>(read: (text: string) => ReadonlySet<Value>): ReadonlySet<Value> =>
    new Set(head.flatMap(({ text }) => [...read(text)]));
  return {
    run: null,
    days: all(daysIn),
    months: new Set([
      ...all(monthsIn),
      ...[...all(daysIn)].map((day) => String(Number(day.split('-').at(-2)))),
    ]),
    places: all(placesIn),
    builds: all((text) => buildsIn(text)),
  };
}

const HEAD_LINES = 12;

// What is to be repeated some day is no run.
function hasLaterRun({ sentences, tables }: LintDocument): boolean {
  return (
    tables.some(({ header }) => header.some((head) => isLater(head))) ||
    sentences.some(
      ({ text, box, label, origin }) =>
        box !== 'open' &&
        isLater(text) &&
        (origin === 'heading' || label !== null || DONE.test(text)) &&
        !TO_COME.test(text),
    )
  );
}

function isLater(text: string): boolean {
  const mark = runMarkIn(text);
  return mark === 'later' || mark === 'both';
}

const DONE =
  /\b(?:pass\p{L}*|fail\p{L}*|green|ok|was|were|went)\b|✅|(?<!\p{L})(?:успеш|прош|был|упал|пройден)\p{L}*/iu;
const TO_COME =
  /\b(?:will|should|must|to be|not yet|plan(?:ned)?|next)\b|(?<!\p{L})(?:будет|нужно|следует|план\p{L}*|ещё не)(?!\p{L})/iu;
