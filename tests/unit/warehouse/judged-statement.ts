import { expect } from 'vitest';
import { judgeStatement } from '../../../src/warehouse/http-server/judge-statement.ts';
/** What the engine makes of a statement: its own writing of it, and the tree of its parse. */
export async function judged(
  written: string,
  tree: string[],
  params: [string, string][] = [],
  file?: string,
): Promise<string> {
  const asked: string[] = [];
  const text = await judgeStatement(
    async (sql) => {
      asked.push(sql);
      return asked.length === 1 ? `${written}\n` : `${tree.join('\n')}\n`;
    },
    "it's",
    new Map(params),
    file,
  );
  expect(asked).toEqual(["SELECT formatQuerySingleLine('it\\'s')", `EXPLAIN AST ${written}`]);
  return text;
}
