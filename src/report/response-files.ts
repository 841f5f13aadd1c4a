import type { ScenarioEvidence } from '../model/evidence.ts';
import { type BundleFile, textFile } from './bundle-file.ts';
import { prettyJson } from './pretty-json.ts';

const FOLDER = 'artifacts/qtickets_responses';

/**
 * Path within the bundle of a scenario's masked requests and responses: `test_6_1_read.json`. A scenario that ran only
 * because another needed its answer has `prerequisite` in front, so that it cannot stand for a counted one.
 */
export function responseFile({
  id,
  scenario,
  counted,
}: Pick<ScenarioEvidence, 'id' | 'scenario' | 'counted'>): string {
  const name = [id.replaceAll('.', '_'), scenario.replace(/[^\w-]+/g, '-')].filter((part) => part !== '');
  return `${FOLDER}/${counted ? 'test' : 'prerequisite'}_${name.join('_')}.json`;
}

/** A file for each scenario that ran; later ones of the same name get `_2`, `_3`, so that none is lost. */
export function responseFiles(evidence: readonly ScenarioEvidence[]): Map<ScenarioEvidence, BundleFile> {
  const files = new Map<ScenarioEvidence, BundleFile>();
  const used = new Map<string, number>();
  for (const item of evidence.filter(({ skipReason }) => skipReason === null)) {
    const base = responseFile(item);
    const number = (used.get(base) ?? 0) + 1;
    used.set(base, number);
    const path = number === 1 ? base : base.replace(/\.json$/, `_${number}.json`);
    const { id, scenario, counted, outcome, expected, actual, exchanges } = item;
    files.set(
      item,
      textFile(path, prettyJson({ id, scenario, counted, outcome, expected, actual, exchanges })),
    );
  }
  return files;
}
