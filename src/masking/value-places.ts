import { lazy } from '../common/lazy-pattern.ts';
import { isCodeOfTicket, isOtherCode, isPromoCell } from './code-words.ts';
import { digitsOf } from './digit-masks.ts';
import { NO_CODE } from './no-name.ts';
import { isByChance } from './no-secret.ts';
import { BORN, SURNAME } from './person-places.ts';
import { type ValuePlace, valuePlace } from './value-rules.ts';

// Values of persons that no label tells as the other rules ask for one: by their form, by the words before them, by what stands beside them in a row.
// Masker and scanner read these places alike.

const LIVED = '(?:19[2-9][0-9]|20[01][0-9])';
/** A day on which somebody who buys tickets may have been born. */
const BORN_ON = `(?:[0-3]?[0-9][./-][01]?[0-9][./-]${LIVED}|${LIVED}[./-][01]?[0-9][./-][0-3]?[0-9])(?![0-9])`;
/** Between the cells of a row without a header. */
const CELL = String.raw`["']?(?:[ ]?[\t;|][ ]?|, ?)["']?`;
const PASSPORT = '[0-9]{2} ?[0-9]{2} ?(?:№ ?)?[0-9]{6}(?![0-9])';
const hasLengthOfPhone = (value: string) => {
  const count = digitsOf(value).length;
  return count >= 9 && count <= 15 && !value.startsWith('7000') && !digitsOf(value).startsWith('7000');
};
const hasHouse = (value: string) => /[0-9]/.test(value) && /\p{L}{2}/u.test(value) && !value.includes('://');

