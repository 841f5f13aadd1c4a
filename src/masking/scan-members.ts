import { BESIDE_A_CODE } from './code-words.ts';
import { DOCUMENT_NAMES, NUMBERS_OF_DOCUMENT } from './document-keys.ts';
import { LABEL_KEYS } from './label-pairs.ts';
import { isRandom } from './no-secret.ts';
import { isOpenCell, ruleOfLabel } from './scan-columns.ts';
import { type FieldRule, isReserved, isReservedInteger, keyRule } from './scan-fields.ts';
import { isCalledByName } from './scan-keys.ts';
import { SIGN } from './scan-signs.ts';
import { isTypedToEnter } from './typed-fields.ts';

/** A member of JSON in a text, whatever its quotes are escaped with; the value may be cut off. PHP dumps the class of a private one there. */
const MEMBER =
  /"(?<key>[^"\\]{1,40})\\{0,7}"\s*:\s*(?!"[\w\\]{1,80}":private\])(?:(?:\[\s*)?\\{0,7}"(?<text>(?:[^"\\]|\\{1,7}u[0-9a-fA-F]{4}|\\{1,7}\/)+)|(?<number>[0-9]{1,16})(?![0-9.eE]))/g;
const PERSON_BESIDE = /"(?:surname|middlename|email|phone)\\*"\s*:/;
const PERSON_ABOVE = /"(?:details|telegram_user|payments)\\*"\s*:\s*(?:\[\s*)?$/;
const DISCOUNT_BESIDE = new RegExp(String.raw`"(?:${BESIDE_A_CODE.join('|')})\\*"\s*:`);
const DOCUMENT_ABOVE = new RegExp(
  String.raw`"(?:\w{1,20}_|загран)?(?:${DOCUMENT_NAMES})\\*"\s*:\s*(?:\[\s*)?$`,
);
const DOCUMENT_BESIDE = new RegExp(
  String.raw`"(?:type|kind)\\*"\s*:\s*\\*"(?:загран)?(?:${DOCUMENT_NAMES})\\*"`,
);
const ERROR_BESIDE = /"error\\*"\s*:|"status\\*"\s*:\s*\\*"error/;
const COLUMN_BESIDE = /"column\\*"\s*:\s*\\*"(?<column>[^"\\]+)/;
const NAME_BESIDE = /"(?:name|key)\\*"\s*:\s*\\*"(?<name>[^"\\]+)/;
const LABEL_BESIDE = new RegExp(String.raw`"(?:${LABEL_KEYS.join('|')})\\*"\s*:\s*\\*"(?<label>[^"\\]+)`);
/** Keys that mean something by what stands around them. */
const OF_CONTEXT =
  /^(?:name|code|number|num|no|value|answer|content|from|access|refresh|auth|identitytoken|actor|members|client|customer|buyer|guest|recipient|payer|passenger|attendee|visitor|cashier|holder|cardholder|street|house|building|flat|apartment|zip|postcode|postal_code|address|telegram|whatsapp|viber|skype|vk|instagram|facebook)$/i;
const OF_A_PERSON = /^(?:address|telegram|whatsapp|viber|skype|vk|instagram|facebook)$/;
/** How far around a member its object is looked at. */
const REACH = 2000;

