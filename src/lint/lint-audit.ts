import { amountsIn } from './amounts/amounts.ts';
import { statesFacts } from './document/audit-document.ts';
import { readDocument } from './document/read-document.ts';
import { withoutTitles } from './document/without-titles.ts';
import { type Fact, factsOf } from './facts/fact.ts';
import { namedNumbers } from './facts/named-numbers.ts';
import { readFacts } from './facts/read-facts.ts';
import type { LintFinding } from './finding.ts';
import type { LintSpec } from './lint-spec.ts';
import { againstSpec } from './rules/against-spec.ts';
import { allDone } from './rules/all-done.ts';
import { allMet } from './rules/all-met.ts';
import { announcedLists } from './rules/announced-lists.ts';
import { answersAgree, noneMeansNone } from './rules/answers-agree.ts';
import { boundsTold } from './rules/bounds-told.ts';
import { boxesCounted } from './rules/boxes-counted.ts';
import { changesTold } from './rules/changes-told.ts';
import { classLists } from './rules/class-lists.ts';
import { clocksFit } from './rules/clocks-fit.ts';
import { codesOnce } from './rules/codes-once.ts';
import { codesTold } from './rules/codes-told.ts';
import { consolesTold } from './rules/consoles-told.ts';
import { isExcerpt, type Rule } from './rules/context.ts';
import { countsAddUp, sumsAreRight } from './rules/counts-add-up.ts';
import { classesInMatrix, countsInMatrix } from './rules/counts-in-matrix.ts';
import { datesInOrder } from './rules/dates-in-order.ts';
import { deltaMetrics } from './rules/delta-metrics.ts';
import { differencesTold } from './rules/differences-told.ts';
import { digestsCompared } from './rules/digests-compared.ts';
import { directionsTold } from './rules/directions-told.ts';
import { jobRuns, responseFiles } from './rules/evidence-counts.ts';
import { flowsAddUp } from './rules/flows-add-up.ts';
import { groupedTotals } from './rules/grouped-totals.ts';
import { growthInProse } from './rules/growth-in-prose.ts';
import { hashesHold } from './rules/hashes-hold.ts';
import {
  classesListed,
  idCountsMatch,
  idsCountedOnce,
  idsInRange,
  missingCountsMatch,
} from './rules/id-counts.ts';
import { notRunAndMissing, runHasRow, totalIsReached } from './rules/ids-accounted.ts';
import { issuesTold } from './rules/issues-told.ts';
import { limitsTold } from './rules/limits-told.ts';
import { linesInOrder } from './rules/lines-in-order.ts';
import { listedFiles } from './rules/listed-files.ts';
import { noneOfNamed } from './rules/none-of-named.ts';
import { oneArchive } from './rules/one-archive.ts';
import { oneValueLabels } from './rules/one-value-labels.ts';
import { onlyAndWithout } from './rules/only-and-without.ts';
import { pairsAgree } from './rules/pairs-agree.ts';
import { partsAddUp } from './rules/parts-add-up.ts';
import { partsFitWholes } from './rules/parts-and-wholes.ts';
import { partsInProse } from './rules/parts-in-prose.ts';
import { percentsFollow } from './rules/percents-follow.ts';
import { reasonsAddUp } from './rules/reasons-add-up.ts';
import { retriesTold } from './rules/retries-told.ts';
import { rowIdentities } from './rules/row-identities.ts';
import { rowSpans } from './rules/row-spans.ts';
import { rowsMeanIt } from './rules/rows-mean-it.ts';
import { rowsTold } from './rules/rows-told.ts';
import { sameAmount } from './rules/same-amount.ts';
import { sameFactSameValue } from './rules/same-fact.ts';
import { seatsAddUp } from './rules/seats-add-up.ts';
import { sectionColumns } from './rules/section-columns.ts';
import { sectionsAddUp } from './rules/sections-add-up.ts';
import { sectionsTold } from './rules/sections-told.ts';
import { sharesOfNamed } from './rules/shares-of-named.ts';
import { spansFit } from './rules/spans-fit.ts';
import { statesCounted } from './rules/states-counted.ts';
import { statesTallied } from './rules/states-tallied.ts';
import { statesTold } from './rules/states-told.ts';
import { statisticsInOrder } from './rules/statistics-in-order.ts';
import { sumsBelow } from './rules/sums-below.ts';
import { swappedDigits } from './rules/swapped-digits.ts';
import { tableDeltas } from './rules/table-deltas.ts';
import { tableTotals } from './rules/table-totals.ts';
import { tablesCounted } from './rules/tables-counted.ts';
import { tablesFilled } from './rules/tables-filled.ts';
import { talliesAgree } from './rules/tallies-agree.ts';
import { ticksAreEarned } from './rules/ticks-are-true.ts';
import { ticksDenied } from './rules/ticks-denied.ts';
import { ticksMeanIt } from './rules/ticks-mean-it.ts';
import { durationFits, stampsAgree, timesExist, timesInOrder } from './rules/times-agree.ts';
import { verdictFitsResults, verdictsAgree } from './rules/verdicts-agree.ts';
import { weekdaysFit } from './rules/weekdays-fit.ts';
import { wholesAbove } from './rules/wholes-above.ts';

