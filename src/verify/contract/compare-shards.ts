import type { Comparisons } from '../ledger.ts';
import { type RunLog, ranScenarios } from '../log/run-log.ts';
import type { Contract } from './contract.ts';

/**
 * The shards that a run says it was merged of: as many as its test files allow, each that is missing one of them, and each that loaded
 * rows into an engine of the run with an engine of its own. Loads are numbered through, in the order of the shards.
 */
export function compareShards(
  log: RunLog,
  { sectionsOf }: Pick<Contract, 'sectionsOf'>,
  ledger: Comparisons,
): void {
  const { shards, profile, warehouse } = log.started;
  if (shards === null) return;
  const { count, missing, warehouses } = shards;
  const place = `${log.file}:1`;
  const isPossible = sectionsOf(profile, `1/${count}`).length > 0;
  if (
    !ledger.expect(
      isPossible,
      'shards of the run',
      [place, count],
      ['test files', 'as many shards as there are files, and one at least'],
    )
  )
    return;
  const names = Array.from({ length: count }, (_, index) => `${index + 1}/${count}`);
  const present = names.filter((name) => !missing.includes(name));
  ledger.expect(
    present.length > 0 &&
      new Set(missing).size === missing.length &&
      names.length - present.length === missing.length,
    'shards that are missing',
    [place, missing.join(', ')],
    ['shards', names.join(', ')],
  );
  const loads = present.map((name) => loadsOf(log, new Set(sectionsOf(profile, name))));
  const loaded = loads.filter((own) => own.length > 0);
  const fewest = warehouse?.engine === 'embedded' ? loaded.length : Math.min(1, loaded.length);
  ledger.expect(
    fewest <= warehouses && warehouses <= present.length,
    'engines that the shards filled',
    [place, warehouses],
    ['shards that loaded rows', `${fewest} to ${present.length}`],
  );
  const inOrder = loaded.every((own, index) => Math.max(0, ...(loaded[index - 1] ?? [])) < Math.min(...own));
  ledger.expect(
    inOrder,
    'numbers of the loads, in the order of the shards',
    [log.file, loaded.map((own) => own.join(', ')).join('; ')],
    [place, present.join(', ')],
  );
}

function loadsOf(log: RunLog, sections: ReadonlySet<string>): number[] {
  return ranScenarios(log)
    .filter(({ id }) => sections.has(/^\d+(?=\.)|^[A-Z]/.exec(id)?.[0] ?? ''))
    .flatMap(({ load }) => (load === null ? [] : [load]));
}
