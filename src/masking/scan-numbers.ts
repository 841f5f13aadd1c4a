import { lazy } from '../common/lazy-pattern.ts';

const ADDRESS = lazy.gu`(?<![\p{L}\p{N}_./:@-])(?!(?:0|10|127|255)\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2[0-9]|3[01])\.)(?<value>(?:[0-9]{1,3}\.){3}[0-9]{1,3})(?![\p{L}\p{N}_/-]|\.[0-9])`;
const OF_SOMEBODY = lazy.iu`(?<![\p{L}\p{N}_])(?:с (?:ip-?)?адреса|visitor|посетител\p{L}{1,3}|гост\p{L}{1,4}|клиент\p{L}{0,3}|покупател\p{L}{1,3}|client|customer|buyer|guest|user|suser|remote_addr|x-forwarded-for|x-real-ip)(?![\p{L}\p{N}_])`;
const ACCOUNT = lazy.u`(?<![\p{L}\p{N}])(?:30[1-3]|40[5-8]|42[0-6])[0-9]{2}(?:810|643|840|978|156)[0-9]{12}(?![\p{L}\p{N}])`;
const NAMES_DEVICE = /imei|idf[av]|gaid|aaid|adid|(?:device|android|advertising)[_ -]?id/iu;
const DEVICE = lazy.iu`(?<![\p{L}\p{N}_])(?:imei|idf[av]|gaid|aaid|adid|(?:device|android|advertising)[_ -]?id)["'*\x60]{0,3}[ \t]{0,3}[:=|]?[*]{0,2}[ \t]{0,3}["'\x60]?(?!0{8}|00)(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]{14,16}|[0-9a-f]{16}|[0-9a-f]{32}|[0-9a-f]{40})(?![\p{L}\p{N}-])`;
const JOINED = lazy.u`(?<=\p{Ll})(?:ИНН|КПП|СНИЛС|ОГРН)["']?[ \t]{0,2}[:=][ \t]{0,2}["']?(?!00)[0-9]{9,15}(?![\p{L}\p{N}])`;

/** A text in small letters without this shows none. */
const WORTH_READING =
  /[0-9]{20}|[0-9]\.[0-9]{1,3}\.[0-9]|imei|idf[av]|gaid|aaid|adid|(?:device|android|advertising)[_ -]?id|инн|кпп|снилс|огрн|видетельств|[0-9a-f]:[0-9a-f]{0,4}:|[0-9a-f]-[0-9a-f]{2}-/;

/**
 * True for a text in which a line shows a number of somebody's: a visitor's network address, a bank account, a device, a tax number of 1C.
 * `lower`: the text in small letters.
 */
export function showsClientNumber(text: string, lower: string): boolean {
  return WORTH_READING.test(lower) && text.split(/[\r\n]+/).some(isShown);
}

const VISITOR_6 = /^(?!fe80|f[cd]|::1 )[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7} \S{1,60} \S{1,60} \[/i;
const CLIENT_6 = lazy.iu`(?<![\p{L}\p{N}_])(?:client|remote_addr|visitor|клиент|посетитель)["']?[ \t]{0,3}[:=][ \t]{0,3}["'[]?(?!fe80|f[cd]|::|00)[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7}(?![\p{L}\p{N}:])`;
const NETWORK_CARD = lazy.iu`(?<![\p{L}\p{N}_])(?:mac|hwaddr|bssid)["']?[ \t]{0,3}[:=]?[ \t]{0,3}["']?(?!(?:00[:-]){2})(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![\p{L}\p{N}:-])`;
const CERTIFICATE = lazy.iu`(?<!\p{L})свидетельств\p{L}{1,2} о (?:рождении|браке|смерти)[ :№]{1,4}[IVXLА-ЯЁ]{1,6}-[А-ЯЁ]{2} ?№? ?(?!00)[0-9]{6}(?!\p{N})`;

function isShown(line: string): boolean {
  if (/видетельств/iu.test(line) && CERTIFICATE(line).test(line)) return true;
  if (VISITOR_6.test(line) || (/[:=][ \t]{0,3}["'[]?[0-9a-f]{1,4}:/i.test(line) && CLIENT_6(line).test(line)))
    return true;
  if (/mac|hwaddr|bssid/i.test(line) && OF_SOMEBODY(line).test(line) && NETWORK_CARD(line).test(line))
    return true;
  if (/[0-9]{20}/.test(line) && ACCOUNT(line).test(line)) return true;
  if (NAMES_DEVICE.test(line) && DEVICE(line).test(line)) return true;
  if (/ИНН|КПП|СНИЛС|ОГРН/.test(line) && JOINED(line).test(line)) return true;
  if (!/[0-9]\.[0-9]{1,3}\.[0-9]/.test(line)) return false;
  const addresses = [...line.matchAll(ADDRESS(line))].filter(({ groups }) =>
    (groups?.['value'] ?? '').split('.').every((part) => Number(part) <= 255 && !/^0[0-9]/.test(part)),
  );
  if (
    addresses.some(
      ({ index, 0: found }) => index === 0 && /^ \S{1,60} \S{1,60} \[/.test(line.slice(found.length)),
    )
  )
    return true;
  if (addresses.length === 0 || !/[a-zа-яё]{4}/i.test(line) || /version|верси|release|\bv[0-9]/i.test(line))
    return false;
  return OF_SOMEBODY(line).test(line);
}
