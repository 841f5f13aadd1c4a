/** Whose it is, behind a label, and what a form says of it in brackets. */
const WHOSE = String.raw`(?: (?:клиента|покупателя|зрителя|гостя|заказчика|получателя|владельца|пенсионера|реб[её]нка|рф|гражданина рф))?(?: \(\p{L}[^()\r\n]{1,24}\))?`;
const CLOSES = String.raw`[*_\x60"'»”]{0,4}`;
const OPENS = String.raw`[*_\x60"'«“]{0,4}`;

/** Behind a label: whose it is, what makes it bold or quoted, one sign that says that the value comes, and what opens the value. */
export const LABEL_SIGN = String.raw`${WHOSE}${CLOSES}[ \t]{0,6}(?:[:=|]|[–—-](?=[ \t]))${CLOSES}[ \t|]{0,6}${OPENS}`;
