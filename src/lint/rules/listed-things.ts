import type { LintDocument, LintTable, Statement } from '../document/lint-document.ts';
import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const FILES =
  /(?<![\d.,/])(\d{1,4})\s+(?:\p{L}+\s+){0,2}?(?:files?|файл\p{L}*)(?!\p{L})|\bfiles?\b\s*\((\d{1,4})(?:\s+(?:additional|new|total|in all))?\)/iu;
const FILES_LABEL =
  /^(?:(?:total|number of)\s+)?files?(?:\s+(?:total|in all|listed))?$|^(?:всего\s+|количество\s+)?файл(?:ов|ы)$/i;
const FILE = /^[\w./-]*\w\.(?:json|jsonl|csv|zip|md|txt|log|xml|html|sql|py|ya?ml|har)\b/i;
const TESTS =
  /^(?:\S+:\s+)?(?:\+\s?)?(\d{1,4})\s+(?:\p{L}+\s+){0,2}?(?:tests?|requests|entries|calls|scenarios|тест\p{L}*|запрос\p{L}*|вызов\p{L}*)(?!\p{L})/iu;

/** A number of files or tests that introduces a list or a table must be the number of its lines. */
export function listedThings({ document, letters }: RuleContext): LintFinding[] {
  return [...filesListed(document), ...testsInTable(document, letters), ...testsBelow(document, letters)];
}

function filesListed({ statements }: LintDocument): LintFinding[] {
  return statements.flatMap((statement, index) => {
    const [, a, b] = FILES.exec(statement.text) ?? [];
    const labelled = FILES_LABEL.test(statement.label ?? '')
      ? /^\d{1,4}$/.exec(statement.value)?.[0]
      : undefined;
    const said = Number(a ?? b ?? labelled);
    const leads =
      statement.origin === 'heading' ||
      statement.text.endsWith(':') ||
      statement.origin === 'item' ||
      labelled !== undefined;
    if (Number.isNaN(said) || !leads || /[*…]|\.\.\./.test(statement.text) || isElsewhere(statement))
      return [];
    const files = below(statements, index);
    const [first] = files;
    if (first === undefined || files.length < 2 || files.length === said) return [];
    return [
      finding(
        'rows-differ',
        [statement, said],
        [first, files.length],
        `Line ${statement.line} says "${statement.text}", but ${files.length} files are listed from line ${first.line}.`,
        'medium',
      ),
    ];
  });
}

// The files in the list right below a line: a list with anything that is no file is of something else.
function below(statements: readonly Statement[], index: number): Statement[] {
  const above = statements[index];
  const files: Statement[] = [];
  for (const statement of statements.slice(index + 1, index + 400)) {
    const nested = above?.origin === 'item' && !above.nested;
    if (statement.origin !== 'item' || (nested && !statement.nested)) break;
    const isFile = FILE.test(statement.text);
    if (/[*…]|\.\.\./.test(statement.text)) return [];
    // A heading within a tree of files.
    if (!isFile && !statement.text.endsWith(':')) break;
    if (isFile) files.push(statement);
  }
  return files;
}

function testsInTable({ statements, tables }: LintDocument, letters: boolean): LintFinding[] {
  return tables.flatMap((table) => {
    const [first] = table.rows;
    const before = statements.filter(({ line, origin }) => origin !== 'row' && line < table.line).at(-1);
    if (first === undefined || before === undefined || isElsewhere(before)) return [];
    const introduces = before.origin !== 'item' && (before.text.endsWith(':') || before.origin === 'heading');
    const said = introduces ? TESTS.exec(before.text)?.[1] : undefined;
    const between = tables.some(
      (other) => other !== table && other.line > before.line && other.line < table.line,
    );
    const ids = table.rows.filter(({ cells }) => idCell(cells[0] ?? '', letters)).length;
    if (said === undefined || between || ids !== table.rows.length || Number(said) === ids) return [];
    return [
      finding(
        'rows-differ',
        [before, said],
        [rowSpot(table, first.line), ids],
        `Line ${before.line} says "${before.text}", but the table below it has ${ids} rows.`,
      ),
    ];
  });
}

// `15 tests:` above several tables, each below a heading of its own.
function testsBelow({ statements, tables }: LintDocument, letters: boolean): LintFinding[] {
  return statements.flatMap((statement, index) => {
    const next = statements[index + 1];
    const said =
      statement.text.endsWith(':') && statement.origin === 'paragraph'
        ? TESTS.exec(statement.text)?.[1]
        : undefined;
    if (said === undefined || next?.origin !== 'heading' || isElsewhere(statement)) return [];
    const path = [statement.sectionTitle, ...statement.headings];
    const below = tables.filter((table) => {
      const other = [table.sectionTitle, ...table.headings];
      return other.length > path.length && path.every((title, depth) => other[depth] === title);
    });
    const rows = below.flatMap((table) =>
      table.rows.map(({ line, cells }) => ({ table, line, id: cells[0] ?? '' })),
    );
    const [first] = rows;
    if (first === undefined || below.length < 2 || !rows.every(({ id }) => idCell(id, letters))) return [];
    if (rows.length === Number(said)) return [];
    return [
      finding(
        'rows-differ',
        [statement, said],
        [rowSpot(first.table, first.line), rows.length],
        `Line ${statement.line} says "${statement.text}", but the tables below it have ${rows.length} rows.`,
      ),
    ];
  });
}

function rowSpot(table: LintTable, line: number): LintTable {
  return { ...table, line };
}

function idCell(cell: string, letters: boolean): boolean {
  return (
    letters ? /^(?:\d{1,2}\.\d{1,3}|[A-Z]\d{1,2}|#?\d{1,3})$/ : /^(?:\d{1,2}\.\d{1,3}|#?\d{1,3})$/
  ).test(cell.trim());
}
