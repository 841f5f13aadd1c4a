import { AuditError } from '../model/errors.ts';
import { JOB_TABLE } from './loaders/job-row.ts';
import { addColumnsStatement, type TableDefinition } from './table-definition.ts';
import { engineDoing } from './table-engine.ts';
import type { TableSchema } from './table-schema.ts';

/** Columns that the audit's own table has and this one lacks. */
export function missingColumns(definition: TableDefinition, schema: TableSchema): string[] {
  return definition.columns.map(({ name }) => name).filter((name) => !schema.columns.has(name));
}

/**
 * Fails with WAREHOUSE_SCHEMA, naming the statements to apply, when rows could not be told apart from those of others: where the
 * audit's own loaders are to fill it (`fills`), a table without the column that says whose a row is (`_ver`; `run_id` of
 * the job table), or with a part of its sorting key that none of them fills; and a table of an engine that merges rows and
 * shows nobody how. Rows of a loader of the team's own are found by their keys, and nobody else writes there.
 */
export function requireUsable(
  database: string,
  definitions: readonly TableDefinition[],
  schemas: ReadonlyMap<string, TableSchema>,
  fills: boolean,
): void {
  const problems = definitions.flatMap((definition) => {
    const schema = schemas.get(definition.table);
    return schema === undefined ? [] : problemsOf(database, definition, schema, fills);
  });
  if (problems.length === 0) return;
  throw new AuditError(
    'WAREHOUSE_SCHEMA',
    problems.map(({ what }) => what).join('; '),
    `Apply this, or name another database in CLICKHOUSE_DATABASE:\n  ${problems.map(({ statement }) => statement).join('\n  ')}`,
  );
}

function problemsOf(
  database: string,
  definition: TableDefinition,
  schema: TableSchema,
  fills: boolean,
): { what: string; statement: string }[] {
  const { table } = definition;
  const name = `${database}.${table}`;
  const mark = definition.columns.find((column) => column.name === (table === JOB_TABLE ? 'run_id' : '_ver'));
  const known = new Set(definition.columns.map((column) => column.name));
  const unfilled = fills && schema.replacing ? schema.sortingKey.filter((part) => !known.has(part)) : [];
  const { leaves, final } = engineDoing(schema.engine);
  const remake = `${definition.createIn(database).replaceAll(/\n\s*/g, ' ')};`;
  const problems: { what: string; statement: string }[] = [];
  if (leaves === 'other' && !final) {
    const what = `${name} is a ${schema.engine}: its merges change rows, and no SELECT shows them as they are once merged`;
    problems.push({ what, statement: remake });
  }
  if (fills && mark !== undefined && !schema.columns.has(mark.name)) {
    const statement = addColumnsStatement(database, table, [mark]);
    problems.push({ what: `${name} lacks ${mark.name}`, statement });
  }
  if (unfilled.length > 0) {
    const what = `the sorting key of ${name} holds ${unfilled.join(', ')}, which no loader fills`;
    problems.push({ what, statement: remake });
  }
  return problems;
}
