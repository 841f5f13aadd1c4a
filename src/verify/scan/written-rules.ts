import { someName, someValue } from './matches.ts';
import { NAME_WORD, nameBut } from './spoken-rules.ts';

// Secrets where programs write them, and persons beside what is somebody's: short rules, which nothing but the thing meets.

const SECRETS: readonly RegExp[] = [
  /::add-mask::(?<value>[^\s"'{}$]{8})/,
  /\bPrivate-Lines: \d{1,4}\r?\n(?<value>[A-Za-z0-9+/=]{16})/,
  /\becho (?:-n )?["']?(?<value>[^\s"'${]{4})[^\r\n]{0,180}--password-stdin/,
  /\bnet use (?:[A-Z*]: )?\\\\\S{1,120} (?<value>[^\s/*{]\S{3})/i,
  /\bAUTH (?:PLAIN|LOGIN) (?<value>[A-Za-z0-9+/]{8})/,
  /"AUTH" "(?<value>[^"\r\n{]{8,200})"/,
  /\t(?:TRUE|FALSE)\t\/\S{0,200}\t(?:TRUE|FALSE)\t\d{1,12}\t\S{1,80}\t(?<value>[^\s{}]{8})/,
  /\(\d+\)[^\r\n>]{0,60}> PASS (?<value>[^\s/{]{4})/,
  /\bpassphrase[^\r\n"]{0,60}? is "(?<value>[^"\r\n{}<>]{8})/i,
  /\bvariable "[\w-]{0,40}(?:token|secret|password)"[ ]?\{[^{}]{0,200}?default[ ]{1,12}= "(?<value>[^"\r\n${]{8})/,
  /(?<![A-Za-z0-9+/])(?<value>LS0tLS1CRUdJTiB[A-Za-z0-9+/]{20})/,
  /(?<![\w-])(?<value>sk-(?:proj-|ant-)?(?=[\w-]{0,40}\d)[\w-]{24}|SG\.[\w-]{16,40}\.[\w-]{16}|y0_[\w-]{30}|\{SSHA\}[A-Za-z0-9+/=]{20})/,
];
/** `'csrf_token': '...'`, `[smtp_pass] => ...`, `<password>...`: a value of letters and digits behind a key in brackets or quotes. */
const MEMBER =
  /["'[<:](?:[\w-]{0,40}[_-])?(?:(?:csrf)?token|secret|passw(?:or)?d|pass)["'\]>]{1,2}(?:;s:\d{1,6}:|\s{0,3}(?:=>|:|=)\s{0,3})?["']?(?<value>(?=[^\s"'<>;,{}]{0,100}\d)(?=[^\s"'<>;,{}]{0,100}[A-Za-z])[^\s"'<>;,{}]{8,400})(?=["'<;]|\s*$)/gim;
const WORTH_READING =
  /add-mask|password-stdin|private-lines|net use|auth |"auth"|\t(?:true|false)\t|pass |passphrase|variable|ls0tls1|sk-|sg\.|y0_|ssha|(?:token|secret|passw|pass)[^\r\n]{0,5}["'\]>]/i;

/** True for a text that shows a secret as programs and protocols write one. */
export function showsWrittenSecret(text: string): boolean {
  if (!WORTH_READING.test(text)) return false;
  return (
    SECRETS.some((place) => place.test(text)) ||
    someValue(
      text,
      MEMBER,
      (value) =>
        !/^(?:mask|\$|%|\/|https?:|YOUR_|(?:required|nullable|sometimes|string)(?:_[a-z]{2,20})?[|:])/.test(
          value,
        ),
    )
  );
}

const PHONE = String.raw`\+?\d{1,3}[ (-]{0,2}\d{3}[ )-]{0,2}\d{3}[ -]?\d{2}[ -]?\d{2}(?!\d)`;
const PERSONS: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<![\p{L}\p{N}_-])(?<first>${NAME_WORD}) (?<second>${NAME_WORD})[,;:]? ?(?:[([<]|тел\.? )?${PHONE}`,
    'gu',
  ),
  new RegExp(String.raw`[\p{L}\d-]{2,30};\d{1,4} [–—-] (?<first>${NAME_WORD}) (?<second>${NAME_WORD})`, 'gu'),
  new RegExp(`^guest list: (?<first>${NAME_WORD}) (?<second>${NAME_WORD})`, 'gimu'),
  new RegExp(
    String.raw`(?:(?<!\p{L})(?:beneficiary|зрительница|сестр[уы]|мат(?:ь|ери)|мам[аыу]|реб[её]нок|[Бб]еседовали с|предъявил[аи]?|ответил[аи]?|refund approved for)) (?<first>${NAME_WORD}) (?<second>${NAME_WORD})`,
    'gu',
  ),
  /(?<![\p{L}-])(?<first>\p{Lu}{3,30})(?:-\p{Lu}{2,30})? (?<second>\p{Lu}{2,20}) \p{Lu}{2,16}(?:ОВИЧ|ЕВИЧ|ОВНА|ЕВНА|ИЧНА)(?!\p{L})/gu,
];
const NOBODY =
  /^(?:Box|Office|Tickets?|Info|Sales|Help|Desk|Служб|Поддержк|Касс|Театр|Большо|Мал|Дворец|Дом|Клуб|Зал|Центр|Отдел|Концерт|Филармони|Цирк)/u;
const isSomebody = nameBut(NOBODY);

/** True for a text that names somebody beside a telephone number, a seat, or a word that says who it is. */
export function showsPersonBeside(text: string): boolean {
  return PERSONS.some((place) => someName(text, place, isSomebody));
}
