import { expect, test } from 'vitest';
import type { JsonValue } from '../../../src/model/json.ts';
import { Ledger } from '../../../src/verify/ledger.ts';
import { LIMITS } from '../../../src/verify/limits.ts';
import { scanFiles } from '../../../src/verify/scan/scan-files.ts';

const RESPONSE = 'artifacts/qtickets_responses/test_1_1.json';

/** Kinds that the scan finds in a response file with this value. */
function kindsIn(value: JsonValue, path = RESPONSE): string[] {
  const ledger = new Ledger();
  scanFiles(new Map([[path, Buffer.from(JSON.stringify(value))]]), [], ledger.of('masking'));
  return ledger.disagreements.map(({ first }) => first.value);
}

test.each<[string, JsonValue]>([
  ['e-mail', { note: 'write to ivan.petrov@example.org' }],
  ['e-mail', { path: '/find?email=ivan%40example.org' }],
  ['phone', { note: 'call +7 900 000-11-22' }],
  ['phone', { note: '8 (495) 000 11 22' }],
  ['card', { note: '4111 1111 1111 1111' }],
  ['card', { note: '411111******1111' }],
  ['barcode', { note: 'ticket 870000000012' }],
  ['token', { note: 'Bearer abc123def456' }],
  ['token', { note: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.sig' }],
  ['token', { headers: { authorization: 'Bearer abc' } }],
  ['token', { headers: { 'set-cookie': 'session=1' } }],
  ['capability URL', { note: 'see /pay/Ab3dEf9hIj' }],
  ['capability URL', { pdf_url: 'https://qtickets.ru/ticket/pdf/abc/def' }],
  ['capability', { uniqid: 'Ab3dEf9hIj' }],
  ['password in a URL', { note: 'http://user:word@host/' }],
  ['name', { client_surname: 'Образцов' }],
  ['name', { details: { name: 'Иван' } }],
  ['free text', { custom: { size: 'XL' } }],
  ['barcode', { barcode: '123456789012' }],
  ['phone', { client_phone: '9000001122' }],
  ['e-mail', { email: 'nobody' }],
  ['promo code', { promo_code: { code: 'SUMMER' } }],
  ['tax number', { inn: '7700000000' }],
  ['key', { 'ivan@example.org': 1 }],
  ['birth date', { note: '**Дата рождения:** 12.05.1990' }],
  ['birth date', { date_of_birth: '1990-05-12' }],
  ['home', { note: 'Адрес доставки: Энск, ул. Примерная, 7' }],
  ['home', { note: '| Адрес | Энск, Примерная ул., 7, кв. 3 |' }],
  ['home', { client: { address: 'Энск, Примерная ул., 7' } }],
  ['home', { shippingAddress: 'Sample Street 7' }],
  ['account', { note: 'Telegram: @invented_anna' }],
  ['account', { surname: null, telegram: 'invented_anna' }],
  ['account', { telegram_username: 'invented_anna' }],
  ['identity document', { note: 'Паспорт: 4012 345678' }],
  ['identity document', { passport_number: '4012345678' }],
  ['card', { note: 'Карта: 4000 0000 0000 0003' }],
  ['card', { note: 'CVV: 123' }],
  ['name', { note: 'client_name: Выдумкина' }],
  ['name', { note: 'export CLIENT_SURNAME=Sampleova' }],
  ['phone', { note: 'client_phone: 9001112233' }],
  ['e-mail', { note: 'anna(at)example.org' }],
  ['e-mail', { note: 'anna [собака] example [точка] org' }],
  ['account', { note: 'пишите t.me/invented_anna' }],
  ['token', { note: 'Set-Cookie: sid=w1etbrwyg99m39jb5kgiq8vlfo; path=/' }],
  ['token', { note: 'curl -u "robot:Elka-2025x" https://example.org' }],
  ['token', { note: 'run --token FLufBTbRb9gFluS90auXvC3UafQAJ' }],
  ['token', { note: 'mysql -uroot -pSn3g0vik tickets' }],
  ['token', { note: 'db.example.org:5432:tickets:report:s7Lo!nikRed' }],
  ['token', { note: 'Config { secret_token: "3jNtURjVwACihYHqeZHr5pXIH" }' }],
  ['token', { note: '["token":protected]=>\n  string(24) "qhiD2hY0QbM8lfEVT59tHqg8"' }],
  ['token', { note: '<Password Type="Text">Kuvsh1nka</Password>' }],
  ['token', { note: '{"key":"partners_token","value":"8bOngRiLXsROEXoN1yVx"}' }],
  ['token', { note: 'credentials: >-\n  DOILrxVmisfuhRUTAIJfH3FnV2' }],
  ['token', { note: 'Для входа: логин kassa, пароль «Rosa-Utrom5»' }],
  ['token', { note: '| host | token |\n|---|---|\n| a | b39ac1951dd6f1da64c4b16d |' }],
  ['token', { note: Buffer.from('secret_token: 3jNtURjVwACihYHqeZHr5pXIH').toString('base64') }],
  ['token', { note: `hex ${Buffer.from('secret_token: 3jNtURjVwACihYHqeZHr5').toString('hex')}` }],
  ['name', { note: 'client_surname: =D0=92=D1=8B=D0=B4=D1=83=D0=BC=D0=BA=D0=B8=D0=BD' }],
  ['name', { note: 'Гости: Анна Выдумкина, Пётр Небылицын' }],
  ['promo code', { note: 'По промокоду «TEATR-0WYG5» скидка' }],
  ['promo code', { note: 'promo_code_id,code\n4471,VESNA1T4BF' }],
  ['capability URL', { note: String.raw`https:\/\/qtickets.ru\/cancel-order\/GofBY7on99` }],
  ['name', { note: 'Заказ отменён по просьбе Лидии Никифоровны Выдумкиной.' }],
  ['name', { note: 'Ответственный: Выдумкин Н. Ю.' }],
  ['name', { note: 'возврат подписала кассир Е.П. Выдумкина' }],
  ['name', { note: '{"lastName":"Sampleova"}' }],
  ['name', { note: String.raw`{"client_surname":"\u041c\u0430\u0440\u043c"}` }],
  ['name', { note: '┌─id─┬─last_name─┐\n│ 12 │ Выдумкин  │\n└────┴───────────┘' }],
  ['birth date', { note: 'Гостья родилась 14 марта 1996 года' }],
  ['home', { note: 'Живёт в Энске, Ромашковая улица, дом 5, квартира 18' }],
  ['identity document', { note: 'Загранпаспорт 75 4418203' }],
  ['identity document', { note: 'Свидетельство о рождении III-ОД № 448120' }],
  ['network address', { note: 'client_ip=46.138.91.204' }],
  ['network address', { note: '46.138.91.204 - - [07/Nov/2025:15:35:19 +0300] "GET /"' }],
  ['device', { note: 'IDFA=68c146b2-c6e9-496e-aed0-ce6390548c1f' }],
])('%s is found', (kind, value) => {
  expect(kindsIn(value).join()).toContain(kind);
});

test.each<[string, JsonValue]>([
  [
    'masks of every kind',
    { email: 'm1x@mask.invalid', client_phone: '+70001112233', client_name: 'Маскъабвгдежз' },
  ],
  [
    'a masked barcode, code and id',
    { barcode: '001234567890', uniqid: 'mask123456', promo_code: { code: '~AB12' } },
  ],
  ['a masked URL', { pdf_url: 'https://qtickets.ru/ticket/pdf/mask12345/00000000ab' }],
  ['a placeholder of a token', { headers: { authorization: 'Bearer {{rest}}' } }],
  [
    'times, versions and ids',
    { at: '2025-11-07T15:30:00+03:00', maxVer: '1795507279871002', vendor_id: '79000001122' },
  ],
  ['a sum', { sha256: '4111111111111111'.repeat(4) }],
  ['names of events and places', { name: 'Концерт «Пример 12»', city: { name: 'Красноярск' } }],
  [
    'the message of an error about a field',
    { error: 'no', status: 400, info: { email: 'must be an address' } },
  ],
  [
    'masks under labels',
    { note: 'client_name: Маскъабвгдежз, Telegram: @maskqabcdefgh_1, дата рождения: 00.12.3456, CVV: 001' },
  ],
  [
    'what is said of a field, and the address of a hall',
    {
      note: 'client_name: Required, passport: required, адрес: Энск, Театральная пл., 1',
      address: 'Энск, 1',
    },
  ],
  [
    'what only looks so in other notations',
    {
      note: [
        'Cookie: theme=dark; lang=ru',
        'token: <YOUR_TOKEN>',
        'password: "YOUR_PASSWORD_1"',
        '<token>{{rest}}</token>',
        'key = "value"',
        'Спектакль «Анна Каренина», театр имени Антона Павловича Чехова',
        'Кассир: Большой театр',
        'server 127.0.0.1, client_ip=192.168.0.7',
        'born in the theatre, 5 rows',
        'promo code: REQUIRED',
      ].join('\n'),
    },
  ],
  ['empty and null', { email: '', phone: null, surname: '' }],
])('nothing is found in %s', (_, value) => {
  expect(kindsIn(value)).toEqual([]);
});

test('a hit says where, and never what', () => {
  const ledger = new Ledger();
  const log = `${JSON.stringify({ a: 1 })}\n${JSON.stringify({ note: ['x', 'ivan@example.org'] })}\n`;
  scanFiles(
    new Map([['logs/qtickets_run_20251109_135921.jsonl', Buffer.from(log)]]),
    [],
    ledger.of('masking'),
  );
  expect(ledger.disagreements[0]?.first.place).toBe('logs/qtickets_run_20251109_135921.jsonl:2#/note/1');
  expect(JSON.stringify(ledger.disagreements)).not.toContain('ivan');
});

test('fields of the audit itself are no forms that a buyer fills in', () => {
  expect(kindsIn({ fields: ['id'], custom: 'x' }, 'audit.json')).toEqual([]);
});

test('a file with recorded hits is not held to be clean, and it is said when this scan finds none', () => {
  const ledger = new Ledger();
  const recorded = [{ file: RESPONSE, at: '/a', kind: 'secret' }];
  scanFiles(new Map([[RESPONSE, Buffer.from('{"a":"b"}')]]), recorded, ledger.of('masking'));
  expect(ledger.disagreements).toEqual([]);
  expect(ledger.notes).toHaveLength(1);
});

test('a map by the id of a seat may have as many names as its bytes hold, in an answer and nowhere else', () => {
  const names = LIMITS.jsonNames + 2;
  const seats = Array.from({ length: names }, (_, n) => [`STADIUM-${n}`, 0]);
  const large = { ...Object.fromEntries(seats), note: ' '.repeat(names * LIMITS.bytesOfName) };
  expect(kindsIn(large)).toEqual([]);
  expect(kindsIn(large, 'ctrf.json')).toEqual(['more names than any file has']);
});
