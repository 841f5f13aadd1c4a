import type { JsonValue } from '../../../src/model/json.ts';
import type { Operator } from '../mutant.ts';
import { rawNumber } from '../reply.ts';
import { isFormal, number, swap, text } from './make.ts';

const family = 'value';
const isId = (key: string) => /(^|_)id$/.test(key);
const isFlag = (value: JsonValue, key: string) =>
  (value === 0 || value === 1) && /^(is_|paid|deleted|reserve)/.test(key);
const isMoney = (key: string) => /price|amount|fee|discount_value/.test(key);

/** Numbers and flags that are wrong by themselves, and ones that are wrong beside others. */
export const VALUE: readonly Operator[] = [
  number(family, 'value.negative', (value, { key }) =>
    value > 0 && !/coord|offset/.test(key) ? -value : undefined,
  ),
  number(family, 'value.zeroId', (value, { key }) => (isId(key) && value > 0 ? 0 : undefined)),
  text(family, 'value.zeroIdText', (value, { key }) => (isId(key) && /^\d+$/.test(value) ? '0' : undefined)),
  number(family, 'value.beyond2to53', (value) =>
    Number.isInteger(value) ? rawNumber('9007199254740993') : undefined,
  ),
  number(family, 'value.beyond2to64', (value) =>
    Number.isInteger(value) ? rawNumber('18446744073709551617') : undefined,
  ),
  number(family, 'value.huge', () => rawNumber('1e400')),
  number(family, 'value.tiny', () => rawNumber('5e-324')),
  number(family, 'value.exponent', (value) => (value !== 0 ? rawNumber(`${value}e3`) : undefined)),
  number(family, 'value.thousandth', (value, { key }) => (isMoney(key) ? value + 0.001 : undefined)),
  number(family, 'value.hundredfold', (value, { key }) =>
    isMoney(key) && value > 0 ? value * 100 : undefined,
  ),
  number(family, 'value.halved', (value, { key }) =>
    isMoney(key) && value > 1 ? Math.floor(value / 2) : undefined,
  ),
  number(family, 'value.free', (value, { key }) => (isMoney(key) && value > 0 ? 0 : undefined)),
  number(family, 'value.oneMore', (value, { key }) => (isFlag(value, key) ? undefined : value + 1)),
  number(family, 'value.oneLess', (value, { key }) =>
    isFlag(value, key) || value < 1 ? undefined : value - 1,
  ),
  number(family, 'value.anotherId', (value, { key }) => (isId(key) ? value + 70_001 : undefined)),
  number(family, 'value.flagTwo', (value, { key }) => (isFlag(value, key) ? 2 : undefined)),
  number(family, 'value.flagMinusOne', (value, { key }) => (isFlag(value, key) ? -1 : undefined)),
  number(family, 'value.flagFlipped', (value, { key }) => (isFlag(value, key) ? 1 - value : undefined)),
  swap(family, 'value.booleanFlipped', (value) => (typeof value === 'boolean' ? !value : undefined)),
  text(family, 'value.anotherText', (value) => (isFormal(value) || value === '' ? undefined : `${value} 2`)),
  text(family, 'value.anotherDigits', (value) =>
    /^\+?\d+$/.test(value) ? value.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)) : undefined,
  ),
  text(family, 'value.anotherEmail', (value) =>
    value.includes('@') ? 'somebody.else@example.org' : undefined,
  ),
  text(family, 'value.wordOfNobody', (value, { key }) =>
    /^(status|code|type|currency_id|color)$/.test(key) ? `${value.slice(0, 1)}x-unknown` : undefined,
  ),
  text(family, 'value.currencyInLowerCase', (value, { key }) =>
    key === 'currency_id' ? value.toLowerCase() : undefined,
  ),
  text(family, 'value.nullFilledIn', (value, { key }) =>
    key === 'status' && value === 'success' ? 'ok' : undefined,
  ),
  swap(family, 'value.nullAsDate', (value, { key }) =>
    value === null && /_(at|to)$/.test(key) ? '2025-11-07T12:00:00+03:00' : undefined,
  ),
  swap(family, 'value.nullAsText', (value, { key }) =>
    value === null && !/_(at|to|id)$/.test(key) ? 'something' : undefined,
  ),
  swap(family, 'value.nullAsId', (value, { key }) => (value === null && isId(key) ? 4242 : undefined)),
];
