import { shortTableName } from '../facts/delta-terms.ts';
import { factsOf, type QuantityFact, type Subject } from '../facts/fact.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';
import { isDisclosed } from './disclosed-rows.ts';
import { deltaOf, sideRows } from './table-deltas.ts';

const TABLES: readonly (readonly [string, Subject])[] = [
  ['orders_raw', 'orders'],
  ['clients_raw', 'clients'],
  ['price_shades_raw', 'priceShades'],
  ['discounts_raw', 'discounts'],
  ['promo_codes_raw', 'promoCodes'],
  ['barcodes_raw', 'barcodes'],
  ['partner_tickets_raw', 'partnerTickets'],
  ['inventory_raw', 'inventory'],
];

/**
 * What was loaded must be what the tables grew by. Into an empty table that is the number of distinct things; a table
 * that held some before may grow by less. No table grows by more than was loaded.
 */
export function deltaMetrics({ facts, document }: RuleContext): LintFinding[] {
  const tables = factsOf(facts, 'table');
  return TABLES.flatMap(([name, subject]) => {
    const table = tables.find(({ value }) => shortTableName(value) === name);
    // Rows of prerequisites are not among the metrics.
    const all = table === undefined ? null : deltaOf(table);
    const delta = table === undefined || all === null ? null : all - sideRows(table);
    const numbers = factsOf(facts, 'quantity').filter(
      (fact) => fact.subject === subject && ['', 'distinct', 'loaded'].includes(fact.qualifier),
    );
    const distinct = numbers.filter(({ qualifier }) => qualifier === 'distinct');
    const told = distinct.length > 0 ? distinct : numbers;
    const [first] = told;
    if (table === undefined || delta === null || first === undefined) return [];
    const fits = ({ value, qualifier }: QuantityFact) =>
      value === delta ||
      (value > delta && (table.before !== 0 || sideRows(table) !== 0 || qualifier === 'loaded'));
    // Numbers that differ among each other are told by another rule.
    if (told.some(fits) || isDisclosed(document, table.value)) return [];
    return [
      finding(
        'delta-not-of-metrics',
        [first, first.value],
        [table, `+${delta}`],
        `Line ${first.line} says "${first.text}", but ${table.value} grew by ${delta} rows (line ${table.line}).`,
      ),
    ];
  });
}
