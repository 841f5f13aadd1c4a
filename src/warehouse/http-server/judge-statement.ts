import { quoteString } from '../sql-text.ts';
import { type ClickHouseException, exception } from './clickhouse-exception.ts';
import { OWN_ENGINES } from './confinement.ts';

/** Asks the engine, and gives the bytes of its answer as text. */
export type AskText = (sql: string) => Promise<string>;

/** Kinds of a statement that work on the tables of the engine (first word of the first line of EXPLAIN AST). */
const KINDS = new Set([
  ...['SelectWithUnionQuery', 'SelectIntersectExceptQuery', 'Explain', 'DescribeQuery', 'CheckQuery'],
  ...['ShowTables', 'ShowColumns', 'ShowIndexes', 'ShowFunctions', 'ShowEngineQuery', 'ShowSetting'],
  ...['ShowCreateTableQuery', 'ShowCreateViewQuery', 'ShowCreateDatabaseQuery', 'ShowProcesslistQuery'],
  ...['ShowGrantsQuery', 'ExistsTableQuery', 'ExistsViewQuery', 'ExistsDatabaseQuery', 'UseQuery', 'Set'],
  ...['InsertQuery', 'CreateQuery', 'AlterQuery', 'DropQuery', 'TruncateQuery', 'UndropQuery', 'Rename'],
  ...['OptimizeQuery', 'DeleteQuery', 'UpdateQuery', 'DetachQuery'],
]);

/**
 * Functions that read a file, start a program or reach a service, and that no grant withholds, in small letters; `disk`
 * makes a folder or asks a host before the engine looks whether its setting may be changed. chDB runs
 * as a local program, and for one ClickHouse lets `file` read any path.
 */
const REFUSED_FUNCTIONS = new Set([
  ...['file', 'disk', 'catboostevaluate', 'showcertificate'],
  ...['aigenerate', 'aiclassify', 'aiextract', 'aitranslate', 'aiembed'],
]);

/**
 * Table functions that make rows or read tables, in small letters. Those that take the columns as a text are left out: a
 * column's default is an expression, and in a text nobody has judged it.
 */
const TABLE_FUNCTIONS = new Set([
  ...['numbers', 'numbers_mt', 'zeros', 'zeros_mt', 'generateseries', 'generate_series', 'primes'],
  ...['view', 'viewexplain', 'merge', 'mergetreeindex', 'mergetreeprojection'],
]);

/** Table functions that take the columns as a text; of the others not named above, each needs a grant. */
const TABLES_BY_TEXT = new Set([
  'format',
  'values',
  'input',
  'null',
  'generaterandom',
  'fuzzjson',
  'fuzzquery',
  'loop',
]);
for (const name of ['viewifpermitted', 'executable', 'eval', 'arrowstream', 'dictionary'])
  TABLES_BY_TEXT.add(name);

/** Of tables and databases. DataLakeCatalog, Replicated and Backup need no grant. */
const ENGINES = new Set([...OWN_ENGINES, 'Atomic']);

/** What ClickHouse's formatter writes: strings and quoted names with backslashes, one space where one is needed. */
const TOKEN =
  /'(?:\\[\s\S]|''|[^'\\])*'|`(?:\\[\s\S]|``|[^`\\])*`|"(?:\\[\s\S]|""|[^"\\])*"|[A-Za-z_]\w*|[\s\S]/g;

/**
 * The statement as the engine itself reads and writes it, which is the text to be run; `file` is the one file that it may
 * read, of the server's own, and `params` the values of `{name:Type}`. What the engine's grants do not withhold is refused here by the engine's parse: other
 * kinds of statements, files of a client, functions that reach out, engines of others. Throws what the parse throws, and
 * 497 ACCESS_DENIED.
 */
export async function judgeStatement(
  ask: AskText,
  sql: string,
  params: ReadonlyMap<string, string>,
  file?: string,
): Promise<string> {
  // In a string: so a second statement is a syntax error, and nothing of the text is run.
  const written = (await ask(`SELECT formatQuerySingleLine(${quoteString(sql)})`)).replace(/\n$/, '');
  const tokens = written.match(TOKEN) ?? [];
  const tree = (await ask(`EXPLAIN AST ${written}`)).split('\n');
  const kind = /^\S+/.exec(tree[0] ?? '')?.[0] ?? '';
  if (!KINDS.has(kind)) throw denied(`statements of the kind ${kind} are not run here`);
  refuseClientFiles(tokens, file);
  refuseFunctions(tokens, tree);
  refuseNames(tokens, params);
  refuseForeignTables(tree);
  return written;
}

