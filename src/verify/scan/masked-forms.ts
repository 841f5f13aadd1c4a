import { lazy } from '../../common/lazy-pattern.ts';
import { some } from './matches.ts';
import { saysOfField } from './said-of-fields.ts';

/** Tells whether a value of a field is in a form that no real value has. */
export type Masked = (text: string) => boolean;

const FILLED_IN = /\{\{[\w-]+\}\}/;
const WORD = lazy.gu`\p{Script=Cyrillic}[\p{Script=Cyrillic}\p{M}]*|\d+|(?:(?![\d\p{Script=Cyrillic}])[\p{L}\p{M}\p{N}])+`;

/** `<ИМЯ>`, where somebody shows what goes there; a number of which at most five digits are left. */
const LEFT_OUT = lazy.u`^<\p{Lu}[\p{Lu}_ -]{1,40}>$|^(?=(?:[^*]*\*){4})(?!(?:\D*\d){6})\+?[\d*() -]{5,24}$`;

/** Every word is a masked one, or part of a masked address, phone or card. */
export const maskedWords: Masked = (text) => {
  if (LEFT_OUT(text).test(text)) return true;
  const rest = text
    .replace(/\{\{\w+\}\}/g, ' ')
    .replace(/(?<![\p{L}\p{N}])[\p{L}\p{N}]+\.*(?:@|%40)mask\.invalid/gu, ' ')
    .replace(/0{6}\*+\d{4}/g, ' ')
    .replace(/\+?7[\s(.-]*000[\s\d().-]*/g, ' ');
  return !some(rest.matchAll(WORD(rest)), ([word]) => !/^(?:маскъ|maskq|0{2})/i.test(word));
};
/** The same, or what is said of the field in place of a value. */
export const words: Masked = (text) => saysOfField(text) || maskedWords(text);
export const address: Masked = (text) => /^[^\s@]+@mask\.invalid$/i.test(text) || words(text);
export const digits: Masked = (text) =>
  /^[\d\s-]*$/.test(text) && /^(?:0{2}|0?$)/.test(text.replace(/\D/g, ''));
export const phone: Masked = (text) => {
  const number = text.replace(/\D/g, '');
  const plain = /^[\d+().\s\u2010-\u2013-]*$/.test(text);
  return (
    (plain && (number.startsWith('7000'.slice(0, number.length)) || number.startsWith('000'))) || words(text)
  );
};
export const identifier: Masked = (text) => digits(text) || isMaskedPart(text) || address(text);
export const card: Masked = (text) => /^0{6}/.test(text.replace(/[^\d*]/g, '')) || words(text);
/** A mask, or what somebody writes who shows where a secret goes. */
export const secret: Masked = (text) =>
  FILLED_IN.test(text) ||
  saysOfField(text) ||
  /^[)\]]?\[\^/.test(text) ||
  /^(?:Bearer )?(?:YOUR_TOKEN|\*{3,}|<[\p{L}_ -]{1,40}>|\[(?:REDACTED|MASKED|HIDDEN|FILTERED)\]|\$\{\w{1,60}\}|\{[a-z_]\w{0,40}(?:\.\w{1,40}){0,4}\})$/u.test(
    text,
  );
export const promo: Masked = (text) => /^~/.test(text) || words(text);
export const capabilityUrl: Masked = (text) => {
  const rest = text.replace(/^[a-z][\w+.-]*:\/\/[^/?#]*/i, '');
  const [path = '', ...tail] = rest.split(/[?#]/);
  const routes = ['pay', 'cancel-order', 'ticket', 'pdf', 'passbook', 'gpass'];
  const values = tail.flatMap((part) => part.split('&').map((pair) => pair.slice(pair.indexOf('=') + 1)));
  const parts = path.split('/').filter((part) => !routes.includes(part));
  return [...parts, ...values].every(isMaskedPart) || words(text);
};

/** True when a value of a capability (an id that opens something) is in its reserved form. */
export function isMaskedPart(part: string): boolean {
  return part === '' || part.startsWith('mask'.slice(0, part.length)) || /^0{8}/.test(part);
}