/** In the order in which they are tried. */
export const VALUE_PLACES: readonly ValuePlace[] = [
  // "tel 0161 496 0733", "Тел. дом. (4712) ..."
  valuePlace(
    'phone',
    /(?:тел|моб|сот|звон|набер|номер|number|tel|phone|mobile|cell|call|ring)\p{L}{0,6}[^\r\n]{0,40}[0-9][)]?[ .·-]/u,
    lazy.gu`((?<![\p{L}\p{N}_])(?:[Тт]ел|[Мм]об|[Сс]от|[Tt]el|[Mm]ob|[Cc]ell|[Pp]h)\.?(?: (?:дом|раб|моб|сот|home|work)\.?| для связи)?(?:[:№=]| no\.?:?)? ?|(?<![\p{L}\p{N}_])(?:(?:[Мм]ой|[Нн]аш|[Mm]y|[Oo]ur) (?:номер|number)|[Tt]el(?:ephone)?|[Pp]hone|[Mm]obile|[Тт]елефон\p{L}{0,2}|[Cc]all(?:ed|s|ing)?|[Rr]ing|[Зз]вон\p{L}{1,4}|[Пп]озвон\p{L}{1,4}|[Нн]абер\p{L}{1,4})\x60?(?: [0-9]{0,2}\p{L}[\p{L}\p{N}]{0,11}){0,4}:? )((?:[0-9][ -])?[(]?0?[0-9]{2,5}[)]?(?:[ .·-][0-9]{1,6}){1,5})(?![\p{L}\p{N}]|[.,:-][0-9])`,
    hasLengthOfPhone,
  ),
  valuePlace(
    'phone',
    /(?:тел|phone|mobile)\p{L}{0,7}\.?:? [1-9][0-9]{9}/u,
    lazy.gu`((?<![\p{L}\p{N}_])(?:[Tt]el(?:ephone)?|[Pp]hone|[Mm]obile|[Тт]елефон\p{L}{0,2}|[Тт]ел)\.?:? )([1-9][0-9]{9,13})(?![\p{L}\p{N}]|[.,:-][0-9])`,
    hasLengthOfPhone,
  ),
  // With the code of a town in brackets, or with dots in the middle of the line.
  valuePlace(
    'phone',
    /[(][0-9]{3,5}[)] ?[0-9]{1,3}-|\+[0-9]{1,3}·[0-9]/,
    lazy.gu`((?<![\p{L}\p{N}(/])(?![^()]*[(]{2}))([(](?:[2-9][0-9]{2}[)] ?[0-9]{3}-[0-9]{4}|[3489][0-9]{3}[)] ?[0-9]{2}-[0-9]{2}-[0-9]{2}|[3489][0-9]{4}[)] ?[0-9]-[0-9]{2}-[0-9]{2})|\+[0-9]{1,3}(?:·[0-9]{2,4}){3,5})(?![\p{L}\p{N}]|[.-][0-9])`,
    hasLengthOfPhone,
  ),
  // "Род. ...", `<ДатаРожд>...`, `birth=...`
  valuePlace(
    'identifier',
    /род\.|датарожд|дата_рожд|birth|b[_-]?day/,
    lazy.gu`((?<![\p{L}\p{N}])(?:[Рр]од\. ?|(?:\w{1,20}_)?(?:[Bb]irth|[Bb]_?day)["']?[ \t]{0,3}[:=][ \t]{0,3}["']?|[Дд]ата_?[Рр]ожд\p{L}{0,5}["']?[ \t]{0,3}[:=>][ \t]{0,3}["']?))(${BORN_ON})`,
  ),
  // "born ... in the API, ... in the CRM": the other day; "date of birth comes as text, e.g. ...".
  valuePlace(
    'identifier',
    /(?:д\. ?р\.|рожд|birth|born|dob)[^\r\n]{3,100}(?:19|20)[0-9]{2}/,
    lazy.gu`((?<=(?:[Дд]\. ?р\.|[Рр]ожд|[Bb]irth|[Bb]orn|DOB|dob)[^\r\n;]{0,80})(?:, )?(?<!\p{L})(?:(?:в|во|in|vs\.?|≠|!=|→|->|и|and|на|to)(?: (?:the )?\p{L}{2,12})?|например,?|напр\.|пример:?|e\.g\.,?|such as|for example,?) )(${BORN_ON})`,
  ),
  // `'dob': date(1990, 1, 31)`, and such a day behind a name.
  valuePlace(
    'identifier',
    /date\((?:19|20)[0-9]{2},/,
    lazy.gu`((?:(?:dob|[Bb]irth\w{0,8}|b_?day|born|рожд\p{Ll}{0,5})["']?[ ]?[:=][ ]?|["'](?:\p{Lu}[\p{L}\p{M}’-]{1,30}(?: \p{Lu}[\p{L}\p{M}’-]{1,30}){1,2}|${SURNAME}|(?:Маскъ|Maskq)\p{Ll}{8})["'],\s{0,20})(?:datetime\.)?date\()(${BORN}, ?[01]?[0-9], ?[0-3]?[0-9])(?=\))`,
  ),
  // A day of birth before a passport in a row, and the passport behind it.
  valuePlace(
    'identifier',
    /(?:[\t;|,] ?|['"])[0-9]{2} ?[0-9]{2} ?(?:№ ?)?[0-9]{6}/,
    lazy.gu`(${CELL})(${BORN_ON}(?=${CELL}${PASSPORT})|(?<=${BORN_ON}${CELL})${PASSPORT})`,
  ),
  // `<passport series="..." number="..."/>`, `holder {... doc: "AB1234567"}`
  valuePlace(
    'identifier',
    /<(?:паспорт|passport|документ|document)\s/,
    lazy.gu`((?<=<(?:[Пп]аспорт|[Pp]assport|[Дд]окумент|[Dd]ocument)\s[^<>]{0,200})(?:[Сс]ерия|[Нн]омер|series|number|no)=["'])([0-9][0-9 ]{2,11})(?=["'])`,
  ),
  valuePlace(
    'identifier',
    /doc(?:ument)?(?:_?(?:no|number))?["']?: ?["'][a-z]{1,2}[0-9]{6}/,
    lazy.gu`((?<=(?:holder|client|buyer|customer|guest|given|family|surname|fio)[^\r\n]{0,200})(?<![\p{L}\p{N}])doc(?:ument)?(?:_?(?:no|number))?["']?: ?["'])([A-Z]{1,2}[0-9]{6,9})(?=["'])`,
  ),
  // A certificate of birth by its form: Roman digits, two letters, six digits.
  valuePlace(
    'identifier',
    /[ivx]{1,5}-[а-яё]{2} ?№?[ ]?[0-9]{6}/,
    lazy.gu`((?<![\p{L}\p{N}-])[IVX]{1,5}-[А-ЯЁ]{2}[ ]?№?[ ]?)([0-9]{6})(?![\p{L}\p{N}])`,
    (number) => !number.startsWith('00'),
  ),
  // `addr = '...'`, "адрес доставки «...»", "прож. ..."
  valuePlace(
    'words',
    /addr|адрес|прож|прописан/,
    lazy.gu`((?<![\p{L}\p{N}])(?:addr(?:ess)?["']?[ \t]{0,3}[:=]>?[ \t]{0,3}["'](?=[^"'\r\n]{0,120}(?:кв\.? ?[0-9]|[Uu]nit [0-9]|[Ff]lat [0-9]|[Aa]pt\.? ?[0-9]))|[Аа]дрес\p{L}{0,2} (?:доставки|проживания|регистрации|прописки|клиента|покупателя|получателя|гостя)(?:[ ]["«]|<\/\w{1,10}>\s{0,8}<\w{1,10}(?: [^<>]{0,80})?>)))([^"'«»\r\n{}<>]{8,160})(?=["'»<])`,
    hasHouse,
  ),
  valuePlace(
    'words',
    /прож|пропис|зарег/,
    lazy.gu`((?<!\p{L})(?:[Пп]рож\.|[Пп]рожива\p{L}{1,4}(?: по адресу)?|[Пп]рописан\p{L}?|[Зз]арег\.)[: ]{1,2})(\p{Lu}[\p{L}-]{2,20}, (?:[^\r\n;"«»{}<>]{4,80}?)[0-9]{1,4}\p{L}?(?:[-/][0-9]{1,4})?)(?=[)]|[.;,]?(?:[ \t]{0,8}(?:[\r\n]|$)| {2}|[;,.] ))`,
    hasHouse,
  ),
  // "address: Unit 6, ..."
  valuePlace(
    'words',
    /address["']?(?:[ \t]{0,3}[:=]| is)[ \t]{0,12}["']?(?:unit|flat|apt|apartment)\.? [0-9]/,
    lazy.gu`([Aa]ddress["']?(?:[ \t]{0,3}[:=]| is)[ \t]{0,12}["']?)((?:[Uu]nit|[Ff]lat|[Aa]pt|[Aa]partment)\.? [0-9]{1,4}\p{L}?, [^\r\n"'{}<>|]{6,100}\p{N}\p{L}{0,2})`,
    hasHouse,
  ),
  // An element that says where something is brought.
  valuePlace(
    'words',
    /<(?:delivery|shipping|home|deliver_to|доставка|адресдоставки)[^<>]{0,80}>/,
    lazy.gu`(<(?:delivery|shipping|home|deliver_to|Доставка|АдресДоставки)(?: [^<>]{0,80})?>(?:<!\[CDATA\[)?)([^<>\[\]{}]{8,160})(?=\]\]>|<)`,
    (value) => hasHouse(value) && value.includes(','),
  ),
  // `promo=...`, `"promo": "..."`, `coupon: ...`
  valuePlace(
    'promoCode',
    /(?:promo|промо-?код|промо|скидка|купон|coupon|voucher)\\{0,3}["'»]?[ ]?[:=>]/,
    lazy.gu`((?<![\p{L}\p{N}_-])(?:promo|промо-?код|промо|скидка|купон|coupon|voucher)\\{0,3}["'»]?[ ]?(?:[:=]>?|>)[ ]?\\{0,3}["'«]?)((?=[\p{Lu}-]{0,24}[0-9])(?=[0-9-]{0,24}\p{Lu})[\p{Lu}0-9][\p{Lu}0-9-]{3,22}[\p{Lu}0-9])(?![\p{L}\p{N}_-])`,
    (code) => !isOtherCode(code),
  ),
  valuePlace(
    'promoCode',
    /"type"\s{0,3}:\s{0,3}"promo/,
    lazy.gu`("type"\s{0,3}:\s{0,3}"promo(?:_?code)?"\s{0,3},\s{0,8}"(?:value|code)"\s{0,3}:\s{0,3}")([A-Z0-9][A-Z0-9-]{3,30})(?=")`,
    (code) => !isOtherCode(code),
  ),
  // "Your code: ..."
  valuePlace(
    'promoCode',
    /(?:your|ваш) (?:discount |promo )?(?:code|код)(?: is)?[ :–—-]{1,3}/,
    lazy.gu`((?<!\p{L})(?:[Yy]our|[Вв]аш) (?:discount |promo )?(?:code|код)(?: is)?[:–—-]?[ ]{1,2}(?:<\w{1,10}>|["'«\x60])?)((?=[A-Z-]{0,30}[0-9])(?=[0-9-]{0,30}[A-Z])[A-Z0-9][A-Z0-9-]{5,30}[A-Z0-9])(?![\p{L}\p{N}_-])`,
    (code) => !isOtherCode(code),
  ),
  // A code beside what it takes off: `{"code": "...", "discount": 15}`
  valuePlace(
    'promoCode',
    /code["']?\s{0,3}(?:=>|[:=])\s{0,3}["'][^{}()]{4,260}discount|discount[^{}()]{1,200}code["']?\s{0,3}(?:=>|[:=])\s{0,3}["']/,
    lazy.gu`((?<!\w)["']?[Cc]ode["']?\s{0,3}(?:=>|[:=])\s{0,3}["'])([\p{Lu}0-9][\p{Lu}0-9_-]{3,23})(?=["'](?:[^{}()]{0,200}[Dd]iscount["']?\s{0,3}(?:=>|[:=])|(?<=[Dd]iscount["']?\s{0,3}(?:=>|[:=])[^{}()]{0,200})))`,
    (code) => isPromoCell(code) && !isOtherCode(code),
  ),
  // A condition on a table of codes: `UPDATE promo_codes ... WHERE code = '...'`
  valuePlace(
    'promoCode',
    /(?:from|update|join|into) [`"]?(?:\w{1,40}[`"]?\.[`"]?)?(?:promo|coupon|voucher|discount|gift)/,
    lazy.gu`(['"]%?(?<=(?:FROM|UPDATE|JOIN|INTO|from|update|join|into) [\x60"]?(?:\w{1,40}[\x60"]?\.[\x60"]?)?(?:promo|coupon|voucher|discount|gift)[^;]{0,300}(?<![\p{L}\p{N}])code[\x60"]?(?:\s{0,3}(?:=|!=|<>)|\s{1,3}(?:NOT |not )?I?(?:LIKE|like)|\s{1,3}(?:NOT |not )?(?:IN|in)\s{0,3}\([^();]{0,600})\s{0,3}['"]%?))([\p{Lu}0-9][\p{Lu}0-9_-]{3,30})(?=%?['"])`,
    (code) => !isOtherCode(code) && !NO_CODE.test(code),
  ),
  // A code in a section of its own: `[promo]`, `code = "..."`
  valuePlace(
    'promoCode',
    /\[(?:promo|discount|coupon)\w{0,12}\]/,
    lazy.gu`((?<=\[(?:promo|discount|coupon)\w{0,12}\][^[\]]{0,200})(?<!\w)code[ \t]{0,8}=[ \t]{0,8}["']?)([\p{Lu}0-9][\p{Lu}0-9_-]{3,23})(?![\p{L}\p{N}_-])`,
    (code) => isPromoCell(code) && !isOtherCode(code),
  ),
  // `ШК="..."`, `"qr": "..."`, the code of what is called a ticket or a barcode, a list of them, a row of a field and its value.
  valuePlace(
    'barcode',
    /(?:штрих-?код|баркод|шк|qr(?:_?code)?|barcodes?)["'»]?(?::|=>?| =|: ?\[)|(?:ticket|barcode) ?["']?:? ?\{|\| ?(?:code|код) ?\|/,
    lazy.gu`((?<![\p{L}\p{N}_])(?:(?:[Шш]трих-?код|[Бб]аркод|ШК|шк|[Qq][Rr](?:_?[Cc]ode)?|barcode)["'»]?[ ]?(?::|=>?)[ ]?|code["']?[ ]?[:=][ ]?(?<=(?:ticket|barcode) ?["']?:? ?\{[^{}]{0,200}))["'«]|[[,][ ]?(?=[0-9]{8})(?<=barcodes: ?\[[0-9 ,]{0,2000})|\|[ ]?(?:code|код)[ ]?\|[ ]?(?=[0-9]{12}))([A-Za-z0-9_-]{8,64})(?![\p{L}\p{N}_-])`,
    (value) => !/^(?:00|mask)/.test(value) && (isCodeOfTicket(value) || isByChance(value)),
  ),
  // Thirteen digits are those of goods, where nothing says that they are of a ticket or were scanned at a gate.
  valuePlace(
    'barcode',
    /(?:билет|ticket|scan|скан|gate|вход)[^\r\n]{1,160}(?:код|code|шк)[^\r\n]{1,3}[0-9]{13}/,
    lazy.gu`((?<=(?:[Бб]илет|[Tt]icket|[Ss]can|SCAN|[Сс]кан|[Gg]ate|[Вв]ход)[^\r\n]{0,160})(?<!\p{L})(?:[Шш]трих-?код|[Бб]аркод|ШК|[Bb]ar ?code|code)(?:[ :№]{1,3}|=["']?))([0-9]{13})(?!\p{N})`,
    (code) => !code.startsWith('00'),
  ),
  // Codes of tickets by the class of a cell, the name of a file, the member of a dump.
  valuePlace(
    'barcode',
    /class=["'](?:bc|barcode|bar-code|qr|qr-code)["']/,
    lazy.gu`(class=["'](?:bc|barcode|bar-code|qr|qr-code)["'][^<>]{0,60}>\s{0,8})((?=[A-Z-]{0,30}[0-9])[A-Z0-9][A-Z0-9-]{6,30}[A-Z0-9])(?=\s{0,8}<)`,
    (code) => !code.startsWith('00'),
  ),
  valuePlace(
    'barcode',
    /ticket[_-][0-9]{11,14}\.|билет[_-][0-9]{11,14}\./,
    lazy.gu`((?<!\p{L})(?:[Tt]ickets?|[Бб]илет\p{L}?)[_-])([0-9]{11,14})(?=\.(?:pdf|png|pkpass|jpe?g)(?!\p{L}))`,
    (code) => !/^(?:00|87[0-9]{10}$)/.test(code) && !/^(?:20[0-9]{2}[01][0-9]|1[5-9][0-9]{11}$)/.test(code),
  ),
  // A link that is told without its scheme.
  valuePlace(
    'capability',
    /(?:ссылк|link)[^\r\n]{0,120}[\s`"'](?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,12}\/|(?:ссылк|link)[^\r\n]{0,80}\r?\n[`"']?(?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,12}\//,
    lazy.gu`((?<=(?:[Сс]сылк|[Ll]ink)[^\r\n]{0,120}(?:\r?\n)?[^\r\n]{0,8})(?<=[\s\x60"'«])(?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,12}/(?:[a-z]{1,20}/){1,3})([A-Za-z0-9_-]{16,80})(?![\w./-])`,
    isByChance,
  ),
];
