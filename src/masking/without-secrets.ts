import { PLACEHOLDER } from './secret-vault.ts';

/** A private key in PEM, to its last line or as far as it is there: its lines may be escaped, or on one line. */
const PRIVATE_KEY =
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----(?:[\s\S]{0,20000}?-----END [A-Z0-9 ]{0,40}-----|(?:[\s\u00b7]|\\[rn]|(?:Proc-Type|DEK-Info): [\w,-]+|[A-Za-z0-9+/=]{16,}|[A-Za-z0-9+/=]{1,15}(?=\.\.\.))*)/g;
/** A user with a password, or with a sign that no name of a user has alone, before the host of an address. */
const USER = /(:\/\/)(?:[^\s/?#@:]*:(?!\d{1,5}(?:[/?#\s]|$))[^\s@]*|[^\s/?#@:]*\d[^\s/?#@:]*)@/g;
/** What an address or an option says to be a secret. */
const NAMED = /((?:[?&]|--)[\w.-]{0,40}(?:token|key|secret|pass|sign)[\w.-]{0,40}=)[^\s&#'"]+/gi;

/** A message without the secrets that were given where none belongs, such as a key in place of its file: `{{secret}}` stands for each. */
export function withoutSecrets(text: string): string {
  return text
    .replace(PRIVATE_KEY, PLACEHOLDER)
    .replace(USER, `$1${PLACEHOLDER}@`)
    .replace(NAMED, `$1${PLACEHOLDER}`);
}
