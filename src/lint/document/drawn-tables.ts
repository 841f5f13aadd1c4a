/** A table drawn with characters in a block of text; offsets are lines of the block, from 0. */
export interface DrawnTable {
  offset: number;
  header: string[];
  rows: { offset: number; cells: string[] }[];
}

const BORDER = /^[\s+|│┃┌┬┐├┼┤└┴┘─━═=:-]+$/u;
const BOX = /[│┃|]/u;
const MARK = `✓|✔|✗|✘|×|✅|❌|PASS(?:ED)?|FAIL(?:ED)?|SKIP(?:PED)?|OK|NOK|ERROR|BLOCKED`;
const RESULT_FIRST = new RegExp(
  String.raw`^\[?(${MARK})\]?[:\s]+((?:test\s+)?(?:\d{1,2}\.\d{1,3}|[A-Z]{1,5}-?\d{1,4})(?![\w.]).*)$`,
);
const RESULT_LAST = new RegExp(
  String.raw`^((?:test\s+)?(?:\d{1,2}\.\d{1,3}|[A-Z]{1,5}-\d{1,4})(?![\w.]).*?)\s*(?:\.{2,}|\s{2,}|[:—–-]\s)\s*\[?(${MARK})\]?(?:\s*\(.*\))?$`,
);

/**
 * The tables in the lines of a block: with borders (`| a | b |`, `│ a │ b │`), in columns parted by blanks below a header, and
 * the results of tests one a line (`PASS 1.1 list orders`, `1.1 list orders ... ok`). `used` holds the offsets of their lines.
 */
export function drawnTables(lines: readonly string[]): { tables: DrawnTable[]; used: Set<number> } {
  const tables: DrawnTable[] = [];
  const used = new Set<number>();
  let group: { offset: number; cells: string[]; kind: string }[] = [];
  const close = () => {
    const table = tableOf(group);
    if (table !== null) {
      tables.push(table);
      for (const { offset } of group) used.add(offset);
    }
    group = [];
  };
  lines.forEach((line, offset) => {
    if (line.trim() !== '' && BORDER.test(line)) {
      used.add(offset);
      return;
    }
    const row = rowOf(line);
    const last = group.at(-1);
    if (
      row === null ||
      (last !== undefined && (last.kind !== row.kind || last.cells.length !== row.cells.length))
    )
      close();
    if (row !== null) group.push({ offset, ...row });
  });
  close();
  return { tables, used };
}

function rowOf(line: string): { cells: string[]; kind: string } | null {
  const text = line.trim();
  const [, mark, test] = RESULT_FIRST.exec(text) ?? [];
  if (mark !== undefined) return { cells: [test ?? '', mark], kind: 'result' };
  const [, named, result] = RESULT_LAST.exec(text) ?? [];
  if (result !== undefined) return { cells: [named ?? '', result], kind: 'result' };
  if (BOX.test(text.charAt(0)) && BOX.test(text.at(-1) ?? '')) {
    const cells = text
      .slice(1, -1)
      .split(/[│┃|]/u)
      .map((cell) => cell.trim());
    return cells.length > 1 ? { cells, kind: 'box' } : null;
  }
  const cells = text.split(/\s{2,}|\t+|\s+\|\s+/);
  return cells.length > 2 ? { cells, kind: 'columns' } : null;
}

function tableOf(group: readonly { offset: number; cells: string[]; kind: string }[]): DrawnTable | null {
  const [head, ...rows] = group;
  if (head === undefined) return null;
  if (head.kind === 'result')
    return group.length < 2
      ? null
      : {
          offset: head.offset,
          header: ['Test', 'Title', 'Result'],
          rows: group.map(({ offset, cells: [named = '', result = ''] }) => {
            const [, id = '', title = ''] = /^((?:test\s+)?\S+)\s*(.*)$/.exec(named) ?? [];
            return { offset, cells: [id, title, result] };
          }),
        };
  const isHeader = head.cells.every((cell) => !/^[+-]?\d[\d,.]*$/.test(cell));
  const hasNumbers = rows.some(({ cells }) => cells.some((cell) => /^[+-]?\d[\d,.]*\s*%?$/.test(cell)));
  const fits = isHeader && rows.length > 0 && (hasNumbers || head.kind === 'box');
  return fits ? { offset: head.offset, header: head.cells, rows } : null;
}
