import { lazy } from '../common/lazy-pattern.ts';
import {
  BETWEEN,
  CODE,
  GIFT_CODE,
  isOtherCode,
  NAMES_CODE,
  NAMES_GIFT,
  NAMES_TICKET,
  NUMBER,
  TICKET_CODE,
} from './code-words.ts';
import type { MaskValue } from './labelled-values.ts';

const START = String.raw`(?<![\p{L}\p{N}_])`;
const TICKET = `(?:${NUMBER}|${CODE})`;
/** "Коды билетов заказа: ...": one, or each in a line or behind a comma. */
const OF_TICKETS = lazy.giu`(${START}(?:${TICKET_CODE})(?: [^\r\n:|]{1,40}(?=:))?${BETWEEN})((?:\s{0,4}(?:[-*•–] |[0-9]{1,3}[.)] )?[\x60"]?${TICKET}[\x60"]?[,;]?){1,200})`;
const EACH = lazy.gu`(?<![\p{L}\p{N}_-])${TICKET}`;
/** "Номер сертификата ..." */
const OF_GIFT = lazy.giu`(${START}(?:${GIFT_CODE})(?: (?:номер|код|code|number|no\.?)|(?: \p{Ll}{2,12}){1,5}(?= ?(?:[:→№#]|->)))?${BETWEEN})(${CODE})`;
/** "5 % ... code ...", "билет ... код ...": a code in a line of a discount or of a ticket. */
const IN_LINE = lazy.giu`(${START}(?<of>скид|компенсац|возмещ|извинен|промо|discount|apology|билет|ticket|[0-9]{1,2} ?%)[^\r\n]{0,80}?${START}(?:код(?:ом|а|у)?|code):? ["'«\x60]?)(${CODE})`;
/** An element of a ticket with its code. */
const ELEMENT = lazy.gu`(<ticket(?: [^<>]{0,300})?>(?:(?!</ticket)[^]){0,300}?<code>)(${CODE})(?=</code>)`;

/** Masks codes of tickets, gifts and discounts that a label, an element or a line of one names. `digits: false` leaves those made of digits alone. */
export function maskToldCodes(text: string, mask: MaskValue, { digits }: { digits: boolean }): string {
  if (!/[0-9]/.test(text)) return text;
  const lower = text.toLowerCase();
  const [ofTicket, ofGift] = [NAMES_TICKET.test(lower), NAMES_GIFT.test(lower)];
  const ticket = (code: string) =>
    isOtherCode(code) || (!digits && /^[0-9]+$/.test(code)) ? code : mask('barcode', code);
  const promo = (code: string) => (isToldCode(code) ? mask('promoCode', code) : code);
  const labelled = ofTicket
    ? text.replace(OF_TICKETS, (_, before: string, codes: string) => before + codes.replace(EACH, ticket))
    : text;
  const given = ofGift
    ? labelled.replace(OF_GIFT, (_, before: string, code: string) => before + promo(code))
    : labelled;
  const elements = lower.includes('<ticket')
    ? given.replace(ELEMENT, (_, before: string, code: string) => before + ticket(code))
    : given;
  return NAMES_CODE.test(lower)
    ? elements.replace(IN_LINE, (whole, before: string, of: string, code: string) => {
        if (!isToldCode(code)) return whole;
        return before + (/билет|ticket/i.test(of) ? ticket(code) : promo(code));
      })
    : elements;
}

function isToldCode(code: string): boolean {
  return code === code.toUpperCase() && !isOtherCode(code);
}
