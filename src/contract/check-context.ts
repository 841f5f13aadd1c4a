import { valueAtPointer } from '../common/items-path.ts';
import { cutText, startOf } from '../common/plain-text.ts';
import type { CaseScenario } from '../model/case.ts';
import { type Finding, NOTHING_TO_CHECK } from '../model/evidence.ts';
import type { JsonValue } from '../model/json.ts';
import type { SpecEntry } from '../model/spec.ts';
import type { Answer } from './make-call.ts';

/** Header of an answer, by which a recording says that it keeps a part of a list: `data 3 of 101`. */
export const CUT_HEADER = 'x-recording-items';

/** Answer of another call that a rule reads: raw, and masked for what is shown. */
export interface OtherAnswer {
  body: JsonValue;
  masked: JsonValue;
}

/** What the checks of one scenario read. Raw values are compared; only masked ones are shown. */
export interface CheckContext {
  entry: SpecEntry;
  scenario: CaseScenario;
  /** True for a path of the Partners API, whose errors come inside a 200. */
  partners: boolean;
  write: boolean;
  /** True for answers of a real account, which others change meanwhile. */
  live: boolean;
  /** Items of `data` that came, where the recording keeps fewer; null where it keeps them all. */
  itemsThatCame: number | null;
  answer: Answer;
  body: JsonValue;
  masked: JsonValue;
  requestPath: string;
  requestBody: JsonValue | null;
  maskedRequestBody: JsonValue | null;
  params: Readonly<Record<string, string>>;
  /** Answers of prerequisite cases by id. */
  others: ReadonlyMap<string, OtherAnswer>;
  /** Answers of setup and follow-up calls by name. */
  asides: ReadonlyMap<string, OtherAnswer>;
  /** Collects what is worth knowing and fails nothing. */
  findings: Finding[];
  notes: string[];
}

/** Notes, once, that the answer has no item at a path. */
export function noteNothingAt({ findings }: CheckContext, items: string): void {
  const message = `the answer has no item at ${items}: what is said of items had nothing to look at`;
  if (!findings.some((finding) => finding.message === message))
    findings.push({ kind: NOTHING_TO_CHECK, message });
}

/** The list at an items path, as a JSON Pointer with an asterisk for any item. */
export function listOf(items: string): string {
  return `/${items
    .replace(/\[\*\]$/, '')
    .replaceAll('[*]', '/*')
    .replaceAll('.', '/')}`;
}

/** A masked value at a JSON Pointer, short enough for a message. */
export function shownAt(masked: JsonValue, pointer: string): string {
  return shown(valueAtPointer(masked, pointer));
}

/** A value, already masked, short enough for a message. */
export function shown(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${startOf(text, 77)}...` : text;
}

/** Longest that one problem of a check is told: the name of a key may be as long as the answer. */
const LONGEST_PROBLEM = 2_000;

/** Joins problems into one message, the first few in full. */
export function joinProblems(problems: readonly string[], limit = 5): string {
  const rest = problems.length - limit;
  const told = problems.slice(0, limit).map((problem) => cutText(problem, LONGEST_PROBLEM));
  return [...told, ...(rest > 0 ? [`... and ${rest} more`] : [])].join('\n');
}

/** Problems as one message, or null. */
export function messageOf(problems: readonly string[]): string | null {
  return problems.length === 0 ? null : joinProblems(problems);
}
