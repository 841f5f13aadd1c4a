/** A table as CSV (RFC 4180), without what no spreadsheet may take for a formula. */
export function csvOf(table: HTMLTableElement): string {
  return Array.from(table.rows, (row) =>
    Array.from(row.cells, ({ textContent }) => cellOf((textContent ?? '').replace(/\s+/g, ' ').trim())).join(
      ',',
    ),
  ).join('\r\n');
}

// A spreadsheet would run a text that begins so; a number may have a sign.
function cellOf(text: string): string {
  const safe = /^[=+\-@]/.test(text) && !/^[+-]?[\d\u00a0,.]+$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
