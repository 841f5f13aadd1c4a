import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMasker, masker } from '../../../src/masking/create-masker.ts';
import { isFreeForm, unmaskedField, unmaskedFreeForm } from '../../../src/verify/scan/field-rules.ts';
import { kindsInText } from '../../../src/verify/scan/text-rules.ts';

// What patterns stumble over: signs that begin, join or end what is looked for. A hundred thousand of each took minutes
// where a pattern looks for the same end from every place.
const PARTS = [
  ':',
  '"',
  '\\"',
  '":"',
  '{"a":',
  '<a',
  'a.',
  'a1',
  'А',
  'ИНН',
  '87',
  '8712-',
  '{{a',
  '%41',
  '=41',
  '\\x41',
  'token ',
  '**',
  '| ',
  'ФИО: ',
  '“a”:',
  'H4sI',
  '@',
  '+7',
  'Адрес: А',
  'client_name: А ',
  'a(at)',
  'a at b ',
  'a_b@c.d',
  'Карта: 4',
  'Telegram: @',
  'Дата рождения: ',
  's:1:"a";',
  "('a', 'b'), ",
  'Анна Примерова ',
  'клиент ',
  'guest list: A',
  'token: >-\n ',
  'Private-Lines: 1\n',
  'AUTH ',
  ['$', '{token}  '].join(''),
  '\tTRUE\t/',
  'variable "token" {',
  '=?utf-8?B?',
  'A-1;2 - ',
  'insert into guests values (',
  '<a:b ',
  'Some(',
  '1:a:',
  'ab  ',
  'АА АА',
  'пароль от ',
  'Гости: Анна Примерова, ',
  'Маскъабвгдежз; Анна Примерова',
  'Анна Примерова и ',
  '=D0=90',
  '6a6b',
  'surname\tА\n',
  '(a "',
  '<a name="b">',
  ' --token a',
  'echo a',
  '} a  ',
  'Cookie: a=b',
  'eyJaaaaaaaa.',
  'ФИО=А',
  'ул. Аа ',
  '\\',
  '\\u0041',
  'пароль\n',
  'ключ ',
  'key: `a1b2',
  'ключ?\na: ',
  'логин a и пароль ',
  'пароль: a\\_',
  "PDO('a', 'b', ",
  'digest ',
  'session="a1',
  '"name": "sid", "value": ',
  'Анна Примерова, [1.1.2025 ',
  '**Анна Примерова**  1:',
  'owner: Анна ',
  'Участники\n- Анна Примерова\n',
  '@anna (Анна ',
  '"columns":["a"],"rows":[["a"],',
  'name="surname"\n\nА\n',
  'client: 1:',
  'от Анны Примеровой ',
  'пароль?\n',
  'ключ?\nа ',
  "s3('a://b', 'c', 'd",
  "remote('a', 'b', 'c', ",
  "remote('a', ",
  'machine a login b ',
  "hmac.new('",
  "hash_hmac('a', ",
  "token: str = 'a",
  'key="a" value="',
  'сменил пароль с a1b2c3 на ',
  'пароль от a для b ',
  ' -A bearer ',
  ' -a token12 ',
  'X-a-Key: a',
  'signature-256: ',
  '_auth=a',
  "{{ lookup('a', ",
  'required|string',
  'a://b@',
  'title: Имя, value: ',
  "name: 'a', ",
  '<name>Имя</name><value>',
  'Поле;Значение\n',
  '"name":"Имя","value":"а",',
  '"apikey":[{"key":"value","value":1,',
  'Штрихкод: 1a2B ',
  'Коды билетов: A1B2C3D4, ',
  '<ticket a><code>',
  'скидка код ',
  'билет ',
  'сертификат A1-',
  'password a is ',
  'токен вот ',
  'пасс a1 ',
  'a / b (пароль ',
  'пин 1',
  ['process.env.TOKEN', ' || '].join(''),
  ['$', '{TOKEN:-'].join(''),
  'set a_pass=',
  'md5(a + ',
  'https://a.b/my/a1b2c3d4e5f6a7b8?',
  'https://a.b/my?a=',
  '/clients?a=b&',
  'name=a&',
  'sold to Анна ',
  'Кому: Анна ',
  'Примерова А.А. ',
  'Mr. Анна ',
  'заказ 123 (Анна ',
  'утверждён А. ',
  "'Анна Примерова', datetime.date(19",
  "a like 'b ",
  'паспорт выдан ',
  '@anna in ',
  '"street":"a","flat":1,',
  'os.environ["',
  'Access: a / ',
  'Доступ: a, ',
  'log in as a / ',
  'доступ `a:',
  'access a ',
  'Пароли:\n- a: ',
  '| a | Доступ |\n',
  '## Access\n',
];

const own = createMasker({ secrets: ['p4ssw0rd/with+x'] });

test.each(PARTS)('a hundred thousand signs of %s are read by masker and both scanners', (part) => {
  const text = part.repeat(Math.ceil(100_000 / part.length));
  const masked = own.maskJson({ note: text, client_name: text });
  expect(own.scanJson(masked)).toEqual([]);
  own.scanText(text);
  kindsInText(text, true);
  unmaskedFreeForm(text);
  for (const key of ['email', 'phone', 'client_name', 'pdf_url']) unmaskedField(key, text, {}, '');
  expect(isFreeForm('custom')).toBe(true);
});

test('what the masker wrote is its own mask, and its scanner finds nothing in it', () => {
  const sign = fc.constantFrom(
    ':',
    '"',
    '\\',
    '=',
    '@',
    '%',
    '<',
    '>',
    '{',
    '}',
    '|',
    '*',
    '`',
    ' ',
    '\n',
    '-',
    '8',
    '7',
    '9',
    'a',
    'Я',
    'token',
    'Токен',
    'ФИО',
    'email',
    'client_name',
    'Анна',
    'k9Zx81Qw',
    'a@example.org',
    '+79000001122',
  );
  const text = fc.array(sign, { maxLength: 30 }).map((signs) => signs.join(''));
  fc.assert(
    fc.property(text, (value) => {
      const masked = masker.maskText(value);
      expect(masker.maskText(masked)).toBe(masked);
      expect(masker.scanText(masked)).toEqual([]);
    }),
    { seed: 20261128, numRuns: 400 },
  );
});

test('a promo code in the name of a discount is masked and found', () => {
  for (const body of [
    { name: 'Скидка LETO25', discount_value: 10 },
    { discounts: [{ name: 'LETO25 -10%' }] },
  ]) {
    expect(masker.scanJson(body).map(({ kind }) => kind)).toEqual(['promo-code']);
    const masked = masker.maskJson(body);
    expect(JSON.stringify(masked)).not.toContain('LETO25');
    expect(masker.scanJson(masked)).toEqual([]);
  }
  const plain = { name: 'Скидка 10% в 2025', discount_value: 10 };
  expect(masker.maskJson(plain)).toEqual(plain);
});
