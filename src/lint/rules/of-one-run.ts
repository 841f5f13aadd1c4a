import { scopesOf } from '../facts/scope.ts';
import type { LintFinding } from '../finding.ts';
import { clocksFit } from './clocks-fit.ts';
import type { Rule, RuleContext } from './context.ts';
import { datesInOrder } from './dates-in-order.ts';
import { hashesHold } from './hashes-hold.ts';
import { issuesTold } from './issues-told.ts';
import { linesInOrder } from './lines-in-order.ts';
import { oneArchive } from './one-archive.ts';
import { oneValueLabels } from './one-value-labels.ts';
import { runDates } from './run-dates.ts';
import { runTold } from './run-told.ts';
import { durationFits, stampsAgree, timesExist, timesInOrder } from './times-agree.ts';
import { windowsKept } from './windows-kept.ts';

// These compare runs, days, builds or stands themselves, or what stays the same over them.
const ACROSS_RUNS: ReadonlySet<Rule> = new Set([
  clocksFit,
  datesInOrder,
  durationFits,
  hashesHold,
  issuesTold,
  linesInOrder,
  oneArchive,
  oneValueLabels,
  runDates,
  runTold,
  stampsAgree,
  timesExist,
  timesInOrder,
  windowsKept,
]);

/** What a rule finds, but for what it compares of two runs, days, builds or stands: these may differ. */
export function foundInOneRun(rule: Rule, context: RuleContext): LintFinding[] {
  const found = rule(context);
  if (ACROSS_RUNS.has(rule)) return found;
  const scopes = scopesOf(context.document);
  return found.filter(({ first, second }) => !scopes.mayDiffer(first, second));
}
