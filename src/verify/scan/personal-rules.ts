import { ruleOfKey } from './field-rules.ts';
import { card, digits, type Masked, words } from './masked-forms.ts';
import { showsName, some } from './spoken-rules.ts';

// What a label says of a person besides a name, and members without quotes. Short rules: what they tell is unmasked without doubt.

/** What makes a label bold, one sign that says that the value comes, and what opens it. A member of JSON has rules of its own. */
const SIGN = String.raw`[*_\x60]{0,3}[ \t]{0,4}[:=|][*_\x60"]{0,3}[ \t]{0,4}[*_\x60"«]{0,3}`;

/** A label with its value, and how a masked value of it looks. */
interface Told {
  kind: string;
  pattern: RegExp;
  masked: Masked;
  /** The value is made of digits. */
  isNumber: boolean;
}

function told(kind: string, label: string, value: string, masked: Masked, isNumber = true): Told {
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${label})${SIGN}(?<value>${value})(?![\p{L}\p{N}])`,
    'giu',
  );
  return { kind, pattern, masked, isNumber };
}

const zeroed: Masked = (text) => digits(text.replace(/\D/g, ''));
const LINE = String.raw`\p{L}[^\r\n|;&"<>{}[\]*\x60«»“”]{3,200}`;
/** Another label in the same line. */
const NEXT = /[,.]? (?:тел|телефон|моб|phone|e-?mail|почта|дата|инн|паспорт|telegram|телеграм)(?!\p{L})/iu;
const NO_HOME =
  /^(?:https?:|localhost|required|optional|string|null|none|not|must|обязат|необязат|не |нет|get |post )|:\/\/|@|адрес|address/i;
const FLAT = /(?<!\p{L})(?:кв|квартира|apt|flat)\.? ?[0-9]/iu;
const home: Masked = (text) => {
  const [address = ''] = text.split(NEXT);
  return NO_HOME.test(text) || !/\p{Lu}\p{Ll}{2}/u.test(address) || !/[0-9]/.test(address) || words(address);
};
const account: Masked = (text) => /^@mask|qtickets|support|bot$|official|channel|news/i.test(text);

const TOLD: readonly Told[] = [
  told(
    'birth date',
    'дата рождения|др|birth[ _-]?(?:date|day)|date[ _]of[ _]birth|dob',
    '[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4}',
    zeroed,
  ),
  told(
    'home',
    '(?:домашний|почтовый) адрес|адрес (?:доставки|проживания|регистрации|клиента|покупателя|получателя)|(?:delivery|home|billing|shipping|postal|mailing|client|customer|buyer)[ _]address',
    LINE,
    home,
    false,
  ),
  told('home', 'адрес|address', LINE, (text) => !FLAT.test(text.split(NEXT)[0] ?? '') || home(text), false),
  told(
    'account',
    'telegram|телеграмм?|tg|тг|whats ?app|viber|вайбер|vk|вк|вконтакте|instagram|инстаграмм?|facebook|skype|скайп|discord',
    `@[A-Za-z][A-Za-z0-9_]{3,40}(?![@._+%-])`,
    account,
    false,
  ),
  told(
    'identity document',
    "паспорт|passport|водительское удостоверение|driver'?s? licen[cs]e|полис(?: омс)?|инн|снилс|огрн|кпп",
    '[0-9](?:[ -]?[0-9]){5,20}',
    zeroed,
  ),
  told('card', 'карта|card(?:[ _]number)?|visa|mastercard', '[0-9](?:[ -]?[0-9]){12,18}', card),
  told('card', 'cvv2?|cvc2?', '[0-9]{3,4}', zeroed),
];
const LABELS =
  /рожд|birth|dob|адрес|address|telegram|телеграм|whats ?app|viber|вайбер|instagram|инстаграм|facebook|skype|скайп|discord|паспорт|passport|удостоверение|licen|полис|инн|снилс|огрн|кпп|карта|card|visa|cvv|cvc|(?:^|[^a-zа-яё])(?:др|tg|тг|vk|вк)/;

/** `client_name: Анна`, `CLIENT_PHONE=89001112233`, as YAML, an environment and a log have them. */
const MEMBER =
  /(?<![\p{L}\p{N}_"'\\-])(?<key>[A-Za-z][A-Za-z_]{2,39})[ \t]?[:=][ \t]?(?:(?<name>\p{Lu}\p{L}{2,})|(?<number>[0-9]{7,15}))(?![\p{L}\p{N}.-])/gu;
const NO_PERSON = /^(?:comment|username|.*_(?:ip|pan|series))$/i;

/** Kinds of what a text tells of a person under a label or a key without quotes. Numbers are looked at on demand. */
export function personalKinds(text: string, withNumbers: boolean): string[] {
  const kinds = new Set<string>();
  for (const { groups = {} } of text.matchAll(MEMBER)) {
    const kind = memberKind(groups, withNumbers);
    if (kind !== null) kinds.add(kind);
  }
  const lower = text.toLowerCase();
  if (
    lower.includes('t.me/') &&
    some(text.matchAll(PAGE), ({ groups }) => isOpenPage(groups?.['name'] ?? ''))
  )
    kinds.add('account');
  if (!LABELS.test(lower)) return [...kinds];
  for (const { kind, pattern, masked, isNumber } of TOLD) {
    if (isNumber && !withNumbers) continue;
    if (some(text.matchAll(pattern), ({ groups }) => !masked(groups?.['value'] ?? ''))) kinds.add(kind);
  }
  return [...kinds];
}

function isOpenPage(name: string): boolean {
  return !NO_PAGE.test(name) && !account(`@${name}`);
}

function memberKind(
  { key = '', name, number }: Readonly<Record<string, string | undefined>>,
  withNumbers: boolean,
): string | null {
  if (NO_PERSON.test(key)) return null;
  const [kind, masked] = ruleOfKey(key) ?? [];
  if (kind === undefined || masked === undefined) return null;
  if (name !== undefined) return kind === 'name' && showsName(name) ? kind : null;
  return withNumbers && ['phone', 'tax number'].includes(kind) && !masked(number ?? '') ? kind : null;
}

/** The page of a person, whatever stands before it. */
const PAGE = /(?<![\p{L}\p{N}@.-])t\.me\/(?<name>[A-Za-z][A-Za-z0-9_]{3,40})(?![\p{L}\p{N}_/\\@?=.%-])/giu;
const NO_PAGE = /^(?:mask|joinchat$|share$|addstickers$|proxy$|login$)/i;

const HIDDEN_SIGN = /[[({<][ \t]?(?:at|собака|@)[ \t]?[\])}>]|[＠﹫]/iu;
const HIDDEN_ADDRESS =
  /(?<![\p{L}\p{N}_.+\\-])[\p{L}\p{N}][\p{L}\p{N}_.+-]{0,40}(?:[ \t]?[[({<][ \t]?(?:at|собака|@)[ \t]?[\])}>][ \t]?|[＠﹫])[\p{L}\p{N}-]{1,40}(?:\.|[ \t]?[[({][ \t]?(?:dot|точка)[ \t]?[\])}][ \t]?)\p{L}{2,24}(?![\p{L}\p{N}])/iu;

/** True for an address that is written so that no program reads it: `anna(at)example.org`. */
export function hasHiddenAddress(text: string): boolean {
  return HIDDEN_SIGN.test(text) && HIDDEN_ADDRESS.test(text);
}
