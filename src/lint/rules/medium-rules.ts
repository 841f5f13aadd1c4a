import { additionalTests } from './additional-tests.ts';
import { allHeld } from './all-held.ts';
import { announcedLists } from './announced-lists.ts';
import { announcedParts } from './announced-parts.ts';
import { blockedAndPassed } from './blocked-and-passed.ts';
import { boundsTold } from './bounds-told.ts';
import { boxesCounted } from './boxes-counted.ts';
import { cellsTold } from './cells-told.ts';
import { changeShares } from './change-shares.ts';
import { claimedRangesRan, tickedRangesHaveRows } from './claimed-ranges.ts';
import { codesCounted } from './codes-counted.ts';
import { columnTold } from './column-told.ts';
import { consolesTold } from './consoles-told.ts';
import type { Rule } from './context.ts';
import { countsAddUp } from './counts-add-up.ts';
import { countsInMatrix } from './counts-in-matrix.ts';
import { delaysTold } from './delays-told.ts';
import { doneDenied } from './done-denied.ts';
import { endedInError } from './ended-in-error.ts';
import { endpointsAgree } from './endpoints-agree.ts';
import { exclusiveShares } from './exclusive-shares.ts';
import { globsCounted } from './globs-counted.ts';
import { groupedTotals } from './grouped-totals.ts';
import { idCountsMatch } from './id-counts.ts';
import { notRunAndMissing } from './ids-accounted.ts';
import { idsRetold } from './ids-retold.ts';
import { issuesTold } from './issues-told.ts';
import { keyNumbersFit } from './key-numbers.ts';
import { kindsExclude } from './kinds-exclude.ts';
import { listedFiles } from './listed-files.ts';
import { missingPartsAddUp } from './missing-parts.ts';
import { namedLists } from './named-lists.ts';
import { namesInLine } from './names-in-line.ts';
import { oneOfTwo } from './one-of-two.ts';
import { onlyAndWithout } from './only-and-without.ts';
import { noneOpen } from './open-blockers.ts';
import { pairsAgree } from './pairs-agree.ts';
import { partsAddUp } from './parts-add-up.ts';
import { partsFitWholes } from './parts-and-wholes.ts';
import { partsInProse } from './parts-in-prose.ts';
import { percentsFollow } from './percents-follow.ts';
import { placesTold } from './places-told.ts';
import { promisesKept } from './promises-kept.ts';
import { rangeHeadings } from './range-headings.ts';
import { ratioOfRows } from './ratio-of-rows.ts';
import { retriesTold } from './retries-told.ts';
import { rowsRetold } from './rows-retold.ts';
import { runDates } from './run-dates.ts';
import { runTold } from './run-told.ts';
import { saidOfEvery } from './said-of-every.ts';
import { sameFactSameValue } from './same-fact.ts';
import { schedulesTold } from './schedules-told.ts';
import { sectionColumns } from './section-columns.ts';
import { sectionRatiosAddUp } from './section-ratios.ts';
import { sectionsAddUp } from './sections-add-up.ts';
import { sectionsCounted } from './sections-counted.ts';
import { setUpToCome } from './set-up-to-come.ts';
import { settingsTold } from './settings-told.ts';
import { sharesOfNamed } from './shares-of-named.ts';
import { statesCounted } from './states-counted.ts';
import { statisticsInOrder } from './statistics-in-order.ts';
import { statisticsOfColumns } from './statistics-of-columns.ts';
import { tablesFilled } from './tables-filled.ts';
import { targetsMet } from './targets-met.ts';
import { thingsCounted } from './things-counted.ts';
import { thingsTold } from './things-told.ts';
import { ticksAreEarned } from './ticks-are-true.ts';
import { totalsTold } from './totals-told.ts';
import { verdictFitsResults, verdictsAgree } from './verdicts-agree.ts';
import { windowsKept } from './windows-kept.ts';
import { worksBesideFault } from './works-beside-fault.ts';
import { worksThough } from './works-though.ts';

/** Rules that put together what stands in two places: about as often right as wrong in reports of other things. */
export const MEDIUM_RULES: readonly Rule[] = [
  verdictsAgree,
  verdictFitsResults,
  countsAddUp,
  sameFactSameValue,
  runTold,
  placesTold,
  runDates,
  rowsRetold,
  issuesTold,
  allHeld,
  saidOfEvery,
  thingsTold,
  cellsTold,
  settingsTold,
  schedulesTold,
  totalsTold,
  percentsFollow,
  sharesOfNamed,
  boundsTold,
  consolesTold,
  endpointsAgree,
  promisesKept,
  onlyAndWithout,
  retriesTold,
  targetsMet,
  ticksAreEarned,
  doneDenied,
  oneOfTwo,
  delaysTold,
  setUpToCome,
  blockedAndPassed,
  worksThough,
  worksBesideFault,
  countsInMatrix,
  partsFitWholes,
  noneOpen,
  partsAddUp,
  partsInProse,
  sectionsAddUp,
  additionalTests,
  sectionRatiosAddUp,
  groupedTotals,
  statesCounted,
  pairsAgree,
  sectionColumns,
  listedFiles,
  announcedLists,
  namedLists,
  namesInLine,
  globsCounted,
  sectionsCounted,
  announcedParts,
  thingsCounted,
  columnTold,
  ratioOfRows,
  tablesFilled,
  changeShares,
  idCountsMatch,
  keyNumbersFit,
  rangeHeadings,
  idsRetold,
  missingPartsAddUp,
  claimedRangesRan,
  tickedRangesHaveRows,
  kindsExclude,
  notRunAndMissing,
  exclusiveShares,
  boxesCounted,
  codesCounted,
  statisticsInOrder,
  statisticsOfColumns,
  endedInError,
  windowsKept,
];
