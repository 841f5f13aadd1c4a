import { lazy } from '../../common/lazy-pattern.ts';
import { ruleOfKey } from './field-rules.ts';
import { LABEL_SIGN } from './label-sign.ts';
import { card, digits, type Masked, phone, words } from './masked-forms.ts';
import { someValue } from './matches.ts';
import { showsName } from './spoken-rules.ts';

// What a label says of a person besides a name, and members without quotes. Short rules: what they tell is unmasked without doubt.

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
    String.raw`(?<![\p{L}\p{N}])(?:${label})${LABEL_SIGN}(?<value>${value})(?![\p{L}\p{N}:]|[./-]\p{N})`,
    'giu',
  );
  return { kind, pattern, masked, isNumber };
}

/** Numbers in JSON begin so: a zero in front of them is no JSON. */
const MASKED_NUMBER = /^9000/;
const zeroed: Masked = (text) => MASKED_NUMBER.test(text) || digits(text.replace(/\D/g, ''));
const LINE = String.raw`[\p{L}\p{N}][^\r\n|;&"<>{}[\]*\x60«»“”]{3,200}`;
/** Another label in the same line. */
const NEXT = /[,.]? (?:тел|телефон|моб|phone|e-?mail|почта|дата|инн|паспорт|telegram|телеграм)(?!\p{L})/iu;
const NO_HOME =
  /^(?:https?:|localhost|required|optional|string|null|none|not|must|обязат|необязат|не |нет|get |post )|:\/\/|@|адрес|address/i;
const FLAT = /(?<!\p{L})(?:кв|квартира|apt|flat)\.? ?[0-9]/iu;
const home: Masked = (text) => {
  const [address = ''] = text.split(NEXT);
  return NO_HOME.test(text) || !/\p{Lu}\p{Ll}{2}/u.test(address) || !/[0-9]/.test(address) || words(address);
};
const account: Masked = (text) => /^@?mask|qtickets|support|bot$|official|channel|news/i.test(text);

const TOLD: readonly Told[] = [
  told(
    'birth date',
    String.raw`дата рождения|год рождения|др|д\. ?р\.|birth[ _-]?(?:date|day)|bday|date[ _]of[ _]birth|dob`,
    String.raw`[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4}|[0-9]{1,2} \p{L}{3,9},? [0-9]{4}|\p{L}{3,9} [0-9]{1,2},? [0-9]{4}|(?:19|20)[0-9]{6}`,
    zeroed,
  ),
  told(
    'phone',
    String.raw`(?:тел|моб)\.?|телефон|мобильный|факс|tel\.?|phone|mobile`,
    '[3489][0-9]{9}',
    phone,
  ),
  told(
    'name',
    'фио|surname|patronymic|(?:first|last|full|middle|customer|buyer)[ _]name|фамилия|отчество',
    String.raw`\p{L}{3,40}`,
    (name) => !showsName(name),
    false,
  ),
  told(
    'home',
    '(?:домашний|почтовый) адрес|адрес (?:доставки|проживания|регистрации|клиента|покупателя|получателя)|прописка|(?:delivery|home|billing|shipping|postal|mailing|client|customer|buyer)[ _]address|(?:ship|bill) to',
    LINE,
    home,
    false,
  ),
  told('home', 'адрес|address', LINE, (text) => !FLAT.test(text.split(NEXT)[0] ?? '') || home(text), false),
  told(
    'account',
    'telegram|телеграмм?|tg|тг|whats ?app|viber|вайбер|vk|вк|вконтакте|instagram|инстаграмм?|facebook|skype|скайп|discord|дискорд|ватс?ап',
    `@[A-Za-z][A-Za-z0-9_.]{3,40}(?![@+%-])|[A-Za-z][A-Za-z0-9]{0,40}_[A-Za-z0-9_]{1,40}(?![@.+%-])`,
    account,
    false,
  ),
  told(
    'identity document',
    "(?:загран)?паспорт(?:ные данные)?|passport(?: (?:number|no\\.))?|водительское удостоверение|driver'?s? licen[cs]e|полис(?: омс)?|инн|inn|снилс|огрн|кпп|id card",
    '[0-9](?:[ -]?(?:№ ?)?[0-9]){5,20}',
    zeroed,
  ),
  told(
    'card',
    String.raw`(?:номер )?карт[аы]|card(?:[ _]number| no\.)?|visa|mastercard`,
    '[0-9](?:[ -]?[0-9]){12,18}',
    card,
  ),
  told('card', 'cvv2?|cvc2?', '[0-9]{3,4}', zeroed),
];
const LABELS =
  /рожд|birth|bday|dob|тел|моб|факс|phone|mobile|name|фио|фамил|отчест|patronymic|прописк|(?:ship|bill) to|ватс?ап|inn|id card|дискорд|адрес|address|telegram|телеграм|whats ?app|viber|вайбер|instagram|инстаграм|facebook|skype|скайп|discord|паспорт|passport|удостоверение|licen|полис|инн|снилс|огрн|кпп|карта|card|visa|cvv|cvc|(?:^|[^a-zа-яё])(?:др|tg|тг|vk|вк)/;

