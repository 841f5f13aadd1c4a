import type { AuditEntry, AuditRun, EntryClass, VerdictStatus } from '../../model/audit-run.ts';
import type { FileSum } from '../../model/evidence.ts';
import type { Translator } from '../messages/translator.ts';
import type { AnswerView } from './answer-view.ts';
import type { SharedParts } from './shared-parts.tsx';

/** What a page is made of. */
export interface Page extends Translator {
  run: AuditRun;
  /** Evidence files of the bundle, with their sums. */
  files: readonly FileSum[];
  /** What is shown of each response file, by its path in the bundle. */
  answers: ReadonlyMap<string, AnswerView>;
  /** Titles of the entries by their ids. */
  titles: ReadonlyMap<string, string>;
  /** What its entries have in common, where that stands once; null where each has its own. */
  shared: SharedParts | null;
}

export type Status = EntryClass | 'notExecuted';

/** In the order in which they matter. */
export const STATUSES: readonly Status[] = [
  'failed',
  'skipped',
  'notExecuted',
  'denied',
  'expectedError',
  'succeeded',
];

/** A shape for each state: colour is never all that tells them apart. */
export const SYMBOLS: Readonly<Record<Status, string>> = {
  failed: '✕',
  skipped: '–',
  notExecuted: '○',
  denied: '⊘',
  expectedError: '●',
  succeeded: '✓',
};

/** A shape for each verdict. */
export const VERDICT_SYMBOLS: Readonly<Record<VerdictStatus, string>> = {
  READY: '✓',
  CONDITIONAL: '!',
  'NOT READY': '✕',
  INCOMPLETE: '–',
};
/** Entries that the profile asks for: the others stand in the document and have no part in the run. */
export function ofProfile({ entries, run }: AuditRun): AuditEntry[] {
  return entries.filter(({ profile }) => profile.includes(run.profile));
}

/** Milliseconds that the calls of an entry took; null where none was timed. */
export function durationOf({ scenarios }: AuditEntry): number | null {
  const times = scenarios.flatMap(({ durationMs }) => durationMs ?? []);
  return times.length === 0 ? null : times.reduce((sum, ms) => sum + ms, 0);
}

/** `28 ms`, `2.6 s`: as few digits as tell them apart. */
export function shortDuration({ say }: Translator, ms: number): string {
  return ms < 1000
    ? say('unit.ms', { value: String(Math.round(ms)) })
    : say('unit.s', { value: (ms / 1000).toFixed(1) });
}

/** `2026-11-28 18:28 UTC`. */
export function shortTime(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}

/** The state of an entry of the profile. One of which a part did not run has the class of what ran, and is not executed. */
export function statusOf({ coverage }: Pick<AuditRun, 'coverage'>, { id, class: kind }: AuditEntry): Status {
  if (kind === 'failed' || kind === 'skipped') return kind;
  return leftOut(coverage).has(id) ? 'notExecuted' : kind;
}

const known = new WeakMap<AuditRun['coverage'], ReadonlySet<string>>();

function leftOut(coverage: AuditRun['coverage']): ReadonlySet<string> {
  const found = known.get(coverage) ?? new Set(coverage.notExecuted.map(({ id }) => id));
  known.set(coverage, found);
  return found;
}