function refuseClientFiles(tokens: readonly string[], file: string | undefined): void {
  const words = tokens.filter((token) => token !== ' ');
  words.forEach((word, index) => {
    const before = words[index - 1] ?? '';
    if (!word.startsWith("'") || !['OUTFILE', 'INFILE'].includes(before)) return;
    if (file !== undefined && before === 'INFILE' && word === quoteString(file)) return;
    throw exception(48, 'NOT_IMPLEMENTED', 'INTO OUTFILE and FROM INFILE are for clients, not for a server');
  });
}

// In the text, which shows what the tree leaves out: there a call has no space before its bracket, and a table has one.
// APPLY names a function without calling it.
function refuseFunctions(tokens: readonly string[], tree: readonly string[]): void {
  const applied = tree.some((line) => /^ +ColumnsApplyTransformer/.test(line));
  tokens.forEach((token, index) => {
    const name = nameIn(token);
    if (REFUSED_FUNCTIONS.has(name.toLowerCase()) && (applied || tokens[index + 1] === '(')) {
      throw denied(`the function ${name} is not run here`);
    }
  });
}

// Functions of lists take the name of a function as well as a lambda: `arrayMap(file, [...])`. So a name that is refused is no
// argument by itself; a column of this name is one with its table before it.
function refuseNames(tokens: readonly string[], params: ReadonlyMap<string, string>): void {
  const words = tokens.filter((token) => token !== ' ');
  const calls: boolean[] = [];
  let place = 0;
  let before = '';
  for (const token of tokens) {
    if (token === ' ') {
      before = token;
      continue;
    }
    const [last, next] = [words[place - 1] ?? '', words[place + 1] ?? ''];
    place += 1;
    const isArgument = calls.at(-1) === true && ['(', ','].includes(last);
    // A call has no space before its bracket; an argument may stand in more of them.
    if (token === '(') calls.push(/^[\w`"]/.test(before) || isArgument);
    else if (token === ')') calls.pop();
    else if (isArgument && [')', ',', 'AS'].includes(next)) refuseName(nameIn(token));
    if (token === 'Identifier' && last === ':' && next === '}')
      refuseName(nameGiven(words[place - 3], params));
    before = token;
  }
}

// Values are escaped as in TabSeparated; no name of a column or a table needs that.
function nameGiven(name: string | undefined, params: ReadonlyMap<string, string>): string {
  const value = params.get(nameIn(name ?? '')) ?? '';
  if (value.includes('\\')) throw denied(`the name ${quoteString(value)} is not read here`);
  return value;
}

function refuseName(name: string): void {
  if (REFUSED_FUNCTIONS.has(name.toLowerCase()))
    throw denied(`${name} may be the name of a function that is not run here (of a column: table.${name})`);
}

function nameIn(token: string): string {
  return /^[`"]/.test(token) ? token.slice(1, -1) : token;
}

/** A line of the tree: how deep it stands, and the line it stands under. */
interface TreeLine {
  text: string;
  depth: number;
  above: TreeLine | undefined;
  /** Its place among those under the same line. */
  place: number;
}

function refuseForeignTables(tree: readonly string[]): void {
  const open: TreeLine[] = [];
  const counts = new Map<TreeLine | undefined, number>();
  for (const line of tree) {
    const depth = line.search(/[^ ]/);
    if (depth === -1) continue;
    while ((open.at(-1)?.depth ?? -1) >= depth) open.pop();
    const above = open.at(-1);
    const place = counts.get(above) ?? 0;
    counts.set(above, place + 1);
    const node = { text: line.slice(depth), depth, above, place };
    open.push(node);
    const [, name] = /^Function ([^ ]+)/.exec(node.text) ?? [];
    if (name !== undefined) refuseForeignTable(name, node);
  }
}

function refuseForeignTable(name: string, node: TreeLine): void {
  const under = node.above?.text ?? '';
  if (/^Storage definition/.test(under) && node.place === 0 && !ENGINES.has(name)) {
    throw denied(`the engine ${name} is not used here`);
  }
  // The set of IN may be a table function, too; whatever else stands there is a function of values, which is refused for
  // its name alone.
  const isTable =
    /^(TableExpression|InsertQuery)/.test(under) ||
    (/^CreateQuery/.test(under) && node.depth === 1) ||
    (node.place > 0 &&
      /^Function (\w*In|in) /.test(node.above?.above?.text ?? '') &&
      TABLES_BY_TEXT.has(name.toLowerCase()));
  if (isTable && !TABLE_FUNCTIONS.has(name.toLowerCase())) {
    throw denied(`the table function ${name} is not run here`);
  }
}

function denied(what: string): ClickHouseException {
  return exception(497, 'ACCESS_DENIED', `${what}: the server works on its own tables alone`);
}
