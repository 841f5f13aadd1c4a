import { lazy, lazyPattern } from '../common/lazy-pattern.ts';
import { NO_NAME } from './no-name.ts';
import type { PersonPart } from './person-rules.ts';

const PERSON =
  'clients?|customers?|buyers?|guests?|contacts?|passengers?|attendees?|visitors?|payers?|recipients?|holders?|persons?|details|telegram_user';
const WORD = String.raw`\p{Lu}[\p{L}\p{M}'’-]*`;
const NAME = String.raw`${WORD}(?:[ \u00a0]${WORD}\.?){0,3}`;
/** What comes between a key and its value in the notations of programs. */
const SIGN = String.raw`["'”“\x60\]]{0,2}[ \t]{0,3}(?:=>?|:|\|)[ \t]{0,16}(?:Some\()?["'«“„”]?`;
/** The places that tell of whom a name is, the names themselves, and what ends a block. */
const PARTS = lazyPattern(() => {
  const words = [
    String.raw`(?<path>(?:${PERSON})(?:\[[0-9]{1,6}\])?[.[](?:details[.[])?["']?name${SIGN})(?<named>${NAME})(?![\p{L}\p{N}(])`,
    String.raw`(?<whole>(?<![_.-])(?:client|customer|buyer|guest|passenger|attendee|visitor|payer|holder)["']?[ \t]{0,3}[:=]>?[ \t]{0,3}["'])(?<person>${WORD}(?:[ \u00a0]${WORD}){1,3})(?=["'])`,
    String.raw`(?<open>(?<!_)(?:${PERSON})["'\]]{0,2}(?:[ \t]{0,3}(?:[:=]>?)?\s{0,12}(?:Array)?\s{0,12}[({[]|(?<=\])[ \t]{0,3}[\r\n]|:[ \t]{0,3}[\r\n]))`,
    String.raw`(?<before>(?<!_)name${SIGN})(?<name>${NAME})(?![\p{L}\p{N}(])`,
    String.raw`(?<sibling>(?<!_)(?:surname|last_?name|middle_?name|patronymic|фамилия|отчество)["'”“\x60\]]{0,2}[ \t]{0,3}(?:=>?|:)|(?<=[,(;{ ])(?:phone|e_?mail|born|birth_?(?:day|date)|date_of_birth|dob|passport)["'\x60\]]{0,2}[ \t]{0,3}(?:=>?|:)|(?<=\n[ \t]{0,8})(?:birth_?(?:day|date)|date_of_birth|dob|passport(?:_\w{1,10})?)["'\x60\]]{0,2}[ \t]{0,16}(?:=>?|:|\|))`,
  ].join('|');
  const signs = String.raw`(?<tag><(?:${PERSON})(?=[ ]))|(?<close>[)}]|\n[ \t]*\r?\n|>)`;
  // Within a word none begins: told once, not by each of them.
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${words})|${signs}`, 'gu');
});
/** Where keys begin with a capital, or with no other sign, they are looked for as if in small letters. */
const KEY = lazy.gu`(?<![\p{L}\p{N}_])(?:Name|NAME|Surname|SURNAME|LastName|lastName|Phone|Email|Client|Customer|Buyer|Guest|Details|Contact|Passenger|Attendee|Visitor)(?![\p{L}\p{N}_])`;
/** A name, or somebody who is written as one: where neither stands nothing is looked for. */
const MAY_BE_NAME = lazy.gu`(?:[Nn]ame|NAME)["'”“\x60\]]{0,2}[ \t]{0,3}(?:=>?|:|\|)[ \t]{0,16}(?:Some\()?["'«“„”]?(?!Маскъ|Maskq)\p{Lu}|(?:[Cc]lient|[Cc]ustomer|[Bb]uyer|[Gg]uest|[Pp]assenger|[Aa]ttendee|[Vv]isitor|payer|holder)["']?[ \t]{0,3}[:=]>?[ \t]{0,3}["'](?!Маскъ|Maskq)\p{Lu}`;
const OF_SOMEBODY =
  /client|customer|buyer|guest|contact|passenger|attendee|visitor|payer|recipient|holder|person|details|telegram_user|surname|last_?name|middle_?name|patronymic|phone|mail|born|birth|dob|passport|фамилия|отчество/i;
/** How far a block reaches. */
const REACH = 200;
/** So far around a name what tells of whom it is may begin. */
const NEAR = 240;
/** What a program or a part of it is called. */
const PROGRAM = lazy.u`^(?:Python|Node|Java|Go|Ruby|PHP|Postman|Chrome|Mozilla|Yandex|Google|Apache|HTTP|REST|API)(?![\p{L}])`;

/**
 * The `name` of a person in notations other than JSON: where the block that it stands in is called a client or a buyer, where its path does
 * so, or where a surname, a telephone or an e-mail address stands beside it. The `name` of an event or a hall stays.
 */
export function personMembers(text: string): PersonPart[] {
  const names: PersonPart[] = [];
  let pending: PersonPart | null = null;
  let until = -1;
  for (const { 0: found, index, groups = {} } of partsNearNames(text)) {
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
  return names.sort((a, b) => a.start - b.start);
}

function isName(value: string): boolean {
  return !PROGRAM(value).test(value) && !NO_NAME.test(value.split(/[ \u00a0]/)[0] ?? '');
}

// Most names are of events: the pattern is dear, and is tried around those alone that have a word for somebody beside them.
function* partsNearNames(text: string): Generator<RegExpExecArray> {
  let lower: string | undefined;
  let from = 0;
  // What was found behind the last name, too far from it.
  let ahead: RegExpExecArray | null = null;
  for (const { 0: found, index } of text.matchAll(MAY_BE_NAME(text))) {
    const [start, end] = [Math.max(from, index - NEAR), index + found.length + NEAR];
    if (start > end || !OF_SOMEBODY.test(text.slice(start, end))) continue;
    // The same text with all keys in small letters: as long as this one.
    lower ??= text.replace(KEY, (key) => key.toLowerCase());
    const parts = PARTS();
    parts.lastIndex = start;
    let part: RegExpExecArray | null = ahead !== null && ahead.index >= start ? ahead : parts.exec(lower);
    for (; part !== null && part.index <= end; part = parts.exec(lower)) {
      yield part;
      from = part.index + part[0].length;
      parts.lastIndex = from;
    }
    if (part === null) return;
    ahead = part;
    from = Math.max(from, end + 1);
  }
}
