import type { Clock } from '../common/clock.ts';
import type { Masker } from '../masking/create-masker.ts';
import type { FiledEvidence, ScenarioEvidence } from '../model/evidence.ts';
import type { AuditPlan } from '../model/plan.ts';
import { answerFile, writeAnswerFile } from '../report/answer-files.ts';
import type { BundleFile } from '../report/bundle-file.ts';
import { filedEvidence } from '../report/file-evidence.ts';
import { evidenceCleaner } from '../report/public-text.ts';
import { machineFolders } from './machine-folders.ts';
import { maskedWords } from './mask-collected.ts';

/** What filing needs of the run. */
export interface FilingRun {
  plan: AuditPlan;
  masker: Masker;
  clock: Clock;
  snapshotTs: Date;
}

/** Where a run writes; null in a run of tests alone, of which nothing is written. */
export interface FilingFolders {
  folder: string | null;
  /** Scratch folder of the run. */
  workDir: string;
}

/** A scenario whose requests and answers are out of the way. */
export interface FiledScenario {
  filed: FiledEvidence;
  /** They themselves, in a run of tests alone, where nothing else keeps them; else null. */
  answer: BundleFile | null;
}

/**
 * Makes what files scenarios: the words of each are masked once more and the machine's folders dropped, its requests and
 * answers go into the folder of the run, and what is left is small enough to be kept and sent.
 */
export function scenarioFiler(
  { plan, masker, clock, snapshotTs }: FilingRun,
  { folder, workDir }: FilingFolders,
): (evidence: ScenarioEvidence) => Promise<FiledScenario> {
  const clean = evidenceCleaner(machineFolders(plan.options.out, workDir), clock.fixed ? snapshotTs : null);
  return async (evidence) => {
    const { exchanges, ...words } = evidence;
    const shown = clean({ ...maskedWords(words, masker), exchanges });
    if (folder !== null)
      return { filed: filedEvidence(shown, plan, await writeAnswerFile(folder, shown)), answer: null };
    return {
      filed: filedEvidence(shown, plan, null),
      answer: shown.skipReason === null ? answerFile(shown) : null,
    };
  };
}
