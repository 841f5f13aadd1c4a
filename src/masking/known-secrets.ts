import { lazy } from '../common/lazy-pattern.ts';
import { maskByLine } from './replace-parts.ts';

const MASKED = '{{masked}}';

/** Tokens whose issuers gave them a form of their own, so that scanners of secrets find them. */
const ISSUED = lazy.gu`(?<![\p{L}\p{N}_-])(?:${[
  '(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{10,100}',
  'whsec_[A-Za-z0-9+/=]{16,100}',
  'gh[pousr]_[A-Za-z0-9]{20,255}',
  String.raw`github_pat_\w{20,255}`,
  String.raw`gl(?:pat|dt|rt|cbt|ptt|ft|oas|soat|agent|imt)-[\w-]{16,100}`,
  '(?:npm|hf|dckr_pat|shp(?:at|ca|pa|ss))_[A-Za-z0-9]{20,100}',
  String.raw`xox[abeoprs]-[\w-]{10,255}`,
  String.raw`(?:pypi|sk|sk-ant|sk-proj)-(?=[\w-]{0,40}[0-9])[\w-]{24,255}`,
  'do[oprt]_v1_[0-9a-f]{40,100}',
  'HRKU-[\\w-]{30,100}',
  '(?:live|test)_(?=[\\w-]{0,60}[0-9])(?=[\\w-]{0,60}[A-Z])[A-Za-z0-9_-]{40,80}',
  '(?:rubygems|lin_api|figd|ntn|sbp|glsa|nvapi|dapi|PMAK|shippo_live)[_-]?(?=[\\w-]{0,60}[0-9])[A-Za-z0-9_-]{30,100}',
  String.raw`eyJ[\w-]{8,400}\.[\w-]{0,1000}\.[\w-]{10,200}\.[\w-]{10,4000}\.[\w-]{8,200}`,
  '(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])',
  String.raw`AIza[\w-]{30,60}`,
  String.raw`ya29\.[\w-]{20,255}`,
  String.raw`SG\.[\w-]{16,40}\.[\w-]{16,60}`,
  String.raw`(?:y[0-3]_|AQVN)[\w-]{30,100}`,
  String.raw`YCAJ(?=[\w-]{0,40}[0-9])[\w-]{21}(?![\w-])`,
  String.raw`(?:t1|vk1\.a|hvs)\.(?=[\w-]{0,60}[0-9])(?=[\w-]{0,60}[A-Z])[\w-]{24,400}(?:\.[\w-]{20,400})?`,
].join('|')})`;
/** The token of a Telegram bot, also behind `bot` in a path. */
const BOT = /(?<![0-9])[0-9]{8,10}:[A-Za-z0-9_-]{34,36}(?![\w-])/g;
/** Addresses to which anybody can write who knows them. */
const WEBHOOK =
  /((?:hooks\.slack\.com\/(?:services|workflows|triggers)|discord(?:app)?\.com\/api\/webhooks|[\w-]{1,60}\.webhook\.office\.com\/webhookb2|chat\.googleapis\.com\/v1\/spaces|\.bitrix24\.\w{2,3}\/rest)\/)(?!\{\{)([\w./@?=&%-]{8,400})/g;
/** Hashes of passwords as crypt(3), Apache, PHP, Django and LDAP write them. */
const HASH =
  /\$(?:2[abxy]?|apr1|1|5|6|7|y|P|H|argon2\w{1,2}|scrypt|pbkdf2[\w-]{0,10})\$[\w./+=,$-]{20,300}|(?<![\w-])pbkdf2_sha\d{1,3}\$\d{1,8}\$[\w./+=$-]{20,300}|\{S?SHA(?:256|512)?\}[A-Za-z0-9+/=]{20,200}/g;
/** A text without this holds none of them. */
const ISSUED_SIGN =
  /_|[a-z]-|AKIA|ASIA|AIza|AQVN|YCAJ|SG\.|ya29\.|dapi|eyJ|t1\.|vk1\.|hvs\.|[0-9]:[A-Za-z0-9_-]{34}|\$\w{1,12}\$|\}[A-Za-z0-9]|hooks?\.|webhook|bitrix24|spaces\//;

/** Options that take a password, of programs that have them. */
const OF_DATABASE = /\b(?:mysql\w{0,10}|mariadb\w{0,10})\b/;
const GLUED_OPTION = /((?<=\s)-p["']?)([^\s"']{4,100})/g;
const OF_PROGRAM =
  /\b(?:sshpass|redis-cli|ldap\w{3,8}|7z|unzip|zip|(?:docker|podman|helm|oras|az|oc) (?:registry )?login)\b/;
const OPTION = /((?<=\s)-[apPw][ \t]{1,3}["']?)([^\s"']{4,100})/g;
/** `openssl ... -passin pass:...`. */
const OPENSSL = /(\bpass:)([^\s"'<>]{4,100})/g;
/** A line of ~/.pgpass. */
const PGPASS =
  /^((?:[\w.*-]{1,80}):(?:\d{4,5}|\*):(?:[A-Za-z_]\w{0,60}|\*):[A-Za-z_][\w.-]{0,60}:)([^\s:]{4,100})(?=[ \t]*$)/;

/** Replaces secrets that are told by their own form, or by the command that they are given to. */
export function maskKnownSecrets(text: string): string {
  const formed = ISSUED_SIGN.test(text)
    ? text
        .replace(WEBHOOK, (_, address: string) => address + MASKED)
        .replace(ISSUED, MASKED)
        .replace(BOT, MASKED)
        .replace(HASH, MASKED)
    : text;
  return / -[apPw]|:(?:\d{4,5}|\*):|pass:/.test(formed) ? maskByLine(formed, maskGiven) : formed;
}

function maskGiven(line: string): string {
  const given = (whole: string, before: string, value: string) => (isGiven(value) ? before + MASKED : whole);
  const behind = (text: string, program: RegExp, option: RegExp) => {
    const at = text.search(program);
    return at === -1 ? text : text.slice(0, at) + text.slice(at).replace(option, given);
  };
  const told = behind(behind(line, OF_DATABASE, GLUED_OPTION), OF_PROGRAM, OPTION);
  const opened = told.includes('openssl') ? told.replace(OPENSSL, given) : told;
  return opened.replace(PGPASS, given);
}

// A port, a path, a variable or a placeholder is no password.
function isGiven(value: string): boolean {
  return /\p{L}/u.test(value) && !/^(?:[-$<{%/*]|\[[A-Z]{4,12}\]$)/.test(value);
}
