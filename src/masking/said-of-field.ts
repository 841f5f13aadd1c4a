import { lazy } from '../common/lazy-pattern.ts';

/** How a message of a validation begins, where its field is named by the key above it. */
const MESSAGE = lazy.u`^(?:must|is|are|has|have|can'?t|cannot|should|may|needs?|does(?:n't| not)|not|too|already|min(?:imum|imal)?|max(?:imum|imal)?|invalid|required|wrong|unknown|не|нет|уже|слишком|долж(?:ен|на|но|ны)|обязател\p{Ll}{2,3}|неверн\p{Ll}{1,3}|некорректн\p{Ll}{1,3}|недопустим\p{Ll}{1,3})(?:[,:;]? (?:[\p{Ll}'’-]{1,20}|[0-9]{1,3})){1,12}(?:[.!]| [+@#])?$`;
/** Words of such a message that no comment of a buyer has. */
const OF_A_FIELD =
  /required|invalid|must|format|expired|blank|empty|short|long|found|обязательн|неверн|некорректн|недопустим|заполн|формат|пуст|найден|коротк|длинн/;
/** What a shell puts there, and reads elsewhere: `$(cat /run/secrets/token)`, and no `$(echo ...)`. */
const COMMAND =
  /^\$\((?!\s{0,8}(?:echo|printf)\s)[^()\r\n]{1,200}\)$|^`(?!(?:echo|printf)\s)[a-z][^`\r\n]{2,200}`$/;
/** Where a program is told to look for a value: `env:NAME`, `vault:path#field`, `op://vault/item/field`; what a release puts it in for: `#{NAME}#`, `__NAME__`. */
const KEPT =
  /^(?:env(?:ironment)?:(?:\/\/)?[A-Za-z_]{1,80}|(?:file|vault|ssm|sops|op|consul|keyring|keychain|doppler|infisical|bitwarden|secretsmanager|ref\+[a-z0-9]{2,20}):(?:\/\/)?(?=[^:]*[/#])[\w./# -]{1,200}(?:#[\w./-]{1,80})?|arn:aws:(?:secretsmanager|ssm):[\w:/.-]{1,200}|#\{[\w.]{2,60}\}#?|__[A-Z][A-Z0-9_]{1,60}__)$/;
/** What stands in place of nothing. */
const NOTHING = /^(?:null|NULL|nil|undefined|NaN)$/;
/** What people call a field, in small letters as no value is, where a list says how its fields are called. */
const LABELS: readonly (readonly [kinds: readonly string[], label: RegExp])[] = [
  [['phone'], /^(?:phone|tel|mobile|(?:номер )?телефона?|мобильный)$/i],
  [['email'], /^(?:e-?mail|(?:электронная |эл\. ?)?почта)$/i],
  [['secret', 'token'], /^(?:пароль|токен|секрет|ключ(?: доступа)?)$/],
  [['words', 'name'], /^(?:имя|фамилия|отчество|фио|комментарий|примечание)$/],
  [['barcode'], /^(?:штрих-?код|баркод)$/],
  [['promoCode', 'promo-code'], /^промо-?код$/],
  [['identifier'], /^(?:дата рождения|паспорт|инн|снилс)$/],
];

/** True for what stands under the name of a field and says something of it: a message of a validation, a label, where its value is kept. */
export function isSaidOfField(kind: string, text: string): boolean {
  if (text.length > 300) return false;
  const isText = kind === 'words' || kind === 'name';
  return (
    NOTHING.test(text) ||
    COMMAND.test(text) ||
    isKeptInStore(text) ||
    (/^[a-zа-яё']{2,15}[,:;]? /.test(text) &&
      MESSAGE(text).test(text) &&
      (!isText || OF_A_FIELD.test(text))) ||
    LABELS.some(([kinds, label]) => kinds.includes(kind) && label.test(text))
  );
}

/** True for a reference to where a secret is kept. */
export function isKeptInStore(text: string): boolean {
  return KEPT.test(text);
}

/** A day that programs write where they know none. */
const DAY_OF_NOBODY =
  /^(?:(?:0001|1[89]00|1899|1970|9999)[-./](?:0?1|12)[-./](?:0?1|3[01])|(?:0?1|3[01])[-./](?:0?1|12)[-./](?:0001|1[89]00|1899|1970|9999))$/;
/** Words of a line that speaks of many records, or of what stands where nothing was entered. */
const OF_MANY =
  /по умолчанию|заглушк|умолчани|записей|строк|фиктивн|default|placeholder|records|rows|dummy|sentinel|[0-9] ?%/i;

/** True for a day that stands for none in a line that speaks of records, not of a person. */
export function isDayOfNobody(day: string, line: string): boolean {
  return DAY_OF_NOBODY.test(day) && OF_MANY.test(line);
}