/** `client_name: Анна`, `CLIENT_PHONE=89001112233`, as YAML, an environment and a log have them. */
const MEMBER = lazy.gu`(?<![\p{L}\p{N}_"'\\-])(?<key>[A-Za-z][A-Za-z_]{2,39})[ \t]?[:=][ \t]?(?:(?<name>\p{Lu}\p{L}{2,})|(?<number>[0-9]{7,15}))(?![\p{L}\p{N}.-])`;
const NO_PERSON = /^(?:comment|username|.*_(?:ip|pan|series))$/i;

/** Kinds of what a text tells of a person under a label or a key without quotes. Numbers are looked at on demand. */
export function personalKinds(text: string, withNumbers: boolean): string[] {
  const kinds = new Set<string>();
  for (const { groups = {} } of text.matchAll(MEMBER(text))) {
    const kind = memberKind(groups, withNumbers);
    if (kind !== null) kinds.add(kind);
  }
  const lower = text.toLowerCase();
  if (lower.includes('t.me/') && someValue(text, PAGE(text), isOpenPage)) kinds.add('account');
  if (!LABELS.test(lower)) return [...kinds];
  for (const { kind, pattern, masked, isNumber } of TOLD) {
    if (isNumber && !withNumbers) continue;
    if (someValue(text, pattern, (value) => !masked(value))) kinds.add(kind);
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
const PAGE = lazy.giu`(?<![\p{L}\p{N}@.-])t\.me/(?<value>[A-Za-z][A-Za-z0-9_]{3,40})(?![\p{L}\p{N}_/\\@?=.%-])`;
const NO_PAGE = /^(?:mask|joinchat$|share$|addstickers$|proxy$|login$)/i;

const HIDDEN_SIGN = /[[({<][ \t]?(?:at|собака|@)[ \t]?[\])}>]|[＠﹫]/iu;
const HIDDEN_ADDRESS = lazy.iu`(?<![\p{L}\p{N}_.+\\-])[\p{L}\p{N}][\p{L}\p{N}_.+-]{0,40}(?:[ \t]?[[({<][ \t]?(?:at|собака|@)[ \t]?[\])}>][ \t]?|[＠﹫])[\p{L}\p{N}-]{1,40}(?:\.|[ \t]?[[({][ \t]?(?:dot|точка)[ \t]?[\])}][ \t]?)\p{L}{2,24}(?![\p{L}\p{N}])`;

/** True for an address that is written so that no program reads it: `anna(at)example.org`. */
export function hasHiddenAddress(text: string): boolean {
  return HIDDEN_SIGN.test(text) && HIDDEN_ADDRESS(text).test(text);
}
