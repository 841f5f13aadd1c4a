import { readDocument } from './document/read-document.ts';
import { withoutTitles } from './document/without-titles.ts';
import { type Fact, factsOf } from './facts/fact.ts';
import { namedNumbers } from './facts/named-numbers.ts';
import { readFacts } from './facts/read-facts.ts';
import type { LintFinding } from './finding.ts';
import type { LintSpec } from './lint-spec.ts';
import { againstSpec } from './rules/against-spec.ts';
import { allDone } from './rules/all-done.ts';
import { answersAgree, noneMeansNone } from './rules/answers-agree.ts';
import { classLists } from './rules/class-lists.ts';
import { isExcerpt, type Rule } from './rules/context.ts';
import { countsAddUp, sumsAreRight } from './rules/counts-add-up.ts';
import { classesInMatrix, countsInMatrix } from './rules/counts-in-matrix.ts';
import { deltaMetrics } from './rules/delta-metrics.ts';
import { jobRuns, responseFiles } from './rules/evidence-counts.ts';
import { groupedTotals } from './rules/grouped-totals.ts';
import { hashesHold } from './rules/hashes-hold.ts';
import {
  classesListed,
  idCountsMatch,
  idsCountedOnce,
  idsInRange,
  missingCountsMatch,
} from './rules/id-counts.ts';
import { notRunAndMissing, runHasRow, totalIsReached } from './rules/ids-accounted.ts';
import { listedThings } from './rules/listed-things.ts';
import { noneOfNamed } from './rules/none-of-named.ts';
import { oneArchive } from './rules/one-archive.ts';
import { partsAddUp } from './rules/parts-add-up.ts';
import { percentsFollow } from './rules/percents-follow.ts';
import { repeatedSentences } from './rules/repeated-sentences.ts';
import { rowIdentities } from './rules/row-identities.ts';
import { partsFitWholes, rowsStated } from './rules/rows-stated.ts';
import { sameFactSameValue } from './rules/same-fact.ts';
import { seatsAddUp } from './rules/seats-add-up.ts';
import { sectionColumns } from './rules/section-columns.ts';
import { sharesOfNamed } from './rules/shares-of-named.ts';
import { spansFit } from './rules/spans-fit.ts';
import { statesCounted } from './rules/states-counted.ts';
import { tableDeltas } from './rules/table-deltas.ts';
import { tableTotals } from './rules/table-totals.ts';
import { tablesFilled } from './rules/tables-filled.ts';
import { ticksAreEarned } from './rules/ticks-are-true.ts';
import { ticksMeanIt } from './rules/ticks-mean-it.ts';
import { durationFits, stampsAgree, timesExist, timesInOrder } from './rules/times-agree.ts';
import { verdictFitsResults, verdictsAgree } from './rules/verdicts-agree.ts';

const RULES: readonly Rule[] = [
  verdictsAgree,
  verdictFitsResults,
  countsAddUp,
  sumsAreRight,
  countsInMatrix,
  classesInMatrix,
  sameFactSameValue,
  repeatedSentences,
  rowsStated,
  partsFitWholes,
  allDone,
  partsAddUp,
  groupedTotals,
  statesCounted,
  sectionColumns,
  listedThings,
  tableTotals,
  rowIdentities,
  tablesFilled,
  percentsFollow,
  sharesOfNamed,
  idCountsMatch,
  classesListed,
  classLists,
  idsCountedOnce,
  idsInRange,
  missingCountsMatch,
  notRunAndMissing,
  runHasRow,
  totalIsReached,
  againstSpec,
  tableDeltas,
  deltaMetrics,
  jobRuns,
  responseFiles,
  answersAgree,
  noneMeansNone,
  noneOfNamed,
  seatsAddUp,
  durationFits,
  spansFit,
  timesInOrder,
  timesExist,
  stampsAgree,
  hashesHold,
  oneArchive,
  ticksMeanIt,
  ticksAreEarned,
];

/**
 * The contradictions of an audit document, in the order of its lines; [] when it has none. `spec` is the spec document
 * that it speaks of; null leaves out the rules that need one. Text of any form is read; what no reader understands gives no fact.
 */
export function lintAudit(markdown: string, spec: LintSpec | null): LintFinding[] {
  return readAndLint(markdown, spec).findings;
}

/** What was found in a text, and whether it is an audit document at all. */
export interface LintResult {
  findings: LintFinding[];
  /** False for a text without a count of tests, a test matrix or a table of counts, such as a README. */
  isAudit: boolean;
}

/** The contradictions of a text of which it is not known whether it is an audit document. */
export function readAndLint(markdown: string, spec: LintSpec | null): LintResult {
  const document = withoutTitles(readDocument(markdown));
  const specHasLetters = spec?.entries.some(({ id }) => /^[A-Z]/.test(id)) === true;
  const facts = readFacts(document, specHasLetters);
  const rows = factsOf(facts, 'row');
  const letters = specHasLetters || rows.some(({ value }) => /^[A-Z]/.test(value));
  const named = namedNumbers(document);
  const context = { document, facts, named, rows, spec, letters, excerpt: isExcerpt(facts, rows) };
  const findings = RULES.flatMap((rule) => rule(context)).sort(
    (a, b) => a.first.line - b.first.line || a.second.line - b.second.line || a.rule.localeCompare(b.rule),
  );
  return { findings, isAudit: facts.some(({ kind }) => OF_AN_AUDIT.includes(kind)) };
}

const OF_AN_AUDIT: readonly Fact['kind'][] = ['count', 'row', 'table', 'idCount', 'verdict'];
