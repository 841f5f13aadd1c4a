import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMasker } from '../../../src/masking/create-masker.ts';
import { kindsInText } from '../../../src/verify/scan/text-rules.ts';
import { runs } from '../../fuzz-runs.ts';
import { nearMisses, positives } from './corpus-items.ts';
import { shownOf } from './corpus-places.ts';

const masker = createMasker();

/** What labels, numbers and persons are written with. */
const PARTS = [
  ...[
    '"',
    '":"',
    '","',
    '{',
    '}',
    '[',
    ']',
    ':',
    ': ',
    ' | ',
    '**',
    '`',
    '«',
    '»',
    '=',
    ' - ',
    ', ',
    '. ',
    '(',
    ') ',
    '\n',
  ],
  ...[
    'Токен',
    'Токен API',
    'пароль',
    'Ключ доступа',
    'token',
    'api_key',
    'ФИО',
    'Фамилия',
    'surname',
    'ИНН',
    'тел. ',
  ],
  ...['utm_content', 'order_id', 'barcode', 'client_name', 'note', 'email'],
  ...['k9Zx81QwAb', 'Aa1Bb2Cc3Dd4Ee5Ff6Gg7', 'Образцова', 'Анна', 'required', 'Концерт'],
  ...[
    '78313212517',
    '79001112233',
    '+7',
    '8',
    '(495)',
    '900',
    '000',
    '11',
    '22',
    '-',
    ' ',
    '870000000012',
    '4111 1111 1111 1111',
  ],
  ...['ivan@example.org ', '/pay/Ab3dEf9hIj', 'https://qtickets.ru/', '%40', '2025-11-07T15:30:00Z'],
];
const text = fc.array(fc.constantFrom(...PARTS), { maxLength: 14 }).map((parts) => parts.join(''));

test('the scan of verify finds nothing in what the masker wrote, in words and in broken JSON', () => {
  fc.assert(
    fc.property(text, (value) => {
      expect(kindsInText(masker.maskText(value), true)).toEqual([]);
    }),
    runs(400),
  );
});

test.each([
  '{"utm_content":"78313212517","a":',
  'id 78313212517 of a campaign',
  'Токен API: required',
  '**ФИО:** обязательное поле',
])('neither scan takes this for anything: %s', (value) => {
  expect(masker.maskText(value)).toBe(value);
  expect(masker.scanText(value)).toEqual([]);
  expect(kindsInText(value, true)).toEqual([]);
});

test.each([
  ['token', '**Токен API:** k9Zx81QwAb'],
  ['token', '| Ключ доступа | k9Zx81QwAb |'],
  ['token', 'api_key: k9Zx81QwAb'],
  ['name', '**ФИО:** Образцова'],
  ['name', '| Фамилия | Образцова |'],
])('both scans find a %s in what is called one: %s', (kind, value) => {
  expect(masker.scanText(value)).not.toEqual([]);
  expect(kindsInText(value, true)).toEqual([kind]);
});

const texts = positives().filter(({ where }) => where === 'text');
/** Of each kind: the share that the rules of verify tell, of themselves. */
const TOLD: readonly (readonly [kind: string, share: number])[] = [
  ['birth date', 0.9],
  ['home address', 0.8],
  ['account', 0.6],
  ['identity document', 0.8],
  ['card', 0.7],
  ['name', 0.9],
  ['email', 0.85],
  ['phone', 0.9],
  ['promo code', 0.95],
  ['token', 0.8],
  ['capability URL', 0.85],
  ['person unseen before', 0.97],
  ['secret unseen before', 0.97],
];

/** Of so many texts of the corpus, at least, the rules tell each kind. */
const TOLD_AS: Readonly<Record<string, number>> = {
  ...{
    barcode: 22,
    name: 1051,
    'e-mail': 402,
    'birth date': 114,
    account: 37,
    phone: 579,
    'capability URL': 48,
    card: 55,
  },
  ...{
    'identity document': 101,
    'tax number': 6,
    'bank account': 24,
    home: 59,
    'promo code': 226,
    token: 718,
    'password in a URL': 20,
    'network address': 17,
    device: 11,
  },
};

const known = new Map<string, string[]>();

/** What the scan finds in a text of the corpus: looked for once, as several tests ask. */
function kindsOf(value: string): string[] {
  const found = known.get(value) ?? kindsInText(value, true);
  known.set(value, found);
  return found;
}

test.each(TOLD)('verify tells %s unmasked', (kind, share) => {
  const items = texts.filter((item) => item.kind === kind);
  const found = items.filter(({ text: value }) => kindsOf(value).length > 0);
  expect(found.length / items.length).toBeGreaterThanOrEqual(share);
});

test('verify tells each kind of at least as many texts as it did', () => {
  const counts: Record<string, number> = {};
  for (const { text: value } of texts)
    for (const kind of kindsOf(value)) counts[kind] = (counts[kind] ?? 0) + 1;
  expect(Object.keys(counts).sort()).toEqual(Object.keys(TOLD_AS).sort());
  const fewer = Object.entries(TOLD_AS).filter(([kind, least]) => (counts[kind] ?? 0) < least);
  expect(fewer).toEqual([]);
});

test('verify finds nothing in what the corpus holds masked, nor in what only looks like it', () => {
  const masked = texts.map(shownOf).filter((value) => kindsInText(value, true).length > 0);
  expect(masked).toEqual([]);
  const near = nearMisses()
    .filter(({ where, label }) => where === 'text' && !label.startsWith('cannot be told apart: '))
    .filter(({ text: value }) => kindsInText(value, true).length > 0);
  expect(near.map(({ text: value }) => value)).toEqual([]);
});
