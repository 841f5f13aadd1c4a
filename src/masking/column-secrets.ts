import { lazy } from '../common/lazy-pattern.ts';
import { isListedSecret } from './access-words.ts';
import { UUID } from './no-secret.ts';
import type { Part } from './replace-parts.ts';

/** A line that says that what lets in is set in columns below it. */
const LEAD = lazy.iu`(?<![\p{L}\p{N}_/.-])(?:accounts?|logins?|credentials?|creds|passwords?|(?:api|access)[ -]keys|tokens|уч[её]т(?:ки|ные записи)|доступы|парол(?:и|ей)|логины|ключи (?:api|апи|доступа)|(?:api|апи)-ключи|токены)(?! (?:by|per|по)(?!\p{L})|[\p{L}\p{N}_]|[.(])`;
const WORTH =
  /[Aa]ccount|[Ll]ogin|[Cc]red|[Pp]assw|keys|[Tt]okens|[Уу]ч[её]т|[Дд]оступ|[Пп]арол|[Лл]огин|[Кк]лючи|[Тт]окены/;
const OF_KEYS = /keys|token|ключи|токен/i;
/** What a system is called, perhaps whoever gets in, and the last column. */
const ROW = lazy.u`^(?<before>[ \t#;]{0,12}[\p{L}\p{N}](?:[^\s]| (?! )){1,40}(?: {2,}|\t+)(?<who>[a-z][\w.@-]{1,40}(?: {2,}|\t+))?)(?<value>[A-Za-z0-9!@#$%^&*+=~?._-]{6,60})[ \t]*$`;
const LONGEST = 200;
/** Fewest rows that make columns. */
const FEWEST = 2;
/** Digits in groups, as panels of doors and readers have them. */
const GROUPS = /^[0-9]{4}(?:-[0-9]{4}){1,3}$/;

interface InColumn extends Part {
  value: string;
  /** Whoever gets in stands before it. */
  isPaired: boolean;
}

/** Secrets in the last of two or three columns, in the rows below a line that speaks of accounts, passwords or keys. */
export function* secretsInColumns(text: string): Generator<InColumn> {
  if (!/ {2}|\t/.test(text) || !/[\r\n]/.test(text) || !WORTH.test(text)) return;
  let lead: string | null = null;
  let rows: InColumn[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    if (line.length > LONGEST || line.trim() === '') continue;
    if (!/[^\s#;](?: {2}|\t)/.test(line.trimEnd())) {
      yield* secretsOf(rows, lead);
      rows = [];
      lead = LEAD(line).test(line) ? line : null;
    } else if (lead !== null) {
      const { before = '', who, value = '' } = ROW(line).exec(line)?.groups ?? {};
      const start = index + before.length;
      if (value !== '') rows.push({ start, end: start + value.length, value, isPaired: who !== undefined });
    }
  }
  yield* secretsOf(rows, lead);
}

// Groups of digits are a code where one beside them is a password.
function secretsOf(rows: readonly InColumn[], lead: string | null): InColumn[] {
  if (lead === null || rows.length < FEWEST) return [];
  const isOfKeys = OF_KEYS.test(lead);
  const secrets = rows.filter(
    ({ value, isPaired }) => isListedSecret(value, isPaired) || (isOfKeys && UUID.test(value)),
  );
  return secrets.length === 0
    ? []
    : rows.filter((row) => secrets.includes(row) || (row.isPaired && GROUPS.test(row.value)));
}
