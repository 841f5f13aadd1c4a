import type { Operator } from '../mutant.ts';
import { DATE, DAY, HOUR, shifted, text } from './make.ts';

const family = 'date';
const date = (name: string, to: (value: string) => string | number | undefined): Operator =>
  text(family, `date.${name}`, (value) => (DATE.test(value) ? to(value) : undefined));

/** Times of another form, that no calendar has, or that are not the ones meant. */
export const DATE_OPERATORS: readonly Operator[] = [
  date('withoutOffset', (value) => value.slice(0, 19)),
  date('onlyTheDay', (value) => value.slice(0, 10)),
  date('seconds', (value) => Date.parse(value) / 1000),
  date('secondsAsText', (value) => String(Date.parse(value) / 1000)),
  date('milliseconds', (value) => Date.parse(value)),
  date(
    'german',
    (value) => `${value.slice(8, 10)}.${value.slice(5, 7)}.${value.slice(0, 4)} ${value.slice(11, 16)}`,
  ),
  date('american', (value) => `${value.slice(5, 7)}/${value.slice(8, 10)}/${value.slice(0, 4)}`),
  date('withBlank', (value) => value.replace('T', ' ')),
  date('sqlText', (value) => value.slice(0, 19).replace('T', ' ')),
  date('rfc2822', (value) => new Date(value).toUTCString()),
  date('offsetWithoutColon', (value) => value.replace(/:(\d{2})$/, '$1')),
  date('offsetBeyond', (value) => `${value.slice(0, 19)}+99:00`),
  date('february30', (value) => `${value.slice(0, 4)}-02-30${value.slice(10)}`),
  date('april31', (value) => `${value.slice(0, 4)}-04-31${value.slice(10)}`),
  date('month13', (value) => `${value.slice(0, 4)}-13${value.slice(7)}`),
  date('day00', (value) => `${value.slice(0, 8)}00${value.slice(10)}`),
  date('hour25', (value) => `${value.slice(0, 11)}25${value.slice(13)}`),
  date('minute60', (value) => `${value.slice(0, 14)}60${value.slice(16)}`),
  date('zero', (value) => `0000-00-00T00:00:00${value.slice(19)}`),
  date('year0', (value) => `0001${value.slice(4)}`),
  date('epoch', () => '1970-01-01T03:00:00+03:00'),
  // What is valid without end may be said to end in any year.
  text(family, 'date.year9999', (value, { key }) =>
    DATE.test(value) && !/^(?:active|valid)_to$/.test(key) ? `9999${value.slice(4)}` : undefined,
  ),
  date('year1900', (value) => `1900${value.slice(4)}`),
  date('empty', () => ''),
  date('never', () => 'never'),
  date('blankAround', (value) => ` ${value}`),
  date('oneSecondLater', (value) => shifted(value, 1000)),
  date('oneHourLater', (value) => shifted(value, HOUR)),
  date('asIfUtc', (value) => `${value.slice(0, 19)}+00:00`),
  date('oneDayEarlier', (value) => shifted(value, -DAY)),
  date('tenYearsLater', (value) => shifted(value, 3650 * DAY)),
  date('tenYearsEarlier', (value) => shifted(value, -3650 * DAY)),
];