/** Kinds of members that a text quotes as JSON with an unmasked value: `"client_name": "..."`. */
export function unmaskedMembers(text: string, signs: number): string[] {
  if ((signs & SIGN.quote) === 0 || (signs & SIGN.colon) === 0 || !/"\s*:/.test(text)) return [];
  const hasFreeForm = /"(?:custom|fields)/.test(text);
  return [...text.matchAll(MEMBER)].flatMap(({ index, groups = {} }) => {
    const { key = '', text: literal, number } = groups;
    if (/^name$/i.test(key) && holdsCode(literal) && isOfDiscount(text, index)) return ['promo-code'];
    if (isTypedToEnter(key, literal)) return ['token'];
    if (!hasFreeForm && !OF_CONTEXT.test(key) && keyRule(key) === undefined) return [];
    const rule = ruleOf(key, text, index);
    if (rule === undefined) return [];
    const hidden =
      literal === undefined ? isReservedInteger(Number(number)) : isReserved(rule, plainValue(literal));
    return hidden ? [] : [rule];
  });
}

function ruleOf(name: string, text: string, index: number): FieldRule | undefined {
  const { before, inside } = surroundings(text, index);
  if (/"(?:info|errors)\\*"\s*:\s*(?:\[\s*)?$/.test(before) && ERROR_BESIDE.test(before)) return undefined;
  const known = keyRule(name);
  if (known !== undefined) return known;
  if (/"(?:custom|fields)\\*"\s*:\s*(?:\[\s*)?$/.test(before))
    return /"name\\*"\s*:/.test(inside) && /"type\\*"\s*:/.test(inside) && !/"value\\*"\s*:/.test(inside)
      ? undefined
      : 'name';
  const key = name.toLowerCase();
  if (key === 'name') return PERSON_ABOVE.test(before) || PERSON_BESIDE.test(inside) ? 'name' : undefined;
  if (key === 'code')
    return !ERROR_BESIDE.test(inside) &&
      (DISCOUNT_BESIDE.test(inside) ||
        /"promo_code\\*"\s*:\s*$/.test(before) ||
        (/"(?:discount|promo|promocode|coupon|voucher)\\*"\s*:\s*$/i.test(before) &&
          /"code\\*"\s*:\s*\\*"(?=[^"]*\p{Lu})(?=[^"]*[0-9])[\p{Lu}0-9_-]{4,24}\\*"/u.test(inside)))
      ? 'promo-code'
      : undefined;
  if (NUMBERS_OF_DOCUMENT.includes(key))
    return DOCUMENT_ABOVE.test(before) || DOCUMENT_BESIDE.test(inside) ? 'identifier' : undefined;
  if (OF_A_PERSON.test(key))
    return /"(?:surname|middlename|recipient)\\*"\s*:/.test(inside) ||
      /"(?:details|client|customer|buyer|guest|delivery|shipping|billing|recipient)\\*"\s*:\s*(?:\[\s*)?$/.test(
        before,
      )
      ? 'name'
      : undefined;
  if (
    /^(?:client|customer|buyer|guest|recipient|payer|passenger|attendee|visitor|cashier|(?:card)?holder)$/.test(
      key,
    )
  ) {
    const [, value = ''] = /^"[^"]+"\s*:\s*"([^"\\]{1,200})"/.exec(text.slice(index, index + 250)) ?? [];
    return isCalledByName(key, value) ? 'name' : undefined;
  }
  if (/^(?:access|refresh|auth|identitytoken)$/.test(key))
    return isRandom(
      /^"[^"]+"\s*:\s*\\*"(?<value>[^"\\\s]{1,4000})/.exec(text.slice(index, index + 4100))?.groups?.[
        'value'
      ] ?? '',
    )
      ? 'token'
      : undefined;
  if (/^(?:street|house|building|flat|apartment|zip|postcode|postal_code)$/.test(key))
    return /"street\\*"\s*:/.test(inside) && /"(?:flat|apartment)\\*"\s*:/.test(inside) ? 'name' : undefined;
  if (key === 'actor' || key === 'members') return /"actor_id\\*"\s*:/.test(inside) ? 'name' : undefined;
  if (key === 'from') return /"from_id\\*"\s*:/.test(inside) ? 'name' : undefined;
  if (key === 'answer' || key === 'content') return ruleOfPair(inside, text, index);
  if (key !== 'value') return undefined;
  if (/"type\\*"\s*:\s*\\*"secret\\*"/.test(inside)) return 'token';
  if (/"apikey\\*"\s*:\s*\[[^\]]*$/.test(before) && /"key\\*"\s*:\s*\\*"value\\*"/.test(inside))
    return 'token';
  const column = COLUMN_BESIDE.exec(inside)?.groups?.['column']?.toLowerCase();
  if (column !== undefined) return keyRule(column.split('.').at(-1) ?? '');
  const named = (NAME_BESIDE.exec(inside)?.groups?.['name'] ?? '').replace(/^x-/i, '');
  return (/^[а-яё]/i.test(named) ? undefined : keyRule(named)) ?? ruleOfPair(inside, text, index);
}

function holdsCode(name = ''): boolean {
  const words = name.match(/(?<![\p{L}\p{N}_~-])[A-Z0-9_-]{4,24}(?![\p{L}\p{N}_-])/gu) ?? [];
  return words.some((word) => /[A-Z]/.test(word) && /[0-9]/.test(word));
}

function isOfDiscount(text: string, index: number): boolean {
  const { before, inside } = surroundings(text, index);
  return DISCOUNT_BESIDE.test(inside) || /"(?:discounts?|promo_codes?)\\*"\s*:\s*(?:\[\s*)?$/i.test(before);
}

function ruleOfPair(inside: string, text: string, index: number): FieldRule | undefined {
  const rule = ruleOfLabel((LABEL_BESIDE.exec(inside)?.groups?.['label'] ?? '').trim());
  const [, value = ''] = /^"[^"]+"\s*:\s*\\*"?([^"\\]{1,400})/.exec(text.slice(index, index + 500)) ?? [];
  // One that is cut off goes on behind its line.
  if (rule === undefined || rule === 'name')
    return isOpenCell('name', (value.split(/[\r\n]/)[0] ?? '').trimEnd()) ? rule : undefined;
  return /[0-9@]/.test(value) && !/\s\p{L}{2,20}\s/u.test(value) ? rule : undefined;
}

/** The object around a place, as far as no other stands in it, and what comes before it. */
function surroundings(text: string, index: number): { before: string; inside: string } {
  const start = Math.max(0, index - REACH);
  const opened = text.slice(start, index).lastIndexOf('{') + start;
  const rest = text.slice(index, index + REACH);
  const closed = rest.search(/[{}]/);
  return {
    before: opened < start ? '' : text.slice(Math.max(0, opened - REACH), opened),
    inside: text.slice(Math.max(opened, start), closed === -1 ? index + REACH : index + closed),
  };
}

function plainValue(literal: string): string {
  return literal
    .replace(/\\+\//g, '/')
    .replace(/\\+u([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
