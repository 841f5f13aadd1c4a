import { factsOf } from '../facts/fact.ts';
import { finding, type LintFinding } from '../finding.ts';
import { amount, type RuleContext } from './context.ts';

const ROWS =
  /^(?:\S+:\s+)?(\d+)\s+(?:\p{L}+\s+)?(?:rows|answers|errors|retries|files|findings|строк\p{L}*|ошиб\p{L}*|файл\p{L}*)(?!\p{L})/iu;
const OF = /(?<![\d.,/-])(\d+)\s+(?:of|out of|из)\s+(?:the\s+)?(\d+)(?![\d.%])/giu;

/** A number of rows given right before a table must be the number of its rows. */
export function rowsStated({ document, facts }: RuleContext): LintFinding[] {
  const { statements, tables } = document;
  const found = tables.flatMap((table) => {
    const first = table.rows[0];
    const before = statements
      .filter(({ line, origin }) => origin !== 'row' && line < (first?.line ?? 0))
      .at(-1);
    const said = before?.origin === 'paragraph' ? ROWS.exec(before.text)?.[1] : undefined;
    const between = tables.some(
      (other) => other !== table && other.line > (before?.line ?? 0) && other.line < table.line,
    );
    if (
      before === undefined ||
      first === undefined ||
      said === undefined ||
      between ||
      Number(said) === table.rows.length
    )
      return [];
    return [
      finding(
        'rows-differ',
        [before, said],
        [{ ...table, line: first.line }, table.rows.length],
        `Line ${before.line} says "${before.text}", but the table below it has ${amount(table.rows.length, 'row', 'rows')}.`,
      ),
    ];
  });
  const counted = factsOf(facts, 'table');
  const [table] = counted;
  if (table === undefined) return found;
  return [
    ...found,
    ...statements.flatMap((statement) => {
      const whole = /(\d+)\s+(?:of|из)\s+(\d+)\s+(?:tables|таблиц)/i.exec(statement.text)?.[2];
      if (whole === undefined || Number(whole) === counted.length) return [];
      return [
        finding(
          'rows-differ',
          [statement, whole],
          [table, counted.length],
          `Line ${statement.line} speaks of ${whole} tables, but the table of counts (from line ${table.line}) has ${counted.length}.`,
        ),
      ];
    }),
  ];
}

/** No part is larger than its whole, and "every" means all of it. */
export function partsFitWholes({ document }: RuleContext): LintFinding[] {
  return document.statements.flatMap((statement) =>
    [...statement.text.matchAll(OF)].flatMap(([words, part, whole]) => {
      const more = Number(part) > Number(whole);
      const less =
        Number(part) < Number(whole) &&
        statement.box === null &&
        /^(?:every|all|все|кажд\S+)(?!\p{L})/iu.test(statement.text);
      if (!more && !less) return [];
      const why = more ? 'which is more than the whole' : 'which is not all';
      return [
        finding(
          'part-and-whole',
          [statement, part ?? ''],
          [statement, whole ?? ''],
          `Line ${statement.line} says "${statement.text}": ${words}, ${why}.`,
        ),
      ];
    }),
  );
}
