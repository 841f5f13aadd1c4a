import type { SchemaProblem } from './schema-problem.ts';

/**
 * One line per problem, at most `limit` of them, then how many more there are:
 * `/data/3/payed: expected true or false, came "yes" (schemas/api/order.schema.json)`.
 * `shown` renders the value at a pointer; it is the place to mask. It is not asked about a missing property.
 */
export function describeProblems(
  problems: readonly SchemaProblem[],
  shown: (pointer: string) => string,
  limit: number,
): string {
  const lines = problems.slice(0, limit).map((problem) => {
    const { pointer, keyword, expected, schemaFile } = problem;
    const place = pointer === '' ? 'the whole body' : pointer;
    const came = keyword === 'required' || keyword === 'dependentRequired' ? 'nothing' : shown(pointer);
    return `${place}: expected ${expected}, came ${came} (${schemaFile})`;
  });
  const more = problems.length - lines.length;
  return (more > 0 ? [...lines, `... and ${more} more`] : lines).join('\n');
}
