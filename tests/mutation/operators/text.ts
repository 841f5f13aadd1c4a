import type { Operator } from '../mutant.ts';
import { DATE, text } from './make.ts';

const family = 'text';
const any = (name: string, to: (value: string) => string | undefined): Operator =>
  text(family, `text.${name}`, to);
const under = (name: string, key: RegExp, to: (value: string) => string | undefined): Operator =>
  text(family, `text.${name}`, (value, place) => (key.test(place.key) ? to(value) : undefined));
const mojibake = (value: string) => Buffer.from(value, 'utf8').toString('latin1');
const WORDS = 'Спектакль';

/** Text that no program of QTickets means to send, and text of another form than its field has. */
export const TEXT: readonly Operator[] = [
  any('empty', (value) => (value === '' || DATE.test(value) ? undefined : '')),
  any('blank', (value) => (value === '' || DATE.test(value) ? undefined : '   ')),
  any('nul', (value) => `${value}\u0000`),
  any('control', (value) => `\u0007${value}`),
  any('escape', (value) => `${value}\u001b[31m`),
  any('replacementSign', (value) => `${value.slice(0, 1)}\ufffd${value.slice(2)}`),
  any('loneSurrogate', (value) => `${value}\ud83c`),
  any('noncharacter', (value) => `${value}\uffff`),
  any('mojibake', (value) => (/[а-яё]/i.test(value) ? mojibake(value) : undefined)),
  any('mojibakeOfWords', () => mojibake(WORDS)),
  any('mojibakeOfCp1251', () => 'Ñïåêòàêëü'),
  any('questionMarks', (value) => (/[а-яё]/i.test(value) ? value.replace(/[а-яё]/gi, '?') : undefined)),
  any(
    'phpWarning',
    (value) =>
      `<br />\n<b>Warning</b>:  Undefined index: name in <b>/var/www/app/Api.php</b> on line <b>12</b><br />\n${value}`,
  ),
  any('phpNotice', () => 'Notice: Trying to get property of non-object in /var/www/app/Order.php on line 77'),
  any('phpFatal', () => 'PHP Fatal error:  Uncaught Error: Call to a member function toArray() on null'),
  any(
    'stackTrace',
    () => '#0 /var/www/vendor/laravel/framework/src/Kernel.php(116): App\\Http\\Kernel->handle()',
  ),
  any('sqlError', () => "SQLSTATE[42S22]: Column not found: 1054 Unknown column 'x' in 'field list'"),
  any('undefined', () => 'undefined'),
  any('nullWord', () => 'null'),
  any('nan', () => 'NaN'),
  any('objectWord', () => '[object Object]'),
  any('arrayWord', () => 'Array'),
  any('template', () => '{{ name }}'),
  any('scriptTag', (value) => `${value}<script>alert(1)</script>`),
  any('endless', (value) => `${value}${'x'.repeat(70_000)}`),
  any('htmlPage', () => '<!DOCTYPE html><html><body>502 Bad Gateway</body></html>'),
  under('urlOfScript', /url$/, () => 'javascript:alert(1)'),
  under('urlRelative', /url$/, (value) => value.replace(/^https?:\/\/[^/]+/, '')),
  under('urlHttpOfNobody', /url$/, () => 'ftp://files.example/ticket'),
  under('urlInWords', /url$/, () => 'see the web site'),
  under('emailWithoutAt', /email$/, (value) => value.replace('@', '.')),
  under('emailTwice', /email$/, (value) => `${value},${value}`),
  under('phoneInWords', /phone$/, () => 'call me'),
  under('phoneTooShort', /phone$/, () => '+7'),
  under('barcodeOfLetters', /^barcode$/, (value) => value.replace(/\d$/, 'X')),
  under('barcodeCut', /^barcode$/, (value) => value.slice(0, -1)),
  under('barcodeLonger', /^barcode$/, (value) => `${value}0`),
  under('barcodeInScience', /^barcode$/, () => '8.7E+11'),
  under('uniqidCut', /^uniqid$/, (value) => value.slice(0, 4)),
  under('uniqidWithSign', /^uniqid$/, (value) => `${value.slice(0, 5)}/${value.slice(6)}`),
  under('timezoneOfNobody', /^timezone$/, () => 'Mars/Olympus'),
  under('timezoneAsOffset', /^timezone$/, () => '+03:00'),
  under('contentTypeOfPage', /^content_type$/, () => 'text/html'),
  under('vkIdOfLetters', /^(vk_id|facebook_id)$/, () => 'abcdef'),
  under('colourWord', /^color$/, () => 'red'),
  under('colourShort', /^color$/, () => '#fff'),
  under('colourThemeOfLetters', /^color_theme$/, () => 'blue'),
  under('currencyOfNobody', /^currency_id$/, () => 'XXQ'),
  under('cardNumberWhole', /^payment_card_number$/, () => '4000000000000002'),
  under('hashCut', /hash$/, (value) => value.slice(0, 12)),
  under('seatWithoutPlace', /^seat_id$/, (value) => value.split(';')[0]),
  under('numberInWords', /price_id|opened|disabled|users/, (value) => (value === '' ? undefined : 'first')),
];
