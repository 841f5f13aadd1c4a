import type { Confidence } from '../confidence.ts';
import { additionalTests } from './additional-tests.ts';
import { againstSpec } from './against-spec.ts';
import { allHeld } from './all-held.ts';
import { allOfOneNumber } from './all-of-one-number.ts';
import { announcedLists } from './announced-lists.ts';
import { announcedParts } from './announced-parts.ts';
import { answersAgree } from './answers-agree.ts';
import { beforeAndNow } from './before-and-now.ts';
import { blockedAndPassed } from './blocked-and-passed.ts';
import { blocksAddUp } from './blocks-add-up.ts';
import { boundsTold } from './bounds-told.ts';
import { boxesCounted } from './boxes-counted.ts';
import { cellsTold } from './cells-told.ts';
import { changeShares } from './change-shares.ts';
import { changesTold } from './changes-told.ts';
import { claimedRangesRan, tickedRangesHaveRows } from './claimed-ranges.ts';
import { classLists } from './class-lists.ts';
import { classShares } from './class-shares.ts';
import { classesFit } from './classes-fit.ts';
import { clocksFit } from './clocks-fit.ts';
import { codesCounted } from './codes-counted.ts';
import { codesOnce } from './codes-once.ts';
import { codesTold } from './codes-told.ts';
import { columnTold } from './column-told.ts';
import { columnsOfClasses } from './columns-of-classes.ts';
import { consolesTold } from './consoles-told.ts';
import type { Rule } from './context.ts';
import { countsAddUp, sumsAreRight } from './counts-add-up.ts';
import { classesInMatrix, countsInMatrix } from './counts-in-matrix.ts';
import { datesInOrder } from './dates-in-order.ts';
import { delaysTold } from './delays-told.ts';
import { deltaMetrics } from './delta-metrics.ts';
import { digestsCompared } from './digests-compared.ts';
import { directionsTold } from './directions-told.ts';
import { doneDenied } from './done-denied.ts';
import { endpointsAgree } from './endpoints-agree.ts';
import { entriesToldAgree } from './entries-told.ts';
import { filesPerTest, jobRuns, responseFiles } from './evidence-counts.ts';
import { exclusiveShares } from './exclusive-shares.ts';
import { globsCounted } from './globs-counted.ts';
import { groupedTotals } from './grouped-totals.ts';
import { growthTold } from './growth-told.ts';
import { hashesHold } from './hashes-hold.ts';
import { classesListed, idCountsMatch, idsCountedOnce, idsInRange, missingCountsMatch } from './id-counts.ts';
import { notRunAndMissing, runHasRow, totalIsReached } from './ids-accounted.ts';
import { idsRetold } from './ids-retold.ts';
import { issuesTold } from './issues-told.ts';
import { keyNumbersFit } from './key-numbers.ts';
import { kindsExclude } from './kinds-exclude.ts';
import { leftOpen } from './left-open.ts';
import { linesInOrder } from './lines-in-order.ts';
import { listedFiles } from './listed-files.ts';
import { listsMeasured } from './lists-measured.ts';
import { logsTold } from './logs-told.ts';
import { missingPartsAddUp } from './missing-parts.ts';
import { namedLists } from './named-lists.ts';
import { namesInLine } from './names-in-line.ts';
import { noneFound } from './none-found.ts';
import { noneOfCounted } from './none-of-counted.ts';
import { oneArchive } from './one-archive.ts';
import { oneOfDocument } from './one-of-document.ts';
import { oneOfTwo } from './one-of-two.ts';
import { oneValueLabels } from './one-value-labels.ts';
import { onlyAndWithout } from './only-and-without.ts';
import { noneOpen } from './open-blockers.ts';
import { operationsCounted } from './operations-counted.ts';
import { pairsAgree } from './pairs-agree.ts';
import { partsAddUp } from './parts-add-up.ts';
import { partsFitWholes } from './parts-and-wholes.ts';
import { partsInProse } from './parts-in-prose.ts';
import { percentsFollow } from './percents-follow.ts';
import { placesTold } from './places-told.ts';
import { promisesKept } from './promises-kept.ts';
import { rangeHeadings } from './range-headings.ts';
import { rangesCovered } from './ranges-covered.ts';
import { ratioOfRows } from './ratio-of-rows.ts';
import { ratiosAddUp } from './ratios-add-up.ts';
import { worksInPart } from './ready-denied.ts';
import { recordsTold } from './records-told.ts';
import { retriesTold } from './retries-told.ts';
import { rowIdentities } from './row-identities.ts';
import { rowShares } from './row-shares.ts';
import { rowsMeanIt } from './rows-mean-it.ts';
import { rowsRetold } from './rows-retold.ts';
import { rowsTold } from './rows-told.ts';
import { runDates } from './run-dates.ts';
import { runTold } from './run-told.ts';
import { saidOfEvery } from './said-of-every.ts';
import { sameFactSameValue } from './same-fact.ts';
import { schedulesTold } from './schedules-told.ts';
import { seatsAddUp } from './seats-add-up.ts';
import { sectionColumns } from './section-columns.ts';
import { sectionRatiosAddUp } from './section-ratios.ts';
import { sectionsAddUp } from './sections-add-up.ts';
import { sectionsCounted } from './sections-counted.ts';
import { setUpToCome } from './set-up-to-come.ts';
import { settingsTold } from './settings-told.ts';
import { sharesOfNamed } from './shares-of-named.ts';
import { stagingCounted } from './staging-counted.ts';
import { statesCounted } from './states-counted.ts';
import { statesTallied } from './states-tallied.ts';
import { statesTold } from './states-told.ts';
import { statisticsInOrder } from './statistics-in-order.ts';
import { statisticsOfColumns } from './statistics-of-columns.ts';
import { stillToCome } from './still-to-come.ts';
import { stockAndFlow } from './stock-and-flow.ts';
import { swappedDigits } from './swapped-digits.ts';
import { tableDeltas } from './table-deltas.ts';
import { tableTotals } from './table-totals.ts';
import { tablesFilled } from './tables-filled.ts';
import { talliesAgree } from './tallies-agree.ts';
import { targetsMet } from './targets-met.ts';
import { thingsCounted } from './things-counted.ts';
import { thingsTold } from './things-told.ts';
import { ticksAreEarned } from './ticks-are-true.ts';
import { endedInError, ticksDenied } from './ticks-denied.ts';
import { ticksMeanIt } from './ticks-mean-it.ts';
import { durationFits, stampsAgree, timesExist, timesInOrder } from './times-agree.ts';
import { totalsTold } from './totals-told.ts';
import { verdictFitsResults, verdictsAgree } from './verdicts-agree.ts';
import { weekdaysFit } from './weekdays-fit.ts';
import { wholesRetold } from './wholes-retold.ts';
import { windowsKept } from './windows-kept.ts';
import { worksBesideFault } from './works-beside-fault.ts';
import { worksThough } from './works-though.ts';

