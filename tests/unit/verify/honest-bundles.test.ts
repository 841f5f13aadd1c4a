import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refuseSpecName } from '../../../src/command/spec-name.ts';
import { createMasker } from '../../../src/masking/create-masker.ts';
import { AuditError } from '../../../src/model/errors.ts';
import type { ScenarioEvidence } from '../../../src/model/evidence.ts';
import type { JsonObject, JsonValue } from '../../../src/model/json.ts';
import type { AuditPlan } from '../../../src/model/plan.ts';
import { runs } from '../../fuzz-runs.ts';
import { smallBundle, verified } from './small-bundle.ts';
import { smallPlan } from './small-plan.ts';

const masker = createMasker();

/** What answers hold that once made a bundle disagree, and what is of the kind. */
const WORDS = [
  ...[
    'Basic requirements of theatre',
    'img@2x.png',
    'Концерт «Пример 12»',
    'Bearer of news',
    '10% off',
    'a|b`c*d_e',
  ],
  ...[
    '\u0000',
    '\u001b[2J',
    '\u202e',
    '\ufeff',
    '\ud83c',
    '🎫',
    '\r\n',
    '\n## 1. Heading\n',
    '</script>',
    ']]>',
    '<!--',
  ],
  ...[
    'ivan@example.org',
    '+7 900 111-22-33',
    '4111 1111 1111 1111',
    '870000000012',
    '/pay/Ab3dEf9hIj',
    'Иванов Иван Иванович',
  ],
  ...[
    '{"utm_content":"78313212517"',
    '\\u0041',
    '%D0%98',
    '&amp;',
    '__proto__',
    'ФИО: Образцова',
    'token: k9Zx81QwAb',
    'https://u:p@h/',
  ],
  ...[
    'Токен времени: Возвращение2024',
    'Спектакль «Пароль: не спрашивай» 18+',
    'Basic Instinct2 the show',
    'DJ@Home.Party',
    'фест%40парк.рф',
    '427612******9012',
    '(495) 123-45-67',
    '</details>',
    '[^1]: a',
    '$&',
  ],
];
const text = fc.oneof(
  fc
    .array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 5 })
    .map((parts) => parts.join(' ')),
  fc.constantFrom(...WORDS),
);
const KEYS = [
  'name',
  'note',
  'id',
  'code',
  'value',
  'email',
  'client_name',
  'utm_content',
  'barcode',
  'custom',
  'details',
];
const { value: json } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(null, true),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...KEYS), text), tie('value'), { maxKeys: 4 }),
  ),
}));
const FILE_NAMES = [
  'requests.md',
  'a b.md',
  'запросы.md',
  'a`b|c*.md',
  '<b>.md',
  'q&a.md',
  '1,5%.md',
  'a\u0301.md',
  '#1.md',
  '[a](b).md',
  "it's $& {{x}} %20.md",
  '.hidden.md',
  '__proto__.md',
  '&lt;.md',
  '１２.md',
];
const fileName = fc.oneof(
  fc.constantFrom(...FILE_NAMES),
  text.filter((name) => !name.includes('/') && name !== ''),
);

/** Ids and numbers of campaigns that read like something personal. */
const LIKE_PERSONAL = [
  '871234567890',
  '4111111111111111',
  '4111 1111 1111 1111',
  '89261234567',
  '+441234567890',
  '8 926 123-45-67',
  '427612******9012',
  '5555-5555-5555-4444',
];

/** An answer and a header as the audit keeps them: masked. */
function edited(answer: JsonValue, header: string): (evidence: ScenarioEvidence[]) => void {
  return (evidence) => {
    for (const { response } of evidence
      .filter(({ id }) => id === '2.1')
      .flatMap(({ exchanges }) => exchanges)) {
      if (response === null) continue;
      response.body = masker.maskJson({ ...(response.body as JsonObject), note: answer });
      response.bytes = Buffer.byteLength(JSON.stringify(response.body));
      response.headers['x-note'] = masker.maskText(header);
    }
  };
}

/** The small plan, of a document of this name. */
function planOf(file: string): AuditPlan {
  const plan = smallPlan();
  const documents = plan.documents.map((one) => (one.kind === 'spec' ? { ...one, file } : one));
  return { ...plan, documents, spec: { ...plan.spec, file } };
}

test('a bundle that the audit wrote agrees, whatever stands in answers, messages and names', async () => {
  await fc.assert(
    fc.asyncProperty(json, text, fileName, async (answer, message, file) => {
      const masked = masker.maskJson({ answer, message });
      expect(masker.scanJson(masked)).toEqual([]);
      if (!isKept(file)) return;
      const files = await smallBundle({
        failed: { label: '2.1', check: 'rule:a', message: masker.maskText(message) },
        edit: edited(answer, message),
        change: { plan: planOf(file) },
      });
      expect(verified(files).disagreements).toEqual([]);
    }),
    runs(10),
  );
});

test('a bundle agrees whose answers have ids and campaigns that read like numbers of people', async () => {
  const ids = LIKE_PERSONAL.map((value) => ({
    order_id: value,
    utm_source: value,
    external_id: [value],
    url: `https://${value}:${value}@h/`,
    comment: `https://u${value}:p@h/`,
  }));
  const files = await smallBundle({ edit: edited(ids, '') });
  expect(verified(files).disagreements).toEqual([]);
});

function isKept(file: string): boolean {
  try {
    refuseSpecName(file);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(AuditError);
    return false;
  }
}

test.each([
  'a\u0000.md',
  'a\u202e.md',
  'a\\b.md',
  'con.md',
  'a.',
  `${'a'.repeat(300)}.md`,
  'ivan@example.org.md',
])('a spec document of this name is refused before the run: %j', (name) => {
  expect(() => refuseSpecName(name)).toThrow(/USAGE: .*could not be kept/);
});