const RULES: readonly Rule[] = [
  verdictsAgree,
  verdictFitsResults,
  countsAddUp,
  sumsAreRight,
  countsInMatrix,
  classesInMatrix,
  sameFactSameValue,
  sameAmount,
  oneValueLabels,
  rowsTold,
  swappedDigits,
  partsFitWholes,
  allDone,
  partsAddUp,
  growthInProse,
  partsInProse,
  reasonsAddUp,
  sectionsAddUp,
  flowsAddUp,
  groupedTotals,
  statesCounted,
  statesTallied,
  statesTold,
  pairsAgree,
  issuesTold,
  sectionsTold,
  rowsMeanIt,
  limitsTold,
  allMet,
  sectionColumns,
  listedFiles,
  announcedLists,
  tablesCounted,
  tableTotals,
  sumsBelow,
  rowIdentities,
  tablesFilled,
  percentsFollow,
  sharesOfNamed,
  idCountsMatch,
  classesListed,
  classLists,
  idsCountedOnce,
  codesOnce,
  idsInRange,
  missingCountsMatch,
  notRunAndMissing,
  runHasRow,
  totalIsReached,
  againstSpec,
  tableDeltas,
  changesTold,
  directionsTold,
  wholesAbove,
  boundsTold,
  boxesCounted,
  talliesAgree,
  consolesTold,
  differencesTold,
  deltaMetrics,
  jobRuns,
  responseFiles,
  answersAgree,
  codesTold,
  noneMeansNone,
  noneOfNamed,
  onlyAndWithout,
  retriesTold,
  seatsAddUp,
  durationFits,
  spansFit,
  clocksFit,
  rowSpans,
  statisticsInOrder,
  linesInOrder,
  datesInOrder,
  timesInOrder,
  timesExist,
  weekdaysFit,
  stampsAgree,
  hashesHold,
  digestsCompared,
  oneArchive,
  ticksMeanIt,
  ticksAreEarned,
  ticksDenied,
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
  /** False for a text that states nothing of a test, a load or an acceptance that could be checked, such as a README. */
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
  const amounts = amountsIn(document);
  const context = { document, facts, named, amounts, rows, spec, letters, excerpt: isExcerpt(facts, rows) };
  const findings = withoutRepeats(RULES.flatMap((rule) => rule(context))).sort(
    (a, b) => a.first.line - b.first.line || a.second.line - b.second.line || a.rule.localeCompare(b.rule),
  );
  return { findings, isAudit: facts.some(({ kind }) => OF_AN_AUDIT.includes(kind)) || statesFacts(document) };
}

// Where a surer rule tells of the same two lines, a less sure one has read the same thing.
function withoutRepeats(findings: readonly LintFinding[]): LintFinding[] {
  const linesOf = ({ first, second }: LintFinding) => [first.line, second.line].sort((a, b) => a - b).join();
  const sure = new Set(findings.filter(({ confidence }) => confidence === 'high').map(linesOf));
  return findings.filter(
    (one) => one.confidence !== 'medium' || !READ_ANEW.has(one.rule) || !sure.has(linesOf(one)),
  );
}

// The rules that read any sentence and table, beside those that know one kind of them.
const READ_ANEW: ReadonlySet<LintFinding['rule']> = new Set([
  'parts-do-not-add-up',
  'rows-differ',
  'two-values',
  'result-differs',
  'none-but-some',
]);

const OF_AN_AUDIT: readonly Fact['kind'][] = ['count', 'row', 'table', 'idCount', 'verdict'];