/**
 * Every rule, by how sure its findings are at most. A rule is as sure as it was on documents that nobody had mended it on
 * (`docs/lint-audit.md`): `low` are those of which fewer than half were true there. What they say is sorted by its lines.
 */
export const RULES: Readonly<Record<Confidence, readonly Rule[]>> = {
  high: [
    sumsAreRight,
    classesFit,
    classShares,
    entriesToldAgree,
    growthTold,
    classesInMatrix,
    statesTallied,
    rowsMeanIt,
    tableTotals,
    ratiosAddUp,
    rowShares,
    blocksAddUp,
    rowIdentities,
    classesListed,
    classLists,
    idsCountedOnce,
    codesOnce,
    idsInRange,
    missingCountsMatch,
    againstSpec,
    tableDeltas,
    changesTold,
    beforeAndNow,
    directionsTold,
    talliesAgree,
    deltaMetrics,
    recordsTold,
    rangesCovered,
    stillToCome,
    stagingCounted,
    operationsCounted,
    jobRuns,
    responseFiles,
    answersAgree,
    codesTold,
    seatsAddUp,
    durationFits,
    clocksFit,
    stockAndFlow,
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
  ],
  medium: [
    verdictsAgree,
    verdictFitsResults,
    countsAddUp,
    countsInMatrix,
    sameFactSameValue,
    runTold,
    placesTold,
    runDates,
    rowsRetold,
    partsFitWholes,
    partsAddUp,
    partsInProse,
    sectionsAddUp,
    additionalTests,
    sectionRatiosAddUp,
    wholesRetold,
    groupedTotals,
    statesCounted,
    pairsAgree,
    issuesTold,
    worksInPart,
    allHeld,
    saidOfEvery,
    sectionColumns,
    listedFiles,
    announcedLists,
    namedLists,
    namesInLine,
    globsCounted,
    sectionsCounted,
    announcedParts,
    thingsCounted,
    thingsTold,
    cellsTold,
    settingsTold,
    schedulesTold,
    totalsTold,
    columnTold,
    columnsOfClasses,
    ratioOfRows,
    tablesFilled,
    percentsFollow,
    changeShares,
    sharesOfNamed,
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
    boundsTold,
    boxesCounted,
    consolesTold,
    codesCounted,
    endpointsAgree,
    allOfOneNumber,
    promisesKept,
    noneFound,
    onlyAndWithout,
    retriesTold,
    logsTold,
    targetsMet,
    noneOpen,
    oneOfDocument,
    statisticsInOrder,
    statisticsOfColumns,
    listsMeasured,
    ticksAreEarned,
    doneDenied,
    endedInError,
    windowsKept,
    oneOfTwo,
    delaysTold,
    setUpToCome,
    blockedAndPassed,
    worksThough,
    worksBesideFault,
    leftOpen,
  ],
  low: [
    totalIsReached,
    oneValueLabels,
    rowsTold,
    swappedDigits,
    statesTold,
    runHasRow,
    filesPerTest,
    noneOfCounted,
    ticksDenied,
  ],
};
