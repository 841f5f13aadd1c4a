import type { Statement } from '../document/lint-document.ts';
import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const FILES =
  /(?<![\d.,/])(\d{1,4})\s+(?:\p{L}+\s+){0,2}?(?:files?|файл\p{L}*)(?!\p{L})|(?:\bfiles?\b|(?<!\p{L})файл\p{L}*)\s*\((\d{1,4})(?:\s+(?:additional|added|extra|new|total|in all|новых|дополнительных|всего))?\)/iu;
const FILES_LABEL =
  /^(?:(?:total|number of)\s+)?files?(?:\s+(?:total|in all|listed))?$|^(?:всего\s+|количество\s+)?файл(?:ов|ы)$/i;
const FILE = /^[\w./-]*\w\.(?:json|jsonl|csv|zip|md|txt|log|xml|html|sql|py|ya?ml|har)\b/i;
const OF_FILES = /\bfiles?\b|(?<!\p{L})файл\p{L}*/iu;
const TOTAL =
  /(?<![\d.,/-])(\d{1,4})\s(?:\p{L}+\s){0,2}\((\d{1,4})\s(\p{L}+)[^()+\d]{0,30}\+\s?(\d{1,4})\s(\p{L}+)[^()+\d]{0,30}\)/iu;

/** A number of files that introduces a list is the number of those in it, wherever a total is made of it. */
export function listedFiles({ document: { statements } }: RuleContext): LintFinding[] {
  return statements.flatMap((statement, index): LintFinding[] => {
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
      ...totalsOf(said, statement, statements).map((total) =>
        finding(
          'rows-differ',
          [total, said],
          [first, files.length],
          `Line ${total.line} counts ${said} files of line ${statement.line} in "${total.text}", but ${files.length} are listed from line ${first.line}.`,
          'medium',
        ),
      ),
    ];
  });
}

// `Files in all: 9 (5 old + 4 added)`, where the heading says `(4 added)`: a total that is made of the number in the heading.
function totalsOf(said: number, heading: Statement, statements: readonly Statement[]): Statement[] {
  const kind = new RegExp(String.raw`(?<![\d.,])${said}\s+(\p{L}+)`, 'u').exec(heading.text)?.[1];
  if (kind === undefined) return [];
  return statements.filter(({ line, text }) => {
    const [, whole, ...parts] = line === heading.line || !OF_FILES.test(text) ? [] : (TOTAL.exec(text) ?? []);
    const [one, two] = [parts.slice(0, 2), parts.slice(2)];
    const isOfIt = [one, two].some(([count, words]) => Number(count) === said && words?.startsWith(kind));
    return isOfIt && Number(whole) === Number(one[0]) + Number(two[0]);
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
    if (!isFile && !statement.text.endsWith(':')) {
      const isOfTheList = statement.line - (files.at(-1)?.line ?? 0) === 1;
      return isOfTheList ? [] : files;
    }
    if (isFile) files.push(statement);
  }
  return files;
}
