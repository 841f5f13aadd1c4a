import { lazy } from '../../common/lazy-pattern.ts';
import { someName, someValue } from './matches.ts';
import { isMixed } from './member-rules.ts';
import { NAME_WORD, showsName } from './spoken-rules.ts';

// What somebody asks for and is told, what was replaced by something else, and numbers, codes and names beside what says whose they are.

const TWO = `(?<first>${NAME_WORD}) (?<second>${NAME_WORD})`;
const DAY = String.raw`(?:[0-3]?\d[./-][01]?\d[./-](?:19|20)\d{2}|\d{1,2} \p{L}{3,9} (?:19|20)\d{2})(?!\d)`;

type Place = readonly [kind: string, worth: RegExp, place: (text: string) => RegExp];

const SECRETS: readonly Place[] = [
  // One asks, and the other answers.
  [
    'token',
    /\?[ \t]*\r?\n|(?:кинь|дай|пришли|напомни|share|send)[^\r\n]{0,160}\r?\n/i,
    lazy.gimu`(?<!\p{L})(?:парол|ключ|токен|секрет|код|доступ|password|token|key|secret|code|basic auth)\p{Ll}{0,3}(?!\p{L})[^\r\n?]{0,90}(?:\?|(?<=(?:кинь|дай|пришли|напомни|share|send) [^\r\n]{0,120}))[ \t]*\r?\n(?:[^\r\n]{0,80}\r?\n){0,2}?[^\r\n:]{0,40}(?::\d{2}\] ?[^\r\n:]{1,30})?: (?:\p{L}{2,8}, )?(?:[\w-]{2,20} / )?(?<value>[\w!@#$%^&*+=~?-]{8,80}|\d{3}[ -]\d{3})[ \t]*$`,
  ],
  // What was in use, and what is now.
  [
    'token',
    /[(,;] ?(?:old|new|был|стар|нов)|(?:[Oo]ld|[Nn]ew|[Сс]тар|[Нн]ов)[^\r\n]{0,6} (?:key|token|ключ|токен) ["`«]|теперь |now /,
    lazy.gmu`(?:[(,;] ?(?:old|new|был|стар\p{Ll}{2}|нов\p{Ll}{2})(?:[:=–-] | )?["\x60«(]?|(?<=(?:[Oo]ld|[Nn]ew|[Сс]тар\p{Ll}{2}|[Нн]ов\p{Ll}{2}) (?:key|token|ключ|токен) )["\x60«]|(?:теперь|now) )(?<=(?:key|token|ключ|токен|парол|password)[^\r\n]{0,220})(?<value>[\w!#$%^&*+=~-]{8,80})`,
  ],
  // What it is called stands before it in a sentence, and quotes or a sign of possession around it.
  [
    'token',
    /(?:ключом|секретом|with|is) ["`«]|(?:твой|мой|ваш|your|my) (?:ключ|key)/i,
    lazy.giu`(?<!\p{L})(?:(?:подпис|signature|token|key|секрет|ключ)[^\r\n:.]{0,50} (?:ключом|секретом|with|is) ["\x60«]|(?:твой|мой|ваш|your|my) (?:ключ|key)(?: [\p{L}]{2,12}){0,2}: )(?<value>[\w.!#$%^&*+=~-]{10,80})`,
  ],
  // A program is given one: a client, a cookie, a header, a file of a pipeline, a variable that its owner has marked.
  [
    'token',
    /Client\(|(?:-b|--cookie) ["']|X-Auth|value: ?["']|"secret"|_(?:KEY|PIN)=|pass_/,
    lazy.gmu`(?:\bClient\(["']|(?<=\s)(?:-b|--cookie) ["'][\w-]{1,40}=|\bX-Auth: |(?:TOKEN|PASSWORD|SECRET):[ \t]*\r?\n[ \t]+value: ?["']|"value" ?: ?"(?=[^"]{8,80}", ?"type" ?: ?"secret")|\b[A-Z]{2,20}_(?:KEY|PIN)=)(?<value>[\w!#$%^&*+=~-]{4,80})`,
  ],
  [
    'token',
    /(?:код|code)[^\r\n]{0,24} \d{4}|парол[^\r\n]{1,60}(?:ещё|сейчас)/i,
    lazy.giu`(?<!\p{L})(?:(?:ваш код|your code|смс-код)(?: всегда)? (?<code>\d{4,8})(?![\p{L}\d])|парол\p{Ll}{1,2}[^\r\n]{1,60} (?:ещё|сейчас) (?<value>[\w!#$%^&*+=~-]{8,60}))`,
  ],
];
const NUMBERS: readonly Place[] = [
  [
    'birth date',
    /место рожд|dob|туған/i,
    lazy.giu`(?:дата и место рождения|dob(?: (?:on|for) \p{L}{3,14})?|туған күні)[ :–—-]{1,3}(?<value>${DAY})`,
  ],
  [
    'identity document',
    /паспорт|[IVX]-[А-ЯЁ]{2}/,
    lazy.gmu`(?:[Пп]аспорт (?:иностранного гражданина|у (?:неё|него)) (?<number>[A-Z]{2}\d{7}|\d{2} \d{2} \d{6})|(?<![\p{L}\d-])[IVX]{1,5}-[А-ЯЁ]{2} ?(?<value>\d{6}))(?!\d)`,
  ],
  [
    'phone',
    /тел|phone|mobile/i,
    lazy.gmu`(?<![\p{L}\d_])(?:[Tt]el|[Pp]hone|[Mm]obile|[Тт]елефон|[Тт]ел)\.?(?: для связи)?:? (?<value>[1-9]\d{9,13}|[3489]\d{2}(?: \d{2,3}){3})(?![\p{L}\d]|[.,:-]\d)`,
  ],
  ['tax number', /ЖСН|ИИН/, lazy.gmu`(?<!\p{L})(?:ЖСН|ИИН):? (?<value>\d{12})(?!\d)`],
  [
    'card',
    /карт|card/i,
    lazy.gmu`(?:карта для \p{Ll}{4,12}|["'](?:card|карта)["']\]?=>\s{0,8}string\(\d{1,3}\)) ["']?(?<value>\d{4}(?: \d{4}){3})(?!\d)`,
  ],
  [
    'barcode',
    /gate=|билет|87\d{2} \d{4} \d{4}/,
    lazy.gmu`(?:gate=\d{1,3} code=|билет[^\r\n]{1,80}\((?:штрихкод|ШК) )(?<number>\d{8,14})(?!\d)|(?<![\d-])(?<value>87\d{2} \d{4} \d{4})(?![ -]?\d)`,
  ],
];
const HOMES: readonly Place[] = [
  [
    'home',
    /[Аа]дрес для|[Пп]рож\.:|[Аа]дрес доставки<|ddress is/,
    lazy.gmu`(?:[Аа]дрес для (?:курьера|доставки)|[Пп]рож\.|[Аа]дрес доставки<[^<>]{1,12}><[^<>]{1,12}>|[Aa]ddress is)[: ]{0,2}(?<value>[\p{L}][^\r\n<>«»"]{4,60}\d)`,
  ],
];
const CODES: readonly Place[] = [
  [
    'promo code',
    /"code"|your code|promo|подарочн/i,
    lazy.gi`(?:"code" ?: ?"(?=[^"]{4,24}"[^{}]{0,120}"discount")|your code: ?(?:<\w{1,10}>)?|name="promo">|promo values \('|сертификат подарочный № )(?<value>(?=[A-Z-]{0,24}\d)[A-Z\d][A-Z\d-]{4,24})`,
  ],
  ['account', /, @[A-Za-z]/, lazy.gmu`(?<=${NAME_WORD} ${NAME_WORD}, @)(?<value>[A-Za-z]\w{3,40})(?![\w@.])`],
];
const PERSONS: readonly Place[] = [
  ['name', /меня зовут|name is/i, lazy.gmu`(?:[Мм]еня зовут|[Mm]y name is) ${TWO}, `],
  [
    'name',
    /\((?:штрих|barcode|заказ|order)/,
    lazy.gmu`(?:билета|для|у|for|of) ${TWO} \((?:штрих|barcode|заказ|order)`,
  ],
  [
    'name',
    /(?:buyer|owner|customer)=?["']/,
    lazy.gmu`(?:buyer|owner|customer)=["'](?<first>${NAME_WORD}),? (?<second>\p{Lu}\p{Ll}+)\.?["']`,
  ],
  ['name', /"\] ?==/, lazy.gmu`name"\] ?==? ?"${TWO}"`],
  [
    'name',
    /@/,
    lazy.gmu`${TWO}(?: |, @)(?!mask)[\w.+-]{2,40}@(?!mask)[\w-]|${TWO.replace(/<(\w+)>/g, '<$1b>')}, @[A-Za-z]`,
  ],
  ['name', /\| \+?\d/, lazy.gmu`^\| ${TWO} \| \+?\d[\d ()-]{9}`],
];
/** Words with capitals that nobody is called by. */
const NOBODY = /^(?:Support|Team|Service|Большо|Мал|Театр|Зал|Красн|Касс|Дом|Клуб|Box|Office|Hall)/u;

/** Kinds of what a text shows of secrets that were asked for or replaced, and of persons, numbers and codes beside what says whose they are. Numbers are looked at on demand. */
export function askedKinds(text: string, withNumbers: boolean): string[] {
  const kindsOf = (places: readonly Place[], holds: (value: string) => boolean) =>
    places.flatMap(([kind, worth, place]) =>
      worth.test(text) && someValue(text, place(text), holds) ? [kind] : [],
    );
  const named = PERSONS.some(
    ([, worth, place]) =>
      worth.test(text) && someName(text, place(text), (word) => showsName(word) && !NOBODY.test(word)),
  );
  const kinds = [
    ...(named ? ['name'] : []),
    ...kindsOf(SECRETS, isSecret),
    ...kindsOf(HOMES, (value) => !/маскъ|maskq/i.test(value)),
    ...kindsOf(CODES, (code) => /[A-Za-z]/.test(code) && !/^(?:mask|err|http)/i.test(code)),
    ...(withNumbers ? kindsOf(NUMBERS, (value) => !/^0{2}|^7000/.test(value.replace(/\D/g, ''))) : []),
  ];
  return [...new Set(kinds)];
}

function isSecret(value: string): boolean {
  if (/^\d[\d -]{3,8}$/.test(value)) return !/^(?:0{2}|19|20)/.test(value);
  if (/^(?:mask|https?|v?\d+\.)|\.[a-z]{1,4}$/i.test(value)) return false;
  return isMixed(value) || (/\d/.test(value) && /[a-z]/.test(value) && /[A-Z!#$%^&*+=~]/.test(value));
}
