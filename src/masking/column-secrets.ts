import { lazyPattern } from '../common/lazy-pattern.ts';
import { isDrawn, isStrong, isTyped } from './note-words.ts';
import { replaceParts } from './replace-parts.ts';

/** A line that says that what lets in is set in columns below it. */
const LEAD = lazyPattern(
  () =>
    /(?<![\p{L}\p{N}_/.-])(?:accounts?|logins?|credentials?|creds|passwords?|уч[её]т(?:ки|ные записи)|доступы|парол(?:и|ей)|логины)(?![\p{L}\p{N}_]|[.(])/iu,
);
const WORTH = /account|login|cred|passw|уч[её]т|доступ|парол|логин/i;
/** What a system is called, whoever gets in, and the last column. */
const ROW = lazyPattern(
  () =>
    /^(?<before>[ \t]{0,12}[\p{L}\p{N}](?:[^\s]| (?! )){1,40}(?: {2,}|\t+)(?<who>[a-z][\w.@-]{1,40})(?: {2,}|\t+))(?<value>[A-Za-z0-9!@#$%^&*+=~?._-]{6,60})[ \t]*$/u,
);
const LONGEST = 200;
/** Fewest rows in which three columns stand. */
const FEWEST = 2;
/** Digits in groups, as panels of doors and readers have them. */
const GROUPS = /^[0-9]{4}(?:-[0-9]{4}){1,3}$/;

interface InColumn {
  start: number;
  end: number;
}

/** Secrets in the last of three columns, in the rows below a line that speaks of accounts or passwords. */
export function* secretsInColumns(text: string): Generator<InColumn> {
  if (!/ {2}|\t/.test(text) || !/[\r\n]/.test(text) || !WORTH.test(text)) return;
  let isBelow = false;
  let rows: InColumn[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    if (line.length > LONGEST || line.trim() === '') continue;
    if (!/\S(?: {2}|\t)/.test(line.trimEnd())) {
      yield* rows.length >= FEWEST ? rows.filter((row) => isSecret(text.slice(row.start, row.end))) : [];
      rows = [];
      isBelow = LEAD(line).test(line);
    } else if (isBelow) {
      const { before = '', value = '' } = ROW(line).exec(line)?.groups ?? {};
      if (value !== '')
        rows.push({ start: index + before.length, end: index + before.length + value.length });
    }
  }
  if (rows.length >= FEWEST) yield* rows.filter((row) => isSecret(text.slice(row.start, row.end)));
}

function isSecret(value: string): boolean {
  return isTyped(value) || isStrong(value) || isDrawn(value) || GROUPS.test(value);
}

/** Replaces secrets in the last of three columns. */
export function maskColumnSecrets(text: string): string {
  return replaceParts(text, secretsInColumns(text), () => '{{masked}}');
}
