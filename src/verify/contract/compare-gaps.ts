import { chosenIds } from '../../common/only.ts';
import type { AuditPlan } from '../../model/plan.ts';
import type { Comparisons } from '../ledger.ts';
import type { RunLog } from '../log/run-log.ts';
import type { Contract } from './contract.ts';

const INTERRUPTED = 'the run was interrupted';
const FILTERED = 'not selected by the test filter';
const NO_CASE = 'no case';
const TEST_BROKE = 'its test broke';
const FILE_BROKE = 'its test file broke';
const UNKNOWN = 'no evidence and no reason was recorded';

/**
 * What did not run, against what a run says of itself: only one that was interrupted leaves out what it had not come to, only a
 * debug run has a filter, and a missing shard is one whose entries are missing, all of them and no other.
 */
export function compareGaps(
  log: RunLog,
  { selected, options, coverage }: AuditPlan,
  { sectionsOf }: Pick<Contract, 'sectionsOf'>,
  ledger: Comparisons,
): void {
  const { shards, debug } = log.started;
  const apart = shards?.missing ?? [];
  const sections = new Set(apart.flatMap((shard) => sectionsOf(options.profile, shard)));
  const missing = shardsMissing(apart);
  const ofRun = `interrupted: ${log.finished.interrupted}, debug: ${debug}, shards missing: ${apart.length}`;
  const inMissing = new Set(
    selected.filter(({ entry }) => sections.has(entry.section)).map(({ entry }) => entry.id),
  );
  const ran = new Set(log.scenarios.filter(({ counted }) => counted).map(({ id }) => id));
  const uncovered = new Set(coverage.filter(({ hasCase }) => !hasCase).map(({ id }) => id));
  for (const { id, reason, line } of log.notExecuted) {
    const told = reason.replace(/ before: .*/s, '');
    const may =
      told === UNKNOWN ||
      (told === NO_CASE && uncovered.has(id)) ||
      (told === INTERRUPTED && log.finished.interrupted) ||
      (told === FILTERED && debug) ||
      hasBroken(told, selected.find(({ entry }) => entry.id === id)?.entry, log) ||
      (debug && isLeftOut(told, id, selected)) ||
      (told === missing && inMissing.has(id));
    ledger.expect(
      may,
      `why ${id} was not executed`,
      [`${log.file}:${line}`, reason],
      [`${log.file}:1`, ofRun],
    );
  }
  const there = [...inMissing].filter((id) => ran.has(id));
  ledger.expect(
    there.length === 0,
    'a shard that is missing left no evidence',
    [log.file, there.join(', ')],
    [`${log.file}:1`, missing],
  );
}

/** True when an error outside any case says that of the entry's test, or of the file of its section. */
function hasBroken(
  reason: string,
  entry: { id: string; section: string } | undefined,
  { unhandled }: Pick<RunLog, 'unhandled'>,
): boolean {
  if (entry === undefined) return false;
  const says = (...beginnings: string[]) =>
    unhandled.some(({ message }) => beginnings.some((beginning) => message.startsWith(beginning)));
  const file = 'the test file tests/contract/';
  if (reason === TEST_BROKE) return says(`the test "${entry.id} `);
  return reason === FILE_BROKE && says(`${file}${entry.section}-`, `${file}other-`);
}

/** True when the reason is a list of `--only` that does not name the entry. */
function isLeftOut(reason: string, id: string, selected: AuditPlan['selected']): boolean {
  const list = /^left out by --only (.+)$/.exec(reason)?.[1];
  if (list === undefined) return false;
  try {
    const entries = selected.map(({ entry }) => ({ id: entry.id, isChoosable: true }));
    return !chosenIds(list, { entries, from: 'the profile', remedy: '' }).includes(id);
  } catch {
    // A list that names nothing leaves nothing out.
    return false;
  }
}

function shardsMissing(names: readonly string[]): string {
  return `${names.length === 1 ? 'shard' : 'shards'} ${names.join(', ')} of the run ${names.length === 1 ? 'is' : 'are'} missing`;
}
