import type { LintTable } from '../document/lint-document.ts';
import { cellNumber } from '../document/numbers.ts';
import type { TableFact } from './fact.ts';

const COLUMNS = {
  name: /table|таблиц/i,
  before: /before|initial|было/i,
  after: /after|final|после|стало/i,
  delta: /delta|change|diff|added|дельта|измен|разница|прирост/i,
  source: /source|from|origin|tests|источник|откуда/i,
} as const;

/** The rows of the tables of counts: a table's name with two of before, after and delta. */
export function warehouseTables(tables: readonly LintTable[]): TableFact[] {
  return tables.flatMap((table) => {
    const at = (name: keyof typeof COLUMNS) => table.header.findIndex((head) => matches(name, head));
    const name = Math.max(at('name'), 0);
    const [before, after, delta, source] = [at('before'), at('after'), at('delta'), at('source')];
    if ([before, after, delta].filter((index) => index >= 0).length < 2) return [];
    // `After deletion` and `After load`: which of them the delta is of is not known.
    const moments = table.header.filter((head) => matches('before', head) || matches('after', head));
    if (moments.filter((head) => !COLUMNS.delta.test(head)).length > 2) return [];
    return table.rows.flatMap(({ line, cells }) => {
      const value = cells[name] ?? '';
      if (value === '' || /^(?:total|sum|итого|всего)(?!\p{L})/iu.test(value)) return [];
      // What two audits compare: `rows of orders_raw` is a figure of each.
      if (/^`?(?:rows|строк\p{L}*)\s+(?:of|in|в)\s/iu.test(value)) return [];
      const { section, sectionTitle, headings } = table;
      const number = (index: number) => (index < 0 ? null : cellNumber(cells[index] ?? ''));
      return [
        {
          kind: 'table' as const,
          line,
          section,
          sectionTitle,
          headings,
          text: cells.join(' | '),
          value,
          before: number(before),
          after: number(after),
          delta: number(delta),
          source: source < 0 ? '' : (cells[source] ?? ''),
        },
      ];
    });
  });
}

// `\b` knows no Cyrillic letters, so `до` is looked for as a word by hand.
function matches(name: keyof typeof COLUMNS, head: string): boolean {
  if (name === 'before' && /(?<!\p{L})до(?!\p{L})/iu.test(head)) return true;
  return COLUMNS[name].test(head);
}
