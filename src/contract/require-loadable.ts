import type { CaseScenario } from '../model/case.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { requireFilledKey } from './expected-rows.ts';

/**
 * Throws WAREHOUSE_SCHEMA for the first table that the scenarios load and whose definition already says that their rows could not be
 * found in it again. Before the first call, so that nothing is asked in vain; what only a row shows is told with its load.
 */
export function requireLoadable(
  scenarios: readonly Pick<CaseScenario, 'rows' | 'outcome'>[],
  warehouse: Pick<Warehouse, 'facts' | 'requireKept'>,
): void {
  const specs = scenarios.flatMap(({ rows, outcome }) => (outcome === 'ok' ? rows : []));
  for (const spec of specs) {
    warehouse.requireKept(spec.table);
    const facts = warehouse.facts.tables.find(({ name }) => name === spec.table);
    requireFilledKey(spec, facts?.sortingKey ?? []);
  }
}
