import { PATRONYMIC } from './patronymics.ts';
import { isReserved, keyRule } from './scan-fields.ts';

const OWN = /^["']?(?:\{\{|%7b%7b|[<{$*.]|your_)/i;
const SECRET_WORD = '(?:token|secret|passw(?:or)?d|(?:api|access|private)[_-]?key|signature)';
const IN_QUERY = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:[\\w.-]{0,40}[_.-])?(?:${SECRET_WORD}|pwd|sid|jwt|session(?:_?id)?)=(?<value>["']?[^\\s&<>;,#]*[\\p{L}\\p{N}])`,
  'giu',
);
const IN_LINE = new RegExp(
  `(?<![\\p{L}\\p{N}_-])(?:[\\w-]{0,40}[_-])?(?:${SECRET_WORD}|authorization)["']?[ \\t]*:[ \\t]*["']?(?:(?:bearer|basic|token|digest|negotiate)[ \\t]+)?(?<value>[^\\s"',;<>{}]+)`,
  'giu',
);
const BEFORE_HOST = /[a-z0-9]:\\?\/\\?\/(?<value>[^\s/?#@"'<>\\]+)@/gi;
const COOKIE_LINE = /\bcookie[ \t]*:[ \t]*(?<value>[^\s=]+=\S)/gi;
const BASIC = /\bauthorization["']?[ \t]*:[ \t]*["']?basic[ \t]+(?<value>[A-Za-z0-9+/]{8,}={0,2})/gi;
const WEB_TOKEN = /(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]+/;
const FORM = /(?<![\p{L}\p{N}_-])(?<key>[A-Za-z_]{2,24})=(?<value>[^\s&"'<>;{}$]+)/gu;
const TAX =
  /(?<![\p{L}\p{N}])(?:[Ии][Нн][Нн]|[Кк][Пп][Пп]|INN|KPP|ОГРН(?:ИП)?|СНИЛС|[Пп]аспорт\p{L}*)[\s:№/,КПкпKP]{0,8}(?<value>[0-9](?:[\s/-]?[0-9]){7,21})(?![\p{L}\p{N}])/gu;
const PHONE =
  /(?<![\p{L}\p{N}])(?:тел|телефон\p{L}*|моб|мобильн\p{L}*|факс|phone|tel|mobile)[ .:=№\u00a0]{0,3}[3489][0-9]{9}(?![\p{L}\p{N}])/iu;
const NAME =
  /(?<![\p{L}\p{N}])(?:ФИО|Ф\. ?И\. ?О\.|фамилия|имя|отчество|покупатель|клиент|зритель|surname|patronymic|(?:first|last|full|middle)[ _]name)[ \t]*:[ \t]*["«]?(?<value>\p{L}+)/giu;
const PROSE =
  /^(?:\p{Ll}.*|Не|Нет|Обязательн.*|Поле|Должн.*|Required|Must|Missing|Invalid|Null|None|Is|Not|Empty|The|This)$/u;
const PROMO_CODE =
  /(?<![\p{L}\p{N}])(?:промо-?код\p{L}*|promo[ -]?code)[ \t:]{1,3}[«"'“]?(?<value>[\p{L}0-9][\p{L}0-9_-]{2,23}[\p{L}0-9])(?![\p{L}\p{N}_-])/giu;
const SCANNED = /\/(?:barcode|scan)\/(?<value>[A-Za-z0-9-]*[0-9][A-Za-z0-9-]*)(?![\p{L}\p{N}-])/gu;
const FULL_NAME = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?<value>\\p{Lu}[\\p{L}-]{2,30}[ \\u00a0]{1,2}\\p{Lu}\\p{L}{1,20}[ \\u00a0]{1,2}${PATRONYMIC})(?![\\p{L}\\p{N}-])`,
  'giu',
);

const ASSIGNS = /[=:]/;
const SECRET = /token|secret|passw|pwd|key|signature|session|sid|jwt|authorization|cookie|@|eyJ/i;
const PERSON = /=|name[ \t]*:|patronymic|promo|inn|kpp|tel|phone|mobile|\/(?:barcode|scan)\/|[а-я]/i;

/** Kinds of unmasked things that a text names as such: `password=...`, `ИНН ...`, `ФИО: ...`, a full name. */
export function labelledKinds(text: string, { digits }: { digits: boolean }): string[] {
  const kinds: string[] = [];
  const seek = (kind: string, pattern: RegExp, isHit: (value: string, key: string) => boolean) => {
    if (
      [...text.matchAll(pattern)].some(({ groups }) => isHit(groups?.['value'] ?? '', groups?.['key'] ?? ''))
    )
      kinds.push(kind);
  };
  const open = (value: string) => !OWN.test(value);
  if (ASSIGNS.test(text) && SECRET.test(text)) {
    seek('token', IN_QUERY, open);
    seek('token', IN_LINE, (value) => open(value) && value.length >= (/[0-9]/.test(value) ? 8 : 20));
    seek('token', BEFORE_HOST, open);
    seek('token', COOKIE_LINE, open);
    seek('token', BASIC, isCredentials);
  }
  if (WEB_TOKEN.test(text)) kinds.push('token');
  if (!PERSON.test(text)) return kinds;
  seek('name', NAME, (value) => !PROSE.test(value) && !isReserved('name', value));
  if (/(?:ич|вна|чна)/i.test(text)) seek('name', FULL_NAME, isFullName);
  seek('promo-code', PROMO_CODE, (value) => value === value.toUpperCase() && /[0-9]/.test(value));
  seek('barcode', SCANNED, (value) => !isReserved('barcode', value));
  kinds.push(...formKinds(text));
  if (!digits) return kinds;
  seek('identifier', TAX, (value) => value.split('/').some((part) => !isReserved('identifier', part)));
  if (PHONE.test(text)) kinds.push('phone');
  return kinds;
}

function formKinds(text: string): string[] {
  if (!text.includes('=')) return [];
  return [...text.matchAll(FORM)].flatMap(({ groups }) => {
    const rule = keyRule(groups?.['key'] ?? '');
    if (rule === undefined || rule === 'token') return [];
    return isReserved(rule, plain(groups?.['value'] ?? '')) ? [] : [rule];
  });
}

function plain(value: string): string {
  return value.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}

function isCredentials(base64: string): boolean {
  const text = Buffer.from(base64, 'base64').toString('utf8');
  return text.indexOf(':') > 0 && !/[\p{C}\ufffd]/u.test(text);
}

function isFullName(name: string): boolean {
  const words = name.split(/[ \u00a0]+/);
  return (
    words.every((word) => /^\p{Lu}/u.test(word)) &&
    /(?:[оеё]ва?|[иы]на?|[сц]к(?:ий|ая)|ко|[ую]к|ян|дзе|швили|[иы]х|ец|вич)$/iu.test(words[0] ?? '')
  );
}
