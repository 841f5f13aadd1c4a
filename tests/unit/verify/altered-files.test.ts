import { beforeAll, expect, test } from 'vitest';
import { type Files, pathLike, sealed, textOf, withSums, withText } from '../../tamper/seal-again.ts';
import { disagreeing, KEY, smallBundle, verified } from './small-bundle.ts';

let files: Files;
beforeAll(async () => {
  files = await smallBundle();
});

function edited(path: string | RegExp, from: string | RegExp, to: string): Files {
  const name = typeof path === 'string' ? path : pathLike(files, path);
  const text = textOf(files, name);
  const changed = text.replace(from, to);
  if (changed === text) throw new RangeError(`nothing like ${from} in ${name}`);
  return withText(files, name, changed);
}

const DOCUMENT = /^qtickets_audit_.*\.md$/;

test.each<[string, string | RegExp, string | RegExp, string]>([
  ['a number of the summary', DOCUMENT, '- **Executed**: 4 of', '- **Executed**: 5 of'],
  ['a word of the summary', DOCUMENT, '- **Overall status**: READY', '- **Overall status**: CONDITIONAL'],
  ['an id of a list', DOCUMENT, '**From**: 2.1', '**From**: 3.1'],
  ['a cell of the matrix', DOCUMENT, '+1 clients_raw', '+2 clients_raw'],
  ['a link of the matrix', DOCUMENT, 'test_2_1.json) |\n', 'test_3_7.json) |\n'],
  ['an address of a link', DOCUMENT, '](artifacts/spec/', '](https://elsewhere.example/'],
  ['a row count', DOCUMENT, '| 0 | 1 | +1 | 2.1 +1 |', '| 1 | 1 | +1 | 2.1 +1 |'],
  ['a tick', DOCUMENT, '- [x] The run was not interrupted', '- [ ] The run was not interrupted'],
  ['the text of a tick', DOCUMENT, 'No error outside the cases', 'No error anywhere'],
  ['the duration', DOCUMENT, '12.3 seconds', '11.3 seconds'],
  ['a sentence more', DOCUMENT, '## 4. Metrics', 'Reviewed by 3 people.\n\n## 4. Metrics'],
  ['HTML', DOCUMENT, '## 4. Metrics', '<b>READY</b>\n\n## 4. Metrics'],
  ['a code block', DOCUMENT, '## 4. Metrics', '```\nREADY\n## 4. Metrics'],
  ['a reference', DOCUMENT, '## 4. Metrics', '[1]: https://elsewhere.example\n\n## 4. Metrics'],
  ['a sentence less', DOCUMENT, 'No call was repeated.\n', ''],
  ['a section less', DOCUMENT, /## 4\. Metrics[\s\S]*?(?=## 5)/, ''],
  ['bold for plain', DOCUMENT, '- **Clock**: of the machine', '- **Clock**: **of the machine**'],
])('the document disagrees: %s', (_, path, from, to) => {
  const found = disagreeing(sealed(edited(path, from, to)), KEY.open);
  expect(found).toContain('document');
  expect(found.filter((check) => check !== 'document' && check !== 'signature')).toEqual([]);
});

test('a disagreement of the document shows both values, with file, line and section', () => {
  const result = verified(sealed(edited(DOCUMENT, '- **Executed**: 4 of', '- **Executed**: 5 of')));
  const inDocument = result.disagreements.filter(({ check }) => check === 'document');
  expect(inDocument).toHaveLength(1);
  const [found] = inDocument;
  expect(found?.what).toContain('1. Summary');
  expect(found?.first.place).toMatch(/^qtickets_audit_.*\.md:\d+$/);
  expect([found?.first.value, found?.second.value].map((value) => /: (\d)/.exec(value ?? '')?.[1])).toEqual([
    '5',
    '4',
  ]);
});

test.each<[string, string | RegExp, string | RegExp, string, string]>([
  ['a count of the CSV', /\.csv$/, ',0,1,1,', ',0,2,1,', 'counts'],
  ['a line of the CSV', /\.csv$/, /meta_job_runs.*\n/, '', 'counts'],
  ['a status of ctrf.json', 'ctrf.json', '"status": "passed"', '"status": "failed"', 'ctrf'],
  ['a name of ctrf.json', 'ctrf.json', '"name": "2.1 List clients"', '"name": "2.2 List clients"', 'ctrf'],
  ['a line of ctrf.json', 'ctrf.json', /"line": \d+/, '"line": 1', 'ctrf'],
  ['retries of ctrf.json', 'ctrf.json', '"retries": 0', '"retries": 1', 'ctrf'],
  ['what answered, in ctrf.json', 'ctrf.json', 'of the simulator', 'of a live account', 'ctrf'],
  ['who answered, in audit.json', 'audit.json', '"who": "simulator"', '"who": "account"', 'model'],
  ['what the verdict is said of', 'audit.json', 'of the simulator, made', 'of a live account, made', 'model'],
  ['a debug run', 'audit.json', '"debug": false', '"debug": true', 'model'],
  ['what answered, beside headers', /test_2_1\.json$/, '"of": "simulator"', '"of": "live"', 'responses'],
  ['another form of ctrf.json', 'ctrf.json', '"tests": 5', '"tests":  5', 'ctrf'],
  ['a title of audit.json', 'audit.json', '"title": "List clients"', '"title": "List all"', 'model'],
  ['a class of audit.json', 'audit.json', '"class": "expectedError"', '"class": "succeeded"', 'model'],
  ['a line range', 'audit.json', /small_requests\.md:(\d+)-/, 'small_requests.md:99-', 'model'],
  [
    'a member twice',
    'audit.json',
    '"baseUrl":',
    '"baseUrl": "https://other.example",\n  "baseUrl":',
    'model',
  ],
  ['a verdict of audit.json', 'audit.json', '"status": "READY"', '"status": "CONDITIONAL"', 'model'],
  ['a metric', 'audit.json', '"writeOperations": 2', '"writeOperations": 1', 'model'],
  ['the spec document', /^artifacts\/spec\//, 'List clients', 'List Clients', 'spec'],
  ['a response', /test_2_1\.json$/, '"status": 200', '"status": 201', 'responses'],
])('%s disagrees with the evidence', (_, path, from, to, check) => {
  expect(disagreeing(sealed(edited(path, from, to)))).toContain(check);
});

test('a member that audit.json must not have makes the run underivable, and the output says what was left out', () => {
  const result = verified(sealed(edited('audit.json', '"baseUrl":', '"approvedBy": "me",\n  "baseUrl":')));
  expect(result).toMatchObject({ agrees: false, verdict: null });
  const left = result.checks.filter(({ leftOut }) => leftOut !== null).map(({ check }) => check);
  expect(left).toEqual(expect.arrayContaining(['document', 'masking', 'attestation']));
});

test.each<[string, (bundle: Files) => Files]>([
  ['a byte of a file', (bundle) => withText(bundle, 'ctrf.json', `${textOf(bundle, 'ctrf.json')} `)],
  ['a file that is missing', (bundle) => without(bundle, 'ctrf.json')],
  ['a file too many', (bundle) => withText(bundle, 'artifacts/qtickets_responses/test_1_1.json', '{}\n')],
  [
    'a sum that is wrong',
    (bundle) => withText(bundle, 'SHA256SUMS', textOf(bundle, 'SHA256SUMS').replace(/^./, 'f')),
  ],
  [
    'lines of sums in another order',
    (bundle) => withText(bundle, 'SHA256SUMS', reversed(textOf(bundle, 'SHA256SUMS'))),
  ],
  [
    'a sum of no file',
    (bundle) => withText(bundle, 'SHA256SUMS', `${textOf(bundle, 'SHA256SUMS')}${'0'.repeat(64)}  none\n`),
  ],
  ['no sums', (bundle) => without(bundle, 'SHA256SUMS')],
])('SHA256SUMS disagrees: %s', (_, change) => {
  expect(disagreeing(change(files))).toContain('sums');
});

test.each<[string, (bundle: Files) => Files]>([
  [
    'another byte in it',
    (bundle) => fromOther(bundle, withText(bundle, 'ctrf.json', `${textOf(bundle, 'ctrf.json')} `)),
  ],
  ['an entry that the folder lacks', (bundle) => fromOther(bundle, withText(bundle, 'notes.txt', 'x'))],
  ['a file that it lacks', (bundle) => fromOther(bundle, without(bundle, 'ctrf.json'))],
  ['another form', (bundle) => sealed(bundle, { modified: 0x58210000 })],
  ['no archive at all', (bundle) => withText(bundle, archiveIn(bundle), 'none')],
])('the archive disagrees: %s', (_, change) => {
  expect(disagreeing(withSums(change(files)))).toContain('archive');
});

function without(bundle: Files, path: string): Files {
  const changed = new Map(bundle);
  changed.delete(path);
  return changed;
}

function reversed(text: string): string {
  return `${text.trimEnd().split('\n').reverse().join('\n')}\n`;
}

function archiveIn(bundle: Files): string {
  return pathLike(bundle, /\.zip$/);
}

/** The bundle with the archive of another one. */
function fromOther(bundle: Files, other: Files): Files {
  const path = archiveIn(bundle);
  return new Map(bundle).set(path, sealed(other).get(path) ?? Buffer.alloc(0));
}
