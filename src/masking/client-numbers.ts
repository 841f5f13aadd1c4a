import { lazy } from '../common/lazy-pattern.ts';
import { digitsOf, withDigits } from './digit-masks.ts';
import type { MaskValue } from './labelled-values.ts';
import { maskByLine } from './replace-parts.ts';

/** An address of the public network; those of machines among themselves (RFC 1918, RFC 6890) stay. */
const PUBLIC = String.raw`(?!(?:0|10|127|255)\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2[0-9]|3[01])\.)(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})\.){3}(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})`;
const ADDRESS = lazy.gu`(?<![\p{L}\p{N}_./:@-])(${PUBLIC})(?![\p{L}\p{N}_/-]|\.[0-9])`;
/** The first column of an access log is the visitor. */
const ACCESS = new RegExp(String.raw`^(${PUBLIC})(?= \S{1,60} \S{1,60} \[)`);
/** The same of IPv6 (RFC 4291), but for its own machine and its own network. */
const ACCESS_6 = /^(?!fe80|f[cd]|::1 )([0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7})(?= \S{1,60} \S{1,60} \[)/i;
const CLIENT_6 = lazy.giu`((?<![\p{L}\p{N}_])(?:client|remote_addr|visitor|клиент|посетитель)["']?[ \t]{0,3}[:=][ \t]{0,3}["'[]?)(?!fe80|f[cd]|::)([0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7})(?![\p{L}\p{N}:])`;
const NETWORK_CARD = lazy.giu`((?<![\p{L}\p{N}_])(?:mac|hwaddr|bssid)["']?[ \t]{0,3}[:=]?[ \t]{0,3}["']?)((?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2})(?![\p{L}\p{N}:-])`;
const CERTIFICATE = lazy.giu`((?<!\p{L})свидетельств\p{L}{1,2} о (?:рождении|браке|смерти)[ :№]{1,4}[IVXLА-ЯЁ]{1,6}-[А-ЯЁ]{2} ?№? ?)([0-9]{6})(?!\p{N})`;
/** Words that say that an address in the same line is that of somebody. */
const OF_SOMEBODY = lazy.iu`(?<![\p{L}\p{N}_])(?:с (?:ip-?)?адреса|visitor|посетител\p{L}{1,3}|гост\p{L}{1,4}|клиент\p{L}{0,3}|покупател\p{L}{1,3}|client|customer|buyer|guest|user|suser|remote_addr|x-forwarded-for|x-real-ip)(?![\p{L}\p{N}_])`;
const VERSION = /version|верси|release|\bv[0-9]/i;

/** A Russian bank account: kind, currency, check digit, branch, number (Bank of Russia, 579-P). */
const ACCOUNT = lazy.gu`(?<![\p{L}\p{N}])(?:30[1-3]|40[5-8]|42[0-6])[0-9]{2}(?:810|643|840|978|156)[0-9]{12}(?![\p{L}\p{N}])`;
/** A number of the pension fund as it is printed. */
const SNILS = lazy.gu`(?<![\p{L}\p{N}-])[0-9]{3}-[0-9]{3}-[0-9]{3}[ -][0-9]{2}(?![\p{L}\p{N}-])`;
/** `exp 09/27` where a card stands in the line. */
const EXPIRY = lazy.giu`((?<![\p{L}\p{N}])(?:exp(?:iry|ires|\.)?(?: date)?|valid (?:thru|until)|срок(?: действия)?|действ\p{L}{1,6} до)[ \t:=|]{1,4})((?:0[1-9]|1[0-2])[/.-](?:20)?[0-9]{2})(?![\p{L}\p{N}/.])`;
const CARD = /card|pan|карт|visa|mastercard/i;
/** Devices by their number. */
const DEVICE = lazy.giu`((?<![\p{L}\p{N}_])(?:imei|idfa|idfv|gaid|aaid|adid|device[_ -]?id|android[_ ]?id|advertising[_ ]?id)["'*\x60]{0,3}[ \t]{0,3}[:=|]?[*]{0,2}[ \t]{0,3}["'\x60]?)([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9]{14,16}|[0-9a-f]{16}|[0-9a-f]{32}|[0-9a-f]{40})(?![\p{L}\p{N}-])`;

/** `ПлательщикИНН=` of 1C; and a passport by its form, where a document is spoken of. */
const JOINED = lazy.gu`((?<=\p{Ll})(?:ИНН|КПП|СНИЛС|ОГРН)["']?[ \t]{0,2}[:=][ \t]{0,2}["']?)([0-9]{9,15})(?![\p{L}\p{N}])`;
const DOCUMENT = lazy.giu`((?<![\p{L}\p{N}_])(?:doc(?:ument)?|документ\p{L}{0,2}|удостоверени\p{L} личности)["']?[ \t]{0,3}[:=|]?[ \t]{0,3}["']?)([0-9]{2} ?[0-9]{2} ?№? ?[0-9]{6})(?![\p{L}\p{N}])`;

/** Masks numbers of somebody's things: accounts of a bank, the end of a card, devices, and the network address of a visitor. */
export function maskClientNumbers(text: string, mask: MaskValue, { digits }: { digits: boolean }): string {
  return digits && /[0-9]/.test(text) ? maskByLine(text, (line) => maskLine(line, mask)) : text;
}

function maskLine(line: string, mask: MaskValue): string {
  const told = (_: string, label: string, value: string) => label + mask('identifier', value);
  const number = (_: string, label: string, value: string) =>
    label + withDigits(value, mask('identifier', digitsOf(value)));
  const paid = /[0-9]{20}/.test(line)
    ? line.replace(ACCOUNT, (account) => mask('identifier', account))
    : line;
  const expired = CARD.test(paid) ? paid.replace(EXPIRY, told) : paid;
  const owned = /imei|id[vf]?a?/i.test(expired) ? expired.replace(DEVICE, told) : expired;
  const numbered = /[0-9]{6}|[0-9]{3}-/.test(owned)
    ? owned
        .replace(JOINED, number)
        .replace(DOCUMENT, number)
        .replace(SNILS, (value) => withDigits(value, mask('identifier', digitsOf(value))))
    : owned;
  const certified = /видетельств/.test(numbered) ? numbered.replace(CERTIFICATE, number) : numbered;
  const carded =
    /[0-9a-f][:-]/i.test(certified) && OF_SOMEBODY(certified).test(certified)
      ? certified.replace(NETWORK_CARD, (_, label: string, card: string) => label + mask('identifier', card))
      : certified;
  const logged6 = carded.replace(ACCESS_6, (address) => mask('identifier', address));
  const visited = /[:=][ \t]{0,3}["'[]?[0-9a-f]{1,4}:/i.test(logged6)
    ? logged6.replace(CLIENT_6, told)
    : logged6;
  if (!/[0-9]\.[0-9]{1,3}\.[0-9]/.test(visited)) return visited;
  const logged = visited.replace(ACCESS, (address) => mask('identifier', address));
  return OF_SOMEBODY(logged).test(logged) && !VERSION.test(logged)
    ? logged.replace(ADDRESS, (address) => mask('identifier', address))
    : logged;
}
