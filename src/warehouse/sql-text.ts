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
