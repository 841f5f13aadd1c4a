import { againstSpec } from './against-spec.ts';
import { answersAgree } from './answers-agree.ts';
import { beforeAndNow } from './before-and-now.ts';
import { blocksAddUp } from './blocks-add-up.ts';
import { changesTold } from './changes-told.ts';
import { classLists } from './class-lists.ts';
import { classShares } from './class-shares.ts';
import { classesFit } from './classes-fit.ts';
import { clocksFit } from './clocks-fit.ts';
import { codesOnce } from './codes-once.ts';
import { codesTold } from './codes-told.ts';
import type { Rule } from './context.ts';
import { sumsAreRight } from './counts-add-up.ts';
import { classesInMatrix } from './counts-in-matrix.ts';
import { datesInOrder } from './dates-in-order.ts';
import { deltaMetrics } from './delta-metrics.ts';
import { digestsCompared } from './digests-compared.ts';
import { directionsTold } from './directions-told.ts';
import { entriesToldAgree } from './entries-told.ts';
import { jobRuns, responseFiles } from './evidence-counts.ts';
import { growthTold } from './growth-told.ts';
import { hashesHold } from './hashes-hold.ts';
import { classesListed, idsCountedOnce, idsInRange, missingCountsMatch } from './id-counts.ts';
import { linesInOrder } from './lines-in-order.ts';
import { oneArchive } from './one-archive.ts';
import { operationsCounted } from './operations-counted.ts';
import { rangesCovered } from './ranges-covered.ts';
import { ratiosAddUp } from './ratios-add-up.ts';
import { recordsTold } from './records-told.ts';
import { rowIdentities } from './row-identities.ts';
import { rowShares } from './row-shares.ts';
import { rowsMeanIt } from './rows-mean-it.ts';
import { seatsAddUp } from './seats-add-up.ts';
import { stagingCounted } from './staging-counted.ts';
import { statesTallied } from './states-tallied.ts';
import { stillToCome } from './still-to-come.ts';
import { tableDeltas } from './table-deltas.ts';
import { tableTotals } from './table-totals.ts';
import { talliesAgree } from './tallies-agree.ts';
import { ticksMeanIt } from './ticks-mean-it.ts';
import { durationFits, stampsAgree, timesExist, timesInOrder } from './times-agree.ts';
import { weekdaysFit } from './weekdays-fit.ts';

/** Rules that compare numbers of one table, one row or one span of time, seldom wrong in reports that nobody had mended them on. */
export const HIGH_RULES: readonly Rule[] = [
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
];
