import { lazy } from '../../common/lazy-pattern.ts';
import { someName, someValue } from './matches.ts';
import { isMixed } from './member-rules.ts';
import { nameBut } from './spoken-rules.ts';

// Secrets that their own form tells, and persons by what they are: short rules, which nothing but the thing meets.

const ISSUED = lazy.u`(?<![\p{L}\p{N}_-])(?:[rs]k_(?:live|test)_[A-Za-z0-9]{10}|gh[pousr]_[A-Za-z0-9]{20}|github_pat_\w{20}|glpat-[\w-]{16}|npm_[A-Za-z0-9]{20}|xox[abps]-[\w-]{10}|(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])|AIza[\w-]{30}|YCAJ(?=[\w-]{0,40}\d)[\w-]{21}(?![\w-])|do[oprt]_v1_[0-9a-f]{40}|HRKU-[\w-]{30}|(?:live|test)_(?=[\w-]{0,60}\d)(?=[\w-]{0,60}[A-Z])[\w-]{40}|(?:rubygems|lin_api|figd|ntn|sbp|glsa)_[\w-]{30}|pypi-[\w-]{24}|(?:hvs|t1|vk1\.a)\.(?=[\w-]{0,60}\d)(?=[\w-]{0,60}[A-Z])[\w-]{24}|gl(?:dt|rt|ptt|cbt|ft)-[\w-]{16}|eyJ[\w-]{8,400}\.[\w-]{0,1000}\.[\w-]{10,200}\.[\w-]{10})`;
const BOT = /(?<!\d)\d{8,10}:[\w-]{34,36}(?![\w-])/;
const WEBHOOK = /(?:hooks\.slack\.com\/services|discord(?:app)?\.com\/api\/webhooks)\/[\w/-]{8}/;
const HASH = /\$(?:2[aby]|apr1|5|6|argon2\w{1,2})\$[\w./+=,$-]{20}/;
const ACCOUNT = lazy.u`(?<![\p{L}\p{N}])40[5-8]\d{2}(?:810|643|840|978)\d{12}(?![\p{L}\p{N}])`;
/** `SMTP_PASS=...`, `AccountKey=...`, `aws_secret_access_key = ...`. */
const ASSIGNED = lazy.giu`(?<![\p{L}\p{N}])[\w.-]{0,40}(?:token|secret|passw(?:or)?d|[_-]pass|(?:api|access|secret|account|auth)_?key)[ ]{0,3}=[ ]{0,3}["']?(?<value>[A-Za-z0-9+/!#@_.-]{10,400})`;

/** True for a text that shows a token, a hash of a password or a webhook, or a value that is assigned to one. */
export function showsKnownSecret(text: string): boolean {
  if ([ISSUED(text), BOT, WEBHOOK, HASH].some((form) => form.test(text))) return true;
  return someValue(
    text,
    ASSIGNED(text),
    (value) => isMixed(value) && !/^(?:YOUR_|[a-z]{2,10}\.)/.test(value),
  );
}

const PERSON = lazy.gu`(?<![\p{L}\p{N}_-])(?:[Кк]лиент(?:у|а|ом|ка|ке|ки)?|[Пп]окупател(?:ь|я|ю|ем)|[Кк]ассир(?:у|а|ом)?|[Гг]ость(?:я)?|[Пп]олучатель|[Вв]ладелец|[Bb]uyer|[Cc]ustomer|[Pp]assenger) (?<first>\p{Lu}\p{Ll}{2,}) (?<second>\p{Lu}\p{Ll}{2,})(?![\p{L}\p{N}_])`;
const NO_NAME =
  /^(?:Support|Service|Error|House|List|Portal|Orders?|Tickets?|Events?|Name|Email|Phone|Data|Status|Test|Больш|Мал|Театр|Яндекс|Москв|Росси|Фамилия|Имя|Telegram|Python|Postman|Google)/u;

/** Kinds of what a line says of somebody beside a name, by what the person is; and of a bank account. */
export function knownPersonKinds(text: string, withNumbers: boolean): string[] {
  const isPerson = someName(text, PERSON(text), nameBut(NO_NAME));
  return [
    ...(isPerson ? ['name'] : []),
    ...(withNumbers && ACCOUNT(text).test(text) ? ['bank account'] : []),
  ];
}
