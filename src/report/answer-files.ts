import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf } from '../common/thrown.ts';
import type { FileSum, ScenarioEvidence } from '../model/evidence.ts';
import { type BundleFile, fileSum, textFile } from './bundle-file.ts';
import { prettyJson } from './pretty-json.ts';

/** Folder of the answer files within a bundle. */
export const ANSWERS_FOLDER = 'artifacts/qtickets_responses';

/**
 * Path within the bundle of a scenario's masked requests and responses: `test_6_1_read.json`. A scenario that ran only
 * because another needed its answer has `prerequisite` in front, so that it cannot stand for a counted one.
 */
function answerPath({ id, scenario, counted }: ScenarioEvidence, number: number): string {
  const name = [id.replaceAll('.', '_'), scenario.replace(/[^\w-]+/g, '-')].filter((part) => part !== '');
  const suffix = number === 1 ? '' : `_${number}`;
  return `${ANSWERS_FOLDER}/${counted ? 'test' : 'prerequisite'}_${name.join('_')}${suffix}.json`;
}

/** The answer file of a scenario, by the first of its names. */
export function answerFile(evidence: ScenarioEvidence): BundleFile {
  const { id, scenario, counted, outcome, expected, actual, exchanges } = evidence;
  const content = { id, scenario, counted, outcome, expected, actual, exchanges };
  return textFile(answerPath(evidence, 1), prettyJson(content));
}

/**
 * Writes the requests and answers of a scenario into the folder of its run as soon as it has ended, so that no answer stays
 * in memory. Null for one that was not run. A later one of the same name gets `_2`, `_3`: none is lost, none is overwritten.
 */
export async function writeAnswerFile(folder: string, evidence: ScenarioEvidence): Promise<FileSum | null> {
  if (evidence.skipReason !== null) return null;
  const { content } = answerFile(evidence);
  for (let number = 1; ; number += 1) {
    const file = { path: answerPath(evidence, number), content };
    if (await isWritten(join(folder, file.path), content)) return fileSum(file);
  }
}

async function isWritten(target: string, content: Buffer): Promise<boolean> {
  for (;;) {
    try {
      await writeFile(target, content, { flag: 'wx' });
      return true;
    } catch (cause) {
      const code = codeOf(cause);
      if (code === 'EEXIST') return false;
      if (code !== 'ENOENT') throw cause;
      // The first file of a run. What cannot be made is told here.
      await mkdir(dirname(target), { recursive: true });
    }
  }
}
