import { lazy, lazyPattern } from '../common/lazy-pattern.ts';
import type { MaskValue } from './labelled-values.ts';
import { NO_NAME } from './no-name.ts';

const PERSON =
  'clients?|customers?|buyers?|guests?|contacts?|passengers?|attendees?|visitors?|payers?|recipients?|holders?|persons?|details|telegram_user';
const WORD = String.raw`\p{Lu}[\p{L}\p{M}'’-]*`;
const NAME = String.raw`${WORD}(?:[ \u00a0]${WORD}\.?){0,3}`;
/** What comes between a key and its value in the notations of programs. */
const SIGN = String.raw`["'”“\x60\]]{0,2}[ \t]{0,3}(?:=>?|:|\|)[ \t]{0,16}(?:Some\()?["'«“„”]?`;
/** The places that tell of whom a name is, the names themselves, and what ends a block. */
const PARTS = lazyPattern(
  () =>
    new RegExp(
      [
        String.raw`(?<path>(?<![\p{L}\p{N}])(?:${PERSON})(?:\[[0-9]{1,6}\])?[.[](?:details[.[])?["']?name${SIGN})(?<named>${NAME})(?![\p{L}\p{N}(])`,
        String.raw`(?<whole>(?<![\p{L}\p{N}_.-])["']?(?:client|customer|buyer|guest|passenger|attendee|visitor|payer|holder)["']?[ \t]{0,3}[:=]>?[ \t]{0,3}["'])(?<person>${WORD}(?:[ \u00a0]${WORD}){1,3})(?=["'])`,
        String.raw`(?<open>(?<![\p{L}\p{N}_])(?:${PERSON})["'\]]{0,2}(?:[ \t]{0,3}(?:[:=]>?)?\s{0,12}(?:Array)?\s{0,12}[({[]|(?<=\])[ \t]{0,3}[\r\n]|:[ \t]{0,3}[\r\n]))`,
        `(?<tag><(?:${PERSON})(?=[ ]))`,
        String.raw`(?<before>(?<![\p{L}\p{N}_])name${SIGN})(?<name>${NAME})(?![\p{L}\p{N}(])`,
        String.raw`(?<sibling>(?<![\p{L}\p{N}_])(?:surname|last_?name|middle_?name|patronymic|фамилия|отчество)["'”“\x60\]]{0,2}[ \t]{0,3}(?:=>?|:)|(?<=[,(;{ ])(?:phone|e_?mail|born|birth_?(?:day|date)|date_of_birth|dob|passport)["'\x60\]]{0,2}[ \t]{0,3}(?:=>?|:)|(?<=\n[ \t]{0,8})(?:birth_?(?:day|date)|date_of_birth|dob|passport(?:_\w{1,10})?)["'\x60\]]{0,2}[ \t]{0,16}(?:=>?|:|\|))`,
        String.raw`(?<close>[)}]|\n[ \t]*\r?\n|>)`,
      ].join('|'),
      'gu',
    ),
);
/** Where keys begin with a capital, or with no other sign, they are looked for as if in small letters. */
const KEY = lazy.gu`(?<![\p{L}\p{N}_])(?:Name|NAME|Surname|SURNAME|LastName|lastName|Phone|Email|Client|Customer|Buyer|Guest|Details|Contact|Passenger|Attendee|Visitor)(?![\p{L}\p{N}_])`;
/** A text without this names nobody so. */
const SPEAKS =
  /name["'`”“\]]{0,2}[ \t]{0,3}[:=|]|(?:client|customer|buyer|guest|passenger|attendee|visitor|payer|holder)["']?[ \t]{0,3}[:=]>?[ \t]{0,3}["']/i;
/** How far a block reaches. */
const REACH = 200;
/** What a program or a part of it is called. */
const PROGRAM = lazy.u`^(?:Python|Node|Java|Go|Ruby|PHP|Postman|Chrome|Mozilla|Yandex|Google|Apache|HTTP|REST|API)(?![\p{L}])`;

/**
 * Masks the `name` of a person in notations other than JSON: where the block that it stands in is called a client or a buyer, where its path does
 * so, or where a surname, a telephone or an e-mail address stands beside it. The `name` of an event or a hall stays.
 */
export function maskPersonMembers(text: string, mask: MaskValue): string {
  if (!SPEAKS.test(text)) return text;
  // The same text with all keys in small letters: as long as this one.
  const lower = text.replace(KEY, (key) => key.toLowerCase());
  const names: { start: number; end: number }[] = [];
  let pending: { start: number; end: number } | null = null;
  let until = -1;
  for (const { 0: found, index, groups = {} } of lower.matchAll(PARTS(lower))) {
    const end = index + found.length;
    const { path, named, whole, person, before, name } = groups;
    const value = named ?? person ?? name;
    const start = index + (path ?? whole ?? before ?? '').length;
    if (pending !== null && index - pending.end > REACH) pending = null;
    if (groups['close'] !== undefined) {
      until = -1;
      pending = null;
    } else if (groups['open'] !== undefined || groups['tag'] !== undefined) until = end + REACH;
    else if (groups['sibling'] !== undefined) {
      if (pending !== null) names.push(pending);
      pending = null;
      until = end + REACH;
    } else if (value !== undefined) {
      if (!isName(value)) continue;
      const own = { start, end: start + value.length };
      if (path !== undefined || whole !== undefined || index < until) names.push(own);
      else pending = own;
    }
  }
  let masked = '';
  let copied = 0;
  for (const { start, end: next } of names.sort((a, b) => a.start - b.start)) {
    masked += text.slice(copied, start) + mask('words', text.slice(start, next));
    copied = next;
  }
  return masked + text.slice(copied);
}

function isName(value: string): boolean {
  return !PROGRAM(value).test(value) && !NO_NAME.test(value.split(/[ \u00a0]/)[0] ?? '');
}
