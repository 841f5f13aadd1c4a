import fc from 'fast-check';
import { createMasker } from '../src/masking/create-masker.ts';
import { kindsInText } from '../src/verify/scan/text-rules.ts';
const masker = createMasker();
const PARTS = [
  ...['"', '":"', '","', '{', '}', '[', ']', ':', ': ', ' | ', '**', '`', '«', '»', '=', ' - ', ', ', '. ', '(', ') ', '\n'],
  ...['Токен', 'Токен API', 'пароль', 'Ключ доступа', 'token', 'api_key', 'ФИО', 'Фамилия', 'surname', 'ИНН', 'тел. '],
  ...['utm_content', 'order_id', 'barcode', 'client_name', 'note', 'email'],
  ...['k9Zx81QwAb', 'Aa1Bb2Cc3Dd4Ee5Ff6Gg7', 'Образцова', 'Анна', 'required', 'Концерт'],
  ...['78313212517', '79001112233', '+7', '8', '(495)', '900', '000', '11', '22', '-', ' ', '870000000012', '4111 1111 1111 1111'],
  ...['ivan@example.org', '/pay/Ab3dEf9hIj', 'https://qtickets.ru/', '%40', '2025-11-07T15:30:00Z'],
];
const text = fc.array(fc.constantFrom(...PARTS), { maxLength: 14 }).map((parts) => parts.join(''));
const seen = new Set();
for (let seed = 1; seed <= 40; seed++) {
  const r = fc.check(fc.property(text, (v) => kindsInText(masker.maskText(v), true).length === 0), { seed, numRuns: 1500 });
  if (r.failed) { const v = String(r.counterexample); if (!seen.has(v)) { seen.add(v); console.log(JSON.stringify(v), '->', JSON.stringify(masker.maskText(v)), kindsInText(masker.maskText(v), true), masker.scanText(v)); } }
}
