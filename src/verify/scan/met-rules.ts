import { type LazyPattern, lazy } from '../../common/lazy-pattern.ts';
import { some, someName, someValue } from './matches.ts';
import { isMixed, showsCode } from './member-rules.ts';
import { NAME_WORD, nameBut } from './spoken-rules.ts';

// What people meet in notes, letters and commands: persons, secrets and numbers beside the words that are written there.

const TWO = `(?<first>${NAME_WORD}) (?<second>${NAME_WORD})`;
const ENDS = String.raw`(?![\p{L}\d_])`;
/** Each with what a text must hold for it to be tried. */
type Places = readonly (readonly [worth: RegExp, place: LazyPattern])[];

const PERSONS: Places = [
  [
    /\d: \p{Lu}/u,
    lazy.gmu`(?<!\p{L})(?:[Cc]lient|[Cc]ustomer|[Bb]uyer|[Gg]uest|[Кк]лиент|[Пп]окупатель|[Гг]ость) (?:№ ?|#)?\d{1,10}: ${TWO}`,
  ],
  [
    /by |for |with /,
    lazy.gmu`(?:requested|booked|ordered|bought|paid|cancelled|refunded) (?:by|for) ${TWO}${ENDS}`,
  ],
  [/holder|держател/, lazy.gmu`(?:^[ \t*-]{0,12}|["“])holder["”]? ?: ?["«“]?${TWO}`],
  [
    /@|\.com\//,
    lazy.gmu`${TWO} \((?:[Tt]elegram|[Тт]елеграм|тг|tg|VK|ВК|[Ii]nstagram)? ?(?:@[A-Za-z]|(?:https?://)?(?:vk|instagram)\.com/[A-Za-z])`,
  ],
  [
    /["«“]\p{Lu}/u,
    lazy.gmu`(?<!\p{L})(?:[Гг]ость|[Кк]лиент|[Пп]окупатель|[Gg]uest|[Vv]isitor) ["«“]${TWO}["»”]`,
  ],
  [
    /\p{Ll} \p{Lu}/u,
    lazy.gmu`(?<!\p{L})(?:[Пп]осадит[её]|рядом|переоформлен\p{Ll}? на|(?:[Пп]исьмо|[Сс]ообщение) (?:ушло|отправлено)|(?:[Оо]тзыв|[Жж]алобу) (?:оставил|написал|подал)а?|согласован\p{Ll}? с) ${TWO}${ENDS}`,
  ],
  [/от \p{Ll}+ [–—-] /u, lazy.gmu`(?<!\p{L})от \p{Ll}{3,20} [–—-] ${TWO}${ENDS}`],
  [/родил(?:ся|ась)/, lazy.gmu`${TWO},? родил(?:ся|ась) \d`],
  [/\]\(mailto:/, lazy.gmu`\[${TWO}\]\(mailto:`],
  [/^\d{2}\.\d{2}\.\d{4}, \d/m, lazy.gmu`^\d{2}\.\d{2}\.\d{4}, \d{1,2}:\d{2}(?::\d{2})? - ${TWO}: `],
  [/[‘‚]/, lazy.gmu`[‘‚](?:имя|фамилия|client_name|surname)[’‘] ?: ?[‘‚](?<first>${NAME_WORD})`],
  [/s:4:"name"/, lazy.gmu`@[^"]{1,80}";s:4:"name";s:\d{1,4}:"${TWO}"`],
  [
    /telegram_user/,
    lazy.gmu`"telegram_user" ?: ?"@(?!mask)[^"]{3,40}"[^{}]{0,80}"name" ?: ?"(?<first>${NAME_WORD})"`,
  ],
];
const GUESTS =
  /^[ \t#*]{0,8}(?:guest list|список (?:гостей|зрителей|приглаш[её]нных))[^\r\n]{0,60}(?:\r?\n[ \t]{0,4}(?:[-*•]|\d{1,3}[.)]) [^\r\n]{0,200}){1,100}/gimu;
const ITEM = lazy.gmu`^[ \t]{0,4}(?:[-*•]|\d{1,3}[.)]) ${TWO}`;
const NOBODY =
  /^(?:Support|Service|Team|Office|House|Hall|Theat|Arena|Club|Tickets?|Orders?|Events?|API|Test|Box|Служб|Поддержк|Касс|Театр|Больш|Мал|Дворец|Дом|Клуб|Зал|Центр|Отдел|Концерт|Филармони|Пушкин|Чехов|Толст|Гогол|Чайковск|Островск)/u;

/** The value decides: letters and digits, as they are drawn. */
const SECRETS: Places = [
  [/code=/, lazy.gmu`(?:auth|callback)[^\s"'<>]{0,80}[?&]code=(?<value>[\w/-]{24,400})`],
  [/"AUTH"/, lazy.gmu`"AUTH" "[\w-]{1,40}" "(?<value>[^"\r\n{]{8,200})"`],
  [
    /пароль|password/,
    lazy.gmu`(?:[Лл]огин|[Ll]ogin) ?/ ?(?:пароль|password): ?[^\s/]{1,40} / (?<value>[^\s\x60"]{6,100})`,
  ],
  [/--auth=/, lazy.gmu`--auth=(?<value>[\w-]{20,400})`],
  [/whsec_/, lazy.gmu`(?<![\w-])whsec_(?<value>[A-Za-z0-9+/=]{16,100})`],
  [/!secret/, lazy.gmu`: !secret (?<value>[\w-]{16,400})`],
  [/"sid"/, lazy.gmu`"sid" ?: ?"(?<value>[\w-]{20,400})"`],
  [/earer \{/, lazy.gmu`[Bb]earer \{["'](?<value>[\w.-]{20,400})["']\}`],
  [/^[a-z_]{0,14}(?:cret|oken|key|word)"/, lazy.gmu`^[a-z_]{3,18}" ?: ?"(?<value>[\w-]{16,400})"`],
  [/sshpass/, lazy.gmu`sshpass -p ["']?(?<value>[^\s"'$<{]{6,100})`],
  [/"(?:пароль|токен)"/, lazy.gmu`"(?:пароль|токен)" ?: ?"(?<value>[^"\r\n{<$]{8,200})"`],
  [/=>/, lazy.gmu`"(?:password|secret|token)"=>"(?<value>[^"\r\n{[]{8,200})"`],
  [/type=["']password/, lazy.gmu`type=["']password["'][^<>]{0,200}value=["'](?<value>[^"'<>{]{8,200})["']`],
  [
    /~~|\*\*/,
    lazy.gmu`(?:ключ\p{Ll}{0,2}|токен\p{Ll}{0,2}|key|token)[^\r\n]{0,60}?(?:~~|\*\*)(?<value>[\w-]{20,200})(?:~~|\*\*)`,
  ],
];
const CODE = lazy.iu`код\p{Ll}{0,2} подтверждения(?: для входа)?: \d{3} \d{3}(?!\d)`;

/** Numbers of somebody. */
const NUMBERS: readonly (readonly [kind: string, place: RegExp])[] = [
  ['identity document', /сери[яи] (?!0{2})\d{4},? номер \d{6}(?!\d)/iu],
  ['identity document', /(?:driving licence|вод\. уд\.)(?: no\.?)?:? (?!0{2})\d{2} ?\d{2} \d{6}(?!\d)/iu],
  ['identity document', /\binn`? \([^()\r\n]{1,30}\) \| (?!0{2})\d{10,12}(?!\d)/iu],
  ['device', /device-id: (?!0{8})[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i],
  [
    'network address',
    /\|[^|\r\n]{0,20}\bip (?:посетителя|клиента|гостя)[^\r\n]{0,200}\r?\n[^\r\n]{0,200}\r?\n[^\r\n]{0,200}\| (?!0{2}|10\.|127\.|192\.168\.)(?:\d{1,3}\.){3}\d{1,3} \|/i,
  ],
];
const HOME = lazy.iu`(?:домой|доставить|курьер)[^\r\n]{0,60}, ?(?:ул|пр-т|пер|наб)\. ?\p{Lu}\p{Ll}[\p{L} -]{1,40}, д\. ?\d{1,4}[^\r\n]{0,20}, кв\. ?\d{1,4}`;
const PROMO_CELL = /промокод[^\r\n]{0,80}\r?\n[ |:-]+\r?\n(?<value>(?:\|[^\r\n]{0,200}\r?\n?){1,50})/giu;

/** Kinds of what notes, letters and commands show of somebody, or of what opens something. Numbers are looked at on demand. */
export function metKinds(text: string, withNumbers: boolean): string[] {
  const kinds: string[] = [];
  if (/\p{Lu}\p{Ll}/u.test(text) && showsSomebody(text)) kinds.push('name');
  if (CODE(text).test(text) || patternsFor(SECRETS, text).some((place) => someValue(text, place, isDrawn)))
    kinds.push('token');
  if (/промокод/i.test(text) && someValue(text, PROMO_CELL, showsCell)) kinds.push('promo code');
  if (HOME(text).test(text)) kinds.push('home');
  if (withNumbers) for (const [kind, number] of NUMBERS) if (number.test(text)) kinds.push(kind);
  return kinds;
}

function patternsFor(places: Places, text: string): RegExp[] {
  return places.flatMap(([worth, pattern]) => (worth.test(text) ? [pattern(text)] : []));
}

function showsSomebody(text: string): boolean {
  return (
    patternsFor(PERSONS, text).some((place) => someName(text, place, isSomebody)) ||
    some(text.matchAll(GUESTS), ([list]) => someName(list, ITEM(list), isSomebody))
  );
}

const isSomebody = nameBut(NOBODY);

function isDrawn(value: string): boolean {
  if (/^(?:mask|YOUR_|process)/i.test(value)) return false;
  return (
    isMixed(value) ||
    (/\d/.test(value) && /[A-Za-z]/.test(value) && (value.length >= 20 || /[!@#$%^&*]/.test(value))) ||
    /[A-Z][a-z]+[^A-Za-z0-9]|[a-z][!@#$%^&*;][A-Za-z]/.test(value)
  );
}

function showsCell(rows: string): boolean {
  return rows.split('|').some((cell) => showsCode(cell.trim()));
}
