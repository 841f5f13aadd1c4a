import type { Operator } from '../../mutant.ts';
import { rawNumber } from '../../reply.ts';
import { DATE, DAY, number, shifted, text } from '../make.ts';

const date = (name: string, to: (value: string) => string | undefined): Operator =>
  text('date', `date.${name}`, (value) => (DATE.test(value) ? to(value) : undefined));
const under = (name: string, key: RegExp, to: (value: string) => string | undefined): Operator =>
  text('value', `value.${name}`, (value, place) =>
    key.test(place.key) && value !== '' ? to(value) : undefined,
  );
const isMoney = (key: string) => /price|amount|fee|discount_value/.test(key);
const HAPPENED = /^(?:created|updated|deleted|payed|paid|checked|refunded)_at$/;

/** Further numbers, codes and addresses that are wrong by themselves. */
export const VALUES: readonly Operator[] = [
  number('value', 'value.floatNoise', (value, { key }) =>
    isMoney(key) && value > 0 ? rawNumber(`${Math.trunc(value)}.0000001`) : undefined,
  ),
  number('value', 'value.minusBillion', (value, { key }) =>
    /coord|offset/.test(key) ? undefined : value === -1e9 ? undefined : -1e9,
  ),
  number('value', 'value.idWithFraction', (value, { key }) =>
    /(^|_)id$/.test(key) ? value + 0.25 : undefined,
  ),
  number('value', 'value.idAsUuid', (_, { key }) =>
    /(^|_)id$/.test(key) ? '6f1c7f3e-0000-4000-8000-000000000001' : undefined,
  ),
  number('value', 'value.priceOfMillions', (value, { key }) =>
    isMoney(key) && value > 0 ? value * 1_000_000 : undefined,
  ),
  under('phoneWithoutPlus', /phone$/, (value) => value.replace('+', '')),
  under('phoneWithLetters', /phone$/, (value) => `${value.slice(0, -2)}XX`),
  under('phoneOfTwo', /phone$/, (value) => `${value};${value}`),
  under('emailWithoutDomain', /email$/, (value) => value.replace(/@.*/, '@')),
  under('emailWithBlank', /email$/, (value) => value.replace('@', ' @ ')),
  under('emailWithName', /email$/, (value) => `Анна <${value}>`),
  under('emailOfTwoSigns', /email$/, (value) => value.replace('@', '@@')),
  under('barcodeWithBlanks', /^barcode$/, (value) => `${value.slice(0, 4)} ${value.slice(4)}`),
  under('barcodeMasked', /^barcode$/, (value) => `${value.slice(0, 2)}********${value.slice(-2)}`),
  under('uniqidLonger', /^uniqid$/, (value) => `${value}${value}`),
  under('uniqidAsNumber', /^uniqid$/, () => '-1'),
  under('urlWithBlank', /url$/, (value) => value.replace('//', '// ')),
  under('urlOfData', /url$/, () => 'data:text/html,x'),
  under('urlOfFile', /url$/, () => 'file:///etc/passwd'),
  under('urlTemplate', /url$/, () => 'https://{{host}}/{{path}}'),
  under('currencySign', /^currency_id$/, () => '₽'),
  under('currencyNumber', /^currency_id$/, () => '643'),
  under('currencyInWords', /^currency_id$/, () => 'roubles'),
  under('timezoneShort', /^timezone$/, () => 'MSK'),
  under('timezoneOfWindows', /^timezone$/, () => 'Russian Standard Time'),
  under('colourWithoutSign', /^color$/, (value) => value.replace('#', '')),
  under('colourOfFunction', /^color$/, () => 'rgb(1, 2, 3)'),
  under('seatIdBlank', /^seat_id$/, () => ' '),
  under('cardNumberOfFew', /^payment_card_number$/, () => '****'),
  under('hashOfCapitals', /hash$/, () => 'NOT A HASH'),
  under('contentTypeOfText', /^content_type$/, () => 'text/plain'),
  under('contentTypeShort', /^content_type$/, () => 'png'),

  date('yearOfTwo', (value) => value.slice(2)),
  date('basicForm', (value) => `${value.slice(0, 19).replace(/[-:]/g, '')}+0300`),
  date('dayOfTheYear', (value) => `${value.slice(0, 4)}-311${value.slice(10)}`),
  date('russianWords', () => '7 ноября 2025 г.'),
  date('offsetOfHours', (value) => value.replace(/:\d\d$/, '')),
  date('offsetOfMinus', (value) => `${value.slice(0, 19)}-03:00`),
  date('blankBeforeOffset', (value) => `${value.slice(0, 19)} ${value.slice(19)}`),
  date('interval', (value) => `${value}/${value}`),
  date('secondSixtyOne', (value) => `${value.slice(0, 17)}61${value.slice(19)}`),
  date('slashes', (value) => value.replace('-', '/').replace('-', '/')),
  date('sixDigits', (value) => `+00${value}`),
  date('markup', (value) => `<time>${value}</time>`),
  date('ago', () => '5 minutes ago'),
  date('nanoseconds', (value) => `${Date.parse(value)}000000`),
  date('twice', (value) => `${value}${value}`),
  date('june31', (value) => `${value.slice(0, 4)}-06-31${value.slice(10)}`),
  date('february29', (value) => `2025-02-29${value.slice(10)}`),
  date('offsetOfMinutes', (value) => `${value.slice(0, 19)}+03:75`),
  date('commaFraction', (value) => `${value.slice(0, 19)},5${value.slice(19)}`),
  date('year1582', (value) => `1582${value.slice(4)}`),
  text('date', 'date.happensTomorrow', (value, { key }) =>
    DATE.test(value) && HAPPENED.test(key)
      ? shifted(new Date().toISOString(), 400 * DAY).replace('Z', '+03:00')
      : undefined,
  ),
];
