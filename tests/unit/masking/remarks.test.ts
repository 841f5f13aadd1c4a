import { expect, test } from 'vitest';
import { masker } from '../../../src/masking/create-masker.ts';

test.each([
  ['**ФИО** (клиент): Анна Примерова', 'Примерова', '**ФИО** (клиент): '],
  ['- *Телефон* (моб.): 9000001122', '9000001122', '- *Телефон* (моб.): '],
  ['**Промокод** (летний): LETO2026', 'LETO2026', '**Промокод** (летний): '],
  ['Дата рождения (по паспорту): 12.03.1985', '12.03.1985', 'Дата рождения (по паспорту): '],
  ['**Client name**: Anna Sampleton', 'Sampleton', '**Client name**: '],
  ['**Client name** (buyer): Anna Sampleton', 'Sampleton', '**Client name** (buyer): '],
  ['`client_name`: Анна', 'Анна', '`client_name`: '],
  ['| **ФИО** (клиент) | Анна Примерова |', 'Примерова', '| **ФИО** (клиент) | '],
  ['first line\n**Фамилия** (из заказа): Примеров\nlast (line)', 'Примеров', '**Фамилия** (из заказа): '],
])('what %j says is masked and found, and its remark stays', (text, value, kept) => {
  expect(masker.scanText(text)).not.toEqual([]);
  const masked = masker.maskText(text);
  expect(masked).not.toContain(value);
  expect(masked).toContain(kept);
  expect(masked.split('\n')).toHaveLength(text.split('\n').length);
  expect(masker.maskText(masked)).toBe(masked);
  expect(masker.scanText(masked)).toEqual([]);
});

test('a remark that is personal itself is masked, too', () => {
  const masked = masker.maskText('**Промокод** (anna@example.org): LETO2026');
  expect(masked).not.toMatch(/anna@|LETO2026/);
  expect(masker.scanText(masked)).toEqual([]);
});

test.each(['Концерт (18+): вход свободный', 'Phone (string): required', 'Verdict (READY): 33 of 33'])(
  '%j stays as it is',
  (text) => {
    expect(masker.maskText(text)).toBe(text);
    expect(masker.scanText(text)).toEqual([]);
  },
);
