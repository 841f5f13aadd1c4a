import { exception } from './clickhouse-exception.ts';

/** What the HTTP interface must know of a statement before the engine sees it. */
export interface Statement {
  /** The statement without a closing semicolon, and without data that followed an INSERT. */
  sql: string;
  /** Format that the statement names, of its answer or of its data; undefined when it names none. */
  format: string | undefined;
  /** True for an INSERT that takes data in a format, the rows of VALUES among them: not for INSERT SELECT. */
  takesData: boolean;
  /** Where the rest of the clauses (SETTINGS, FORMAT) begins: `FROM INFILE` of an INSERT stands before it. */
  clausesAt: number;
  /** Bytes of the input that belong to the statement; the rest is data. */
  length: number;
}

interface Word {
  text: string;
  at: number;
  end: number;
}

// Strings, quoted names, comments and heredocs are passed over; words and semicolons outside brackets are what is looked for.
const TOKEN =
  /'(?:\\[\s\S]|''|[^'\\])*'|`(?:\\[\s\S]|``|[^`\\])*`|"(?:\\[\s\S]|""|[^"\\])*"|--[^\n]*|#[! ][^\n]*|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$|[A-Za-z_]\w*|[0-9][\w.]*|[()[\]{};]|\s+|[\s\S]/y;

/**
 * Reads a statement from the bytes of a request. Of an INSERT with a FORMAT only the statement is read: what follows
 * may be binary. Throws 62 SYNTAX_ERROR for a second statement, as the HTTP interface of ClickHouse does. It finds where a
 * statement ends, and no more: what may be run is judged by the engine's own parse.
 */
export function readStatement(input: Buffer): Statement {
  // One character a byte: positions are bytes, and every keyword is ASCII.
  const text = input.toString('latin1');
  const words: Word[] = [];
  let depth = 0;
  let stop = text.length;
  let values: Word | undefined;
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(text); token !== null; token = TOKEN.exec(text)) {
    const [found] = token;
    if ('([{'.includes(found)) depth += 1;
    else if (')]}'.includes(found)) depth -= 1;
    else if (found === ';' && depth === 0) {
      stop = token.index;
      if (!isBlank(text.slice(stop + 1))) {
        throw exception(62, 'SYNTAX_ERROR', 'Syntax error (Multi-statements are not allowed)');
      }
      break;
    } else if (values === undefined && depth === 0 && /^[A-Za-z_]/.test(found)) {
      words.push({ text: found.toUpperCase(), at: token.index, end: TOKEN.lastIndex });
      const format = dataFormat(words);
      if (format !== undefined) return withData(input, words, text.slice(format.at, format.end));
      if (isInsert(words) && ['SELECT', 'WITH'].includes(found.toUpperCase()))
        return withSelect(input, words);
      // The rows are read, too: the engine would pass over a statement behind them.
      if (isInsert(words) && found.toUpperCase() === 'VALUES') values = words.at(-1);
    }
    if (TOKEN.lastIndex >= text.length) break;
  }
  if (values !== undefined) return withValues(input, values, words);
  const sql = input.subarray(0, stop).toString('utf8').trim();
  const named = words.findLastIndex(({ text: word }) => word === 'FORMAT');
  const after = words[named + 1];
  return {
    sql,
    format: named === -1 || after === undefined ? undefined : text.slice(after.at, after.end),
    takesData: isInsert(words),
    clausesAt: clausesOf(words, stop),
    length: input.length,
  };
}

function isInsert(words: readonly Word[]): boolean {
  return words[0]?.text === 'INSERT';
}

function dataFormat(words: readonly Word[]): Word | undefined {
  const last = words.at(-1);
  return isInsert(words) && words.at(-2)?.text === 'FORMAT' ? last : undefined;
}

function withData(input: Buffer, words: readonly Word[], format: string): Statement {
  const end = words.at(-1)?.end ?? input.length;
  return {
    sql: input.subarray(0, end).toString('utf8'),
    format,
    takesData: true,
    clausesAt: clausesOf(words, end),
    length:
      end + (/^[ \t]*;?[ \t]*\r?\n?/.exec(input.subarray(end, end + 64).toString('latin1'))?.[0].length ?? 0),
  };
}

// The engine reads it to its end, and refuses a second statement there.
function withSelect(input: Buffer, words: readonly Word[]): Statement {
  const sql = input.toString('utf8').trim().replace(/;\s*$/, '');
  const clausesAt = words.at(-1)?.at ?? input.length;
  return { sql, format: undefined, takesData: false, clausesAt, length: input.length };
}

// The rows of VALUES are data, here or in the body.
function withValues(input: Buffer, values: Word, words: readonly Word[]): Statement {
  const sql = input.subarray(0, values.at).toString('utf8').trimEnd();
  const clausesAt = clausesOf(words, Buffer.byteLength(sql));
  return { sql: `${sql} FORMAT Values`, format: 'Values', takesData: true, clausesAt, length: values.end };
}

function clausesOf(words: readonly Word[], end: number): number {
  return words.find(({ text }, index) => index > 1 && ['SETTINGS', 'FORMAT'].includes(text))?.at ?? end;
}

function isBlank(text: string): boolean {
  return (
    text
      .replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, '')
      .trim()
      .replace(/^;+$/, '') === ''
  );
}
