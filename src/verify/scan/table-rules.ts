import { lazy } from '../../common/lazy-pattern.ts';
import { digits, maskedWords } from './masked-forms.ts';
import { showsCode } from './member-rules.ts';
import { showsName } from './spoken-rules.ts';

// Tables by commas, semicolons, tabs, bars or spaces, in Markdown, CSV, the frames of ClickHouse and the dumps of PostgreSQL: what the header says of a column.

const SIGNS = ['|', '│', '\t', ';', ','];
const RULE = /^[\s|+:=─-╿-]*$/;
/** `COPY t (a, b) FROM stdin;`: rows by tabs follow. */
const COPY = /^copy [\w."]{1,80} \((?<names>[^()]{1,1000})\) from stdin/i;
const FRAME = lazy.u`^[ \t]*[┌┏╔].*\p{L}`;
const TYPE = /^(?:строка|да|нет|string|varchar|boolean|yes|no)$/i;
const LONGEST_LINE = 2000;

/** A column that is somebody's or secret: what its header is called, and whether a cell shows something. */
const COLUMNS: readonly (readonly [kind: string, header: RegExp, isOpen: (cell: string) => boolean])[] = [
  [
    'name',
    /^(?:client_name|client_surname|first_?name|last_?name|full_?name|surname|фио(?: \p{L}+)?|фамилия(?:,? (?:и )?имя)?|клиент|покупатель|гость|зритель|получатель|заказчик|buyer|customer|guest|attendee)$/iu,
    isOpenName,
  ],
  [
    'token',
    /^(?:\w{0,40}_?(?:token|secret|password|api_?key)|токен|пароль|(?:логин|login|user(?:name)?) ?[/:|+] ?(?:пароль|password|pass))$/iu,
    (cell) =>
      /^(?:\S{1,40} ?[/:] ?)?(?=\S*\d\S*[A-Za-z]|\S*[A-Za-z]\S*\d|(?=\S*[A-Z])(?=\S*[a-z])\S*[A-Za-z][!@#%^&+=~][A-Za-z])[^\s{}$<>*/]{8,200}$/.test(
        cell,
      ) &&
      !/@[\w-]+\.[a-z.]+$/.test(cell) &&
      !/^(?:mask|YOUR_|https?:)/.test(cell),
  ],
  [
    'birth date',
    /^(?:дата рождения|birth_?(?:date|day)|dob)$/iu,
    (cell) => /^(?!0{2})\d{1,4}[./-]\d{1,2}[./-]\d{2,4}$/.test(cell),
  ],
  [
    'identity document',
    /^(?:паспорт|серия и номер|снилс|инн|passport)$/iu,
    (cell) => /^\d[\d -]{7,16}\d$/.test(cell) && !digits(cell),
  ],
];

/** Kinds of what a table of a text shows in columns that are called a name, a secret, a day of birth or a document. */
export function kindsInColumns(text: string): string[] {
  const kinds = new Set<string>();
  let header: Header | null = null;
  for (const { 0: line } of text.matchAll(/[^\r\n]+/g)) {
    if (line.length > LONGEST_LINE) header = null;
    if (line.length > LONGEST_LINE || RULE.test(line)) continue;
    const cells = header === null ? [] : header.cut(line);
    if (header === null || cells.length !== header.columns) header = headerOf(line);
    else
      for (const [column, [kind, isOpen]] of header.known)
        if (isOpen(plain(cells[column] ?? ''))) kinds.add(kind);
  }
  return [...kinds];
}

interface Header {
  columns: number;
  known: ReadonlyMap<number, readonly [kind: string, isOpen: (cell: string) => boolean]>;
  cut(line: string): string[];
}

function headerOf(line: string): Header | null {
  const copied = COPY.exec(line)?.groups?.['names'];
  if (copied !== undefined) return ofNames(copied.split(','), (row) => row.split('\t'));
  if (FRAME(line).test(line))
    return ofNames(line.split(/[┬┳╦]/), (row) =>
      row.replace(/^[ \t]*[│┃║]|[│┃║][ \t]*$/g, '').split(/[│┃║]/),
    );
  for (const sign of SIGNS) {
    const header = line.includes(sign) ? ofNames(line.split(sign), (row) => row.split(sign)) : null;
    if (header !== null) return header;
  }
  return / {2}\S/.test(line.trim()) ? ofNames(wide(line), wide) : null;
}

function wide(line: string): string[] {
  return line.trim().split(/ {2,40}/);
}

function ofNames(names: readonly string[], cut: (line: string) => string[]): Header | null {
  const called = names.map(plain);
  // A row of a label and what is masked beside it, or its type, names no columns.
  if (called.some((name) => (name.length > 3 && maskedWords(name)) || TYPE.test(name))) return null;
  const isDiscount = called.some((name) =>
    /^(?:promo_code_id|discount_(?:id|type|value)|max_uses_count)$/i.test(name),
  );
  const known = new Map<number, readonly [string, (cell: string) => boolean]>();
  for (const [column, name] of called.entries()) {
    const rule = COLUMNS.find(([, header]) => header.test(name));
    if (rule !== undefined) known.set(column, [rule[0], rule[2]]);
    else if (isDiscount && /^code$/i.test(name)) known.set(column, ['promo code', showsCode]);
  }
  return known.size === 0 || names.length < 2 ? null : { columns: names.length, known, cut };
}

function plain(cell: string): string {
  return cell.replace(/^[\s*_`"'─-╿]+|[\s*_`"'─-╿]+$/g, '');
}

function isOpenName(cell: string): boolean {
  return (
    /^\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}+){0,3}$/u.test(cell) &&
    showsName(cell.split(' ')[0] ?? '') &&
    !COLUMNS[0]?.[1].test(cell) &&
    !maskedWords(cell)
  );
}
