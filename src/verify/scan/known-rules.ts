import { type Masked, words } from './masked-forms.ts';
import { showsName, some } from './spoken-rules.ts';

// Secrets that their own form tells, tables by their header, and persons by what they are: short rules, which nothing but the thing meets.

const ISSUED =
  /(?<![\p{L}\p{N}_-])(?:[rs]k_(?:live|test)_[A-Za-z0-9]{10}|gh[pousr]_[A-Za-z0-9]{20}|github_pat_\w{20}|glpat-[\w-]{16}|npm_[A-Za-z0-9]{20}|xox[abps]-[\w-]{10}|(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])|AIza[\w-]{30})/u;
const BOT = /(?<!\d)\d{8,10}:[\w-]{34,36}(?![\w-])/;
const WEBHOOK = /(?:hooks\.slack\.com\/services|discord(?:app)?\.com\/api\/webhooks)\/[\w/-]{8}/;
const HASH = /\$(?:2[aby]|apr1|5|6|argon2\w{1,2})\$[\w./+=,$-]{20}/;
const ACCOUNT = /(?<![\p{L}\p{N}])40[5-8]\d{2}(?:810|643|840|978)\d{12}(?![\p{L}\p{N}])/u;
/** `SMTP_PASS=...`, `AccountKey=...`, `aws_secret_access_key = ...`. */
const ASSIGNED =
  /(?<![\p{L}\p{N}])[\w.-]{0,40}(?:token|secret|passw(?:or)?d|[_-]pass|(?:api|access|secret|account|auth)_?key)[ ]{0,3}=[ ]{0,3}["']?(?<value>[A-Za-z0-9+/!#@_.-]{10,400})/giu;

/** True for a text that shows a token, a hash of a password or a webhook, or a value that is assigned to one. */
export function showsKnownSecret(text: string): boolean {
  if ([ISSUED, BOT, WEBHOOK, HASH].some((form) => form.test(text))) return true;
  return some(text.matchAll(ASSIGNED), ({ groups }) => {
    const value = groups?.['value'] ?? '';
    return (
      /\d/.test(value) &&
      /[a-z]/.test(value) &&
      /[A-Z]/.test(value) &&
      !/^(?:YOUR_|[a-z]{2,10}\.)/.test(value)
    );
  });
}

const PERSON =
  /(?<![\p{L}\p{N}_-])(?:[Кк]лиент(?:у|а|ом|ка|ке|ки)?|[Пп]окупател(?:ь|я|ю|ем)|[Кк]ассир(?:у|а|ом)?|[Гг]ость(?:я)?|[Пп]олучатель|[Вв]ладелец|[Bb]uyer|[Cc]ustomer|[Pp]assenger) (?<first>\p{Lu}\p{Ll}{2,}) (?<second>\p{Lu}\p{Ll}{2,})(?![\p{L}\p{N}_])/gu;
const NO_NAME =
  /^(?:Support|Service|Error|House|List|Portal|Orders?|Tickets?|Events?|Name|Email|Phone|Data|Status|Test|Больш|Мал|Театр|Яндекс|Москв|Росси|Фамилия|Имя|Telegram|Python|Postman|Google)/u;

/** Kinds of what a line says of somebody beside a name, by what the person is; and of a bank account. */
export function knownPersonKinds(text: string, withNumbers: boolean): string[] {
  const isPerson = some(
    text.matchAll(PERSON),
    ({ groups: { first = '', second = '' } = {} }) =>
      showsName(first) && showsName(second) && !NO_NAME.test(first) && !NO_NAME.test(second),
  );
  return [...(isPerson ? ['name'] : []), ...(withNumbers && ACCOUNT.test(text) ? ['bank account'] : [])];
}

const OF_A_NAME =
  /^[\s*`"']*(?:client_name|client_surname|first_name|last_name|surname|фио|фамилия|клиент|покупатель)[\s*`"']*$/iu;
const RULE = /^[\s|+:=\u2500-\u257f-]*$/;

/** True for a table, by commas, semicolons, tabs or bars, in which a column of names shows one. */
export function showsNamesInColumn(text: string): boolean {
  let header: { sign: string; columns: number; ofNames: readonly number[] } | null = null;
  for (const { 0: line } of text.matchAll(/[^\r\n]+/g)) {
    if (line.length > 2000) header = null;
    if (line.length > 2000 || RULE.test(line)) continue;
    const cells: string[] = header === null ? [] : line.split(header.sign);
    if (header !== null && cells.length === header.columns) {
      if (header.ofNames.some((column) => isOpenName(cells[column] ?? '', words))) return true;
      continue;
    }
    header = null;
    for (const sign of ['|', '│', '\t', ';', ',']) {
      const names = line.split(sign);
      const ofNames = names.flatMap((name, column) => (OF_A_NAME.test(name) ? [column] : []));
      if (names.length < 2 || ofNames.length === 0) continue;
      header = { sign, columns: names.length, ofNames };
      break;
    }
  }
  return false;
}

function isOpenName(cell: string, masked: Masked): boolean {
  const name = cell.replace(/^[\s*`"']+|[\s*`"']+$/g, '');
  return (
    /^\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}+){0,3}$/u.test(name) &&
    showsName(name.split(' ')[0] ?? '') &&
    !OF_A_NAME.test(name) &&
    !masked(name)
  );
}
