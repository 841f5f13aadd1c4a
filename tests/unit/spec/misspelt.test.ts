import { expect, test } from 'vitest';
import { DEFAULT_OPTIONS } from '../../../src/common/audit-options.ts';
import { AuditError } from '../../../src/model/errors.ts';
import { planRun } from '../../../src/spec/plan-run.ts';
import { readDocuments } from '../../../src/spec/read-documents.ts';
import { parseSpec } from '../../../src/spec/read-spec.ts';
import { allCases } from '../../cases/all-cases.ts';

const entry = (heading: string, label: string, host = 'qtickets.ru') => `# Requests

**Base URL:** \`https://qtickets.ru/api/rest/v1\`

${heading}
**Request:**
\`\`\`
POST https://${host}/api/rest/v1/orders
\`\`\`
${label}
\`\`\`json
{ "page": 1 }
\`\`\`
`;

function refusal(text: string): AuditError {
  try {
    parseSpec(Buffer.from(text), 'own.md');
  } catch (error) {
    return error as AuditError;
  }
  throw new Error('it was taken');
}

test.each([
  ['**Bodyy:**', 'Body'],
  ['**Boddy:**', 'Body'],
  ['**Bdoy:**', 'Body'],
  ['**Exmaples:**', 'Examples'],
  ['**Header:**', 'Headers'],
  ['**Expcted:**', 'Expected'],
  ['**Тел:**', 'Тело'],
  ['**Загаловки:**', 'Заголовки'],
])('the label %s is told with its line, and what it probably means', (label, meant) => {
  const error = refusal(entry('### 1.1. List', label));
  expect(error).toMatchObject({ code: 'SPEC_PARSE', place: { file: 'own.md', line: 10 } });
  expect(error.remedy).toContain(`**${meant}:**`);
});

test.each(['**Note:**', '**Important**', '**Response:**', '**Somebody:**'])(
  'the bold text %s is the author’s, and no label',
  (label) => {
    expect(parseSpec(Buffer.from(entry('### 1.1. List', label)), 'own.md').entries).toHaveLength(1);
  },
);

test.each([
  ['### 1,2 List', '1.2'],
  ['### 1-2. List', '1.2'],
  ['### 1 2 List', '1.2'],
  ['### 6_16: List', '6.16'],
  ['### r1. List', 'R1'],
  ['### List of orders', '6.16'],
])('a request below the heading %s is told, with the id that it probably means', (heading, meant) => {
  const error = refusal(entry(heading, '**Body:**'));
  expect(error).toMatchObject({ code: 'SPEC_PARSE', place: { file: 'own.md', line: 5 } });
  expect(error.remedy).toContain(meant);
});

test('an entry for another host is told with its line', () => {
  expect(refusal(entry('### 1.1. List', '**Body:**', 'qtickets.app'))).toMatchObject({
    code: 'SPEC_PARSE',
    place: { file: 'own.md', line: 8 },
  });
});

test('a case id that stands twice is told with both lines', () => {
  const [first] = allCases.filter(({ id }) => id === '6.15');
  const twice = first === undefined ? [] : [...allCases, { ...first }];
  const plan = () => planRun(DEFAULT_OPTIONS, readDocuments(DEFAULT_OPTIONS), twice);
  expect(plan).toThrow(AuditError);
  expect(plan).toThrow(/tests\/cases\/6-partners\.cases\.ts:\d+.*two cases have the id 6\.15/);
});
