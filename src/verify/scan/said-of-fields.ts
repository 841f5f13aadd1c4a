// What stands under the name of a field and says something of it, in place of a value.

/** A message of a validation: "must be at least 8 characters". */
const MESSAGE =
  /^(?:must|is|are|has|have|can'?t|cannot|should|may|needs?|doesn't|does not|not|too|already|invalid|required|wrong|не|нет|уже|слишком|долж(?:ен|на|но|ны)|обязател\p{Ll}+|неверн\p{Ll}+|некорректн\p{Ll}+|недопустим\p{Ll}+)(?:[,:;]? (?:[\p{Ll}'’-]{1,20}|\d{1,3})){1,12}[.!]?$/u;
/** Where it is kept, by a command of a shell or the name of a store. */
const KEPT =
  /^(?:\$\((?!\s*(?:echo|printf)\s)[^()\r\n]+\)|`(?!(?:echo|printf)\s)[a-z][^`\r\n]+`|(?:env(?:ironment)?:(?:\/\/)?[A-Za-z_]+|(?:file|vault|ssm|sops|op|consul|keyring|keychain|doppler|infisical|bitwarden|secretsmanager|ref\+\w+):(?:\/\/)?[\w./-]*[/#][\w./# -]*)|arn:aws:(?:secretsmanager|ssm):[\w:/.-]+|#\{[\w.]+\}#?|__[A-Z][A-Z\d_]+__)$/;
const LABEL =
  /^(?:null|nil|undefined|NaN|phone|tel|mobile|e-?mail|(?:номер )?телефона?|мобильный|(?:электронная |эл\. ?)?почта|пароль|токен|секрет|ключ(?: доступа)?|имя|фамилия|отчество|фио|комментарий|примечание|штрих-?код|баркод|промо-?код|дата рождения|паспорт|инн|снилс)$/i;

/** True for a text that is said of a field: a message, a label, the place where the value is kept. */
export function saysOfField(text: string): boolean {
  return text.length <= 300 && (LABEL.test(text) || KEPT.test(text) || MESSAGE.test(text));
}

/** True for a reference to where a secret is kept. */
export function isKeptInStore(text: string): boolean {
  return KEPT.test(text);
}

const DAY_OF_NOBODY =
  /^(?:(?:0001|1[89]00|1899|1970|9999)[-./](?:0?1|12)[-./](?:0?1|3[01])|(?:0?1|3[01])[-./](?:0?1|12)[-./](?:0001|1[89]00|1899|1970|9999))$/;
const OF_MANY =
  /по умолчанию|заглушк|умолчани|записей|строк|фиктивн|default|placeholder|records|rows|dummy|sentinel|\d ?%/i;

/** True for a day that stands for none, in a line that speaks of many records. */
export function isDayOfNobody(day: string, line: string): boolean {
  return DAY_OF_NOBODY.test(day) && OF_MANY.test(line);
}
