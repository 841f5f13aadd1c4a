import { bareNumber, plainCell } from '../document/numbers.ts';
import { rowSpot } from '../document/table-rows.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

type Part = 'before' | 'added' | 'removed' | 'after';

const PARTS: readonly (readonly [Part, RegExp])[] = [
  ['before', /(?<!\p{L})(?:before|at (?:the )?start|initially|до|в начале|было)(?!\p{L})/iu],
  ['after', /(?<!\p{L})(?:after|at (?:the )?end|now|после|в конце|стало)(?!\p{L})/iu],
  ['added', /^(?:\p{L}+ )?(?:created|added|new|создан\p{L}*|добавлен\p{L}*|нов\p{L}*)(?: \p{L}+)?$/iu],
  [
    'removed',
    /^(?:\p{L}+ )?(?:dropped|removed|deleted|удален\p{L}*|удалён\p{L}*|убран\p{L}*)(?: \p{L}+)?$/iu,
  ],
];

/** In a table of labels and numbers, what there was with what came and without what went is what there is. */
export function stockAndFlow({ document }: RuleContext): LintFinding[] {
  return document.tables.flatMap((table) => {
    if (table.header.length !== 2) return [];
    const parts = table.rows.flatMap((row) => {
      const [label = '', cell] = row.cells;
      const part = PARTS.find(([, pattern]) => pattern.test(plainCell(label)))?.[0];
      const value = bareNumber(plainCell(cell));
      return part === undefined || value === null ? [] : [{ part, value, row }];
    });
    const of = (name: Part) => parts.filter(({ part }) => part === name);
    const [[before], [added], [removed], [after]] = [of('before'), of('added'), of('removed'), of('after')];
    if (before === undefined || added === undefined || removed === undefined || after === undefined)
      return [];
    const real = before.value + added.value - removed.value;
    if (parts.length > 4 || real === after.value) return [];
    return [
      finding(
        'sum-is-wrong',
        [rowSpot(table, before.row), before.value],
        [rowSpot(table, after.row), after.value],
        `Line ${after.row.line} gives ${after.value} as "${after.row.cells[0]}", but ${before.value} + ${added.value} - ${removed.value} (from line ${before.row.line}) is ${real}.`,
      ),
    ];
  });
}
