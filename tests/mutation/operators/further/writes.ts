import type { JsonValue } from '../../../../src/model/json.ts';
import type { Operator } from '../../mutant.ts';
import { DATE, DAY, shifted } from '../make.ts';
import { came } from '../writes.ts';

const words = (name: string, to: (value: string) => string): Operator =>
  came(name, (value) =>
    typeof value === 'string' && value.length > 1 && !DATE.test(value) && to(value) !== value
      ? to(value)
      : undefined,
  );
const numbers = (name: string, to: (value: number) => JsonValue): Operator =>
  came(name, (value) => (typeof value === 'number' && to(value) !== value ? to(value) : undefined));
const dates = (name: string, to: (value: string) => string): Operator =>
  came(name, (value) => (typeof value === 'string' && DATE.test(value) ? to(value) : undefined));

/** Further ways in which what was sent does not come back. */
export const FURTHER_WRITES: readonly Operator[] = [
  words('entities', (value) => value.replace(/[^ -~]|["'&<>]/g, (sign) => `&#${sign.codePointAt(0)};`)),
  words('slashes', (value) => value.replace(/(.)/, "\\'$1")),
  words('firstWord', (value) => value.split(/[\s@.-]/)[0] ?? ''),
  words('firstSign', (value) => value.slice(0, 1)),
  words('lastSigns', (value) => value.slice(1)),
  words('inSmallLetters', (value) => value.toLowerCase()),
  words('turned', (value) => [...value].reverse().join('')),
  words('masked', (value) => '*'.repeat(value.length)),
  words('withSuffix', (value) => `${value}-1`),
  words('withPrefix', (value) => `copy ${value}`),
  words('withoutVowels', (value) => value.replace(/[aeiouаеиоуыэюя]/gi, '')),
  words('withoutLettersOfRussian', (value) => value.replace(/[а-яё]/gi, '')),
  words('withNewLine', (value) => `${value}\n`),
  words('signsTwice', (value) => value.replace(/(.)$/, '$1$1')),
  numbers('halved', (value) => value / 2),
  numbers('tenfold', (value) => (value === 0 ? 10 : value * 10)),
  numbers('negated', (value) => (value === 0 ? -1 : -value)),
  numbers('oneLess', (value) => value - 1),
  numbers('hundredMore', (value) => value + 100),
  numbers('asWord', () => 'many'),
  dates('aDayOn', (value) => shifted(value, DAY)),
  dates('aMonthBack', (value) => shifted(value, -30 * DAY)),
  dates('asLocal', (value) => `${value.slice(0, 19)}+05:00`),
  dates('atNoonOfYear', (value) => `${value.slice(0, 4)}-01-01T12:00:00${value.slice(19)}`),
];
