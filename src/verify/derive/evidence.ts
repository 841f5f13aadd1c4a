import { addTo } from '../../common/group-by.ts';
import type { AuditRun } from '../../model/audit-run.ts';
import type { LoggedScenario, LoggedSkip, RunLog } from '../log/run-log.ts';
import { labelOf } from '../log/run-log.ts';
import type { Responses } from '../responses/match-responses.ts';
import type { SpecLine } from '../spec/spec-entries.ts';

/** All from which the model of a run is derived again. */
export interface Evidence {
  log: RunLog;
  responses: Responses;
  /** Entries of the copy of the spec document. */
  spec: readonly SpecLine[];
  /** Titles of its sections. */
  sections: Record<string, string>;
  /** Sizes and sums of what the bundle holds beside the log. */
  bundle: {
    logSha256: string;
    /** Response files by their path, with their sums. */
    responses: ReadonlyMap<string, string>;
    scanned: number;
    specSha256: string;
    hasJunit: boolean;
  };
  /** `audit.json`: asked only for what no other file of the bundle can tell (`TAKEN`). */
  claimed: AuditRun;
}

/**
 * What is taken from audit.json as it stands there, with the words for it: no other file of the bundle can tell. `byContract`: the
 * contract of a checkout can.
 */
export const TAKEN: readonly { pointer: RegExp; words: string; byContract?: true }[] = [
  { pointer: /^\/run\/routes$/, words: 'with which --routes the run was made', byContract: true },
  { pointer: /^\/run\/host\/(?:os|node)$/, words: 'operating system and Node.js version' },
  {
    pointer: /^\/run\/reproducible$/,
    words: 'whether SOURCE_DATE_EPOCH was set (only that durations fit it)',
  },
  { pointer: /^\/baseUrl$/, words: 'base URL of the API', byContract: true },
  { pointer: /^\/schemas(?:\/|$)/, words: 'sums of schema and table files', byContract: true },
  {
    pointer: /^\/entries\/\d+\/profile(?:\/|$)/,
    words: 'profiles that an entry belongs to, but for that of the run',
    byContract: true,
  },
  {
    pointer: /^\/coverageOf\w+\/(?:file|withoutCase(?:\/|$))/,
    words: 'which entries have no case',
    byContract: true,
  },
  {
    pointer: /^\/entries\/\d+\/scenariosNotExecuted(?:\/|$)/,
    words: 'which scenarios of an entry were planned and did not run',
    byContract: true,
  },
  {
    pointer: /^\/maskingScan\/hits(?:\/|$)/,
    words: 'places of the hits of the scan (only whether there are any)',
  },
];

/** The scenarios that count for an entry: those of the plan, the first of each label. */
export function countedScenarios({ log, claimed }: Evidence): Map<string, (LoggedScenario | LoggedSkip)[]> {
  const selected = new Set(log.started.selected);
  const strangers = strangersNamed(claimed);
  const seen = new Set<string>();
  const counted = new Map<string, (LoggedScenario | LoggedSkip)[]>();
  for (const item of log.scenarios) {
    const label = labelOf(item);
    if (!item.counted || !selected.has(item.id) || strangers.has(label) || seen.has(label)) continue;
    seen.add(label);
    addTo(counted, item.id, item);
  }
  return counted;
}

/** Labels of the scenarios that the plan did not hold, by the problems that audit.json lists. */
export function strangersNamed({ integrity }: AuditRun): Set<string> {
  const found = /^There is evidence of (.+), which the plan does not hold\.$/;
  return new Set(integrity.problems.flatMap((problem) => found.exec(problem)?.[1] ?? []));
}
