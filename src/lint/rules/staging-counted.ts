import type { Spot } from '../document/lint-document.ts';
import { rowSpot } from '../document/table-rows.ts';
import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

// `All 9 staging tables`, `Tables filled: 9/9 staging tables`.
const COUNTED =
  /(?<![\d.,])(\d{1,3})(?:\s?\/\s?\d{1,3})?\s+(?:staging|stg|raw)[ -]?(?:tables?|таблиц\p{L}*)(?!\p{L})/iu;
const TABLE = /(?<![\w-])(?:stg|fact|dim|meta|mart|dm)_[a-z0-9_]{2,60}(?![\w*])/g;
const STAGING = /^stg_/;

/** A number of staging tables is not that of all tables that a document names, of which fewer are so called. */
export function stagingCounted({ document }: RuleContext): LintFinding[] {
  const rows = document.tables.flatMap((table) => table.rows.map((row) => rowSpot(table, row)));
  const named = new Map<string, Spot>();
  for (const spot of [...document.statements, ...rows])
    for (const [name] of spot.text.matchAll(TABLE)) if (!named.has(name)) named.set(name, spot);
  const other = [...named].find(([name]) => !STAGING.test(name));
  const staging = [...named.keys()].filter((name) => STAGING.test(name)).length;
  if (other === undefined || staging === 0) return [];
  return document.statements.flatMap((statement) => {
    const said = Number(COUNTED.exec(statement.text)?.[1]);
    if (said !== named.size || isElsewhere(statement)) return [];
    return [
      finding(
        'rows-differ',
        [statement, said],
        [other[1], staging],
        `Line ${statement.line} says "${statement.text}", but of the ${said} tables that are named ${staging} are staging tables; ${other[0]} (line ${other[1].line}) is none.`,
        'medium',
      ),
    ];
  });
}
