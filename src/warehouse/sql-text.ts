/** A name as a ClickHouse identifier: in backquotes, whatever characters it has. */
export function quoteIdentifier(name: string): string {
  return `\`${name.replace(/[\\`]/g, '\\$&')}\``;
}

/** A text as a ClickHouse string literal (ClickHouse syntax: backslash escapes). */
export function quoteString(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

/** `database`.`table`. The embedded engine ignores the client's database, so every name is written in full. */
export function qualifiedName(database: string, table: string): string {
  return `${quoteIdentifier(database)}.${quoteIdentifier(table)}`;
}

/** What stands between the commas of a list that stand in no bracket, without blanks around it. */
export function splitAtCommas(list: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const [index, character] of list.split('').entries()) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character !== ',' || depth > 0) continue;
    parts.push(list.slice(start, index).trim());
    start = index + 1;
  }
  return [...parts, list.slice(start).trim()];
}
