import { expect, test } from 'vitest';
import { DDL_DIR } from '../../../src/command/project-paths.ts';
import { readTableDefinitions } from '../../../src/warehouse/table-definition.ts';
import { allCases } from '../../cases/all-cases.ts';
import { LEFT_OUT } from '../../cases/rows.ts';

const definitions = await readTableDefinitions(DDL_DIR);
const specs = allCases.flatMap(({ scenarios }) => scenarios.flatMap(({ rows }) => rows));
/** The row about a load, which `src/contract/job-row-check.ts` compares with the load. */
const JOBS = 'meta_job_runs';

test.each(definitions.filter(({ table }) => table !== JOBS))(
  'every column of $table is compared wherever a case loads it, or the table stands in the list of those left out',
  ({ table, columns }) => {
    const own = specs.filter((spec) => spec.table === table);
    expect(own.length === 0).toBe(table in LEFT_OUT);
    for (const spec of own)
      expect(Object.keys(spec.columns).sort()).toEqual(columns.map(({ name }) => name).sort());
  },
);

test('every table that is left out is one of the audit, and has a reason', () => {
  const tables = definitions.map(({ table }) => table);
  for (const [table, reason] of Object.entries(LEFT_OUT)) {
    expect(tables).toContain(table);
    expect(reason).not.toBe('');
  }
});
