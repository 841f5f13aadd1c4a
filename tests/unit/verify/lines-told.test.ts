import { expect, test } from 'vitest';
import { readZip } from '../../../src/verify/bytes/read-zip.ts';
import { compareDocument } from '../../../src/verify/compare-document.ts';
import { counted, ids, withSign } from '../../../src/verify/derive/words.ts';
import { CHECKS, Ledger } from '../../../src/verify/ledger.ts';
import { reportLines } from '../../../src/verify/report-lines.ts';
import type { Verification } from '../../../src/verify/verify-bundle.ts';
import { storedZip } from '../../tamper/stored-zip.ts';

const FINE: Verification = {
  agrees: true,
  verdict: 'READY',
  run: {
    ...{
      id: 'run-of-a-test',
      startedAt: '2025-11-09T13:59:21.000Z',
      target: 'live',
      profile: 'audit',
      access: 'both',
    },
    ...{
      commit: 'c0ffee',
      dirty: false,
      debug: false,
      saidOf: 'the account at qtickets.ru, live',
      toldVerdict: 'READY',
    },
  },
  signed: 'signed by the key',
  disagreements: [],
  checks: [
    { check: 'log', title: CHECKS.log, comparisons: 17, leftOut: null },
    { check: 'spec', title: CHECKS.spec, comparisons: 0, leftOut: 'of a reason' },
  ],
  notes: [],
  notChecked: [],
  otherContract: null,
};
const text = (change: Partial<Verification>) => reportLines('a-name', { ...FINE, ...change }).join('\n');
const other = (count: number) => ({
  differs: Array.from({ length: count }, (_, index) => `file-${index}.`),
  remedy: 'do this',
});
const apart = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    check: 'log' as const,
    what: `what-${index}.`,
    first: { place: `first-${index}`, value: 'one' },
    second: { place: `second-${index}`, value: 'two' },
  }));

test('where the evidence makes another verdict than audit.json has, both are told', () => {
  for (const line of text({ verdict: 'NOT READY' })
    .split('\n')
    .filter((one) => one.includes('verdict')))
    expect(line).toMatch(/\bREADY by audit\.json, and NOT READY by the evidence/);
});

test('what was verified is said with its facts, and what was not with the reason', () => {
  const told = text({});
  for (const part of [
    'a-name',
    'run-of-a-test',
    '2025-11-09T13:59:21.000Z',
    'live',
    'audit',
    'both',
    'c0ffee',
    'READY',
    'qtickets.ru',
  ])
    expect(told).toContain(part);
  for (const part of [CHECKS.log, '17', CHECKS.spec, 'of a reason', 'Agrees']) expect(told).toContain(part);
  expect(text({ run: null })).not.toContain('run-of-a-test');
  expect(told).not.toMatch(/undefined|null|Disagree/);
});

test.each<[string, Partial<Verification>]>([
  ['changes of the commit', { run: { ...FINE.run, dirty: true } as Verification['run'] }],
  ['a debug run', { run: { ...FINE.run, debug: true } as Verification['run'] }],
  ['no commit', { run: { ...FINE.run, commit: null } as Verification['run'] }],
  ['no verdict', { verdict: null }],
  ['another contract', { otherContract: other(1) }],
  ['no signature', { signed: 'unsigned' }],
  ['a note', { notes: ['a note'] }],
  ['what was not checked', { notChecked: ['a thing'] }],
])('%s is said', (_, change) => {
  const lines = reportLines('a-name', { ...FINE, ...change });
  const more = lines.filter((line) => !reportLines('a-name', FINE).includes(line));
  expect(more.length).toBeGreaterThan(0);
  for (const line of more) expect(line).toMatch(/\S/);
  expect(lines.join()).not.toMatch(/undefined|null/);
});

test('what disagrees is told with both places and values, a hundred at most', () => {
  const told = text({ agrees: false, disagreements: apart(1) });
  for (const part of ['what-0.', 'first-0: one', 'second-0: two', CHECKS.log]) expect(told).toContain(part);
  expect(told).toMatch(/1 place\b/);
  expect(text({ agrees: false, disagreements: apart(2) })).toMatch(/2 places\b/);
  expect(text({ agrees: false, disagreements: apart(100) })).not.toContain('--json');
  const many = text({ agrees: false, disagreements: apart(103) });
  expect(many).toMatch(/\b3 more\b.*--json/);
  expect(many).toContain('what-99.');
  expect(many).not.toContain('what-100.');
});

test('ten files of another contract are named, and how many more there are', () => {
  expect(text({ otherContract: other(10) })).toMatch(/file-9\.\n(?!.*more)/);
  const told = text({ otherContract: other(12) });
  expect(told).toMatch(/\b2 more\b/);
  expect(told).toContain('do this');
  expect(told).not.toContain('file-10.');
});

/** What is told of a document: where, under which heading, and what stands on either side. */
function compared(found: string | Buffer, wanted: string): [string, string, string, string][] {
  const ledger = new Ledger();
  const equal = compareDocument('a.md', Buffer.from(found as string), wanted, ledger.of('document'));
  expect(equal).toBe(ledger.disagreements.length === 0);
  return ledger.disagreements.map(({ what, first, second }) => [
    first.place,
    /"(.*)"/.exec(what)?.[1] ?? '',
    first.value,
    second.value,
  ]);
}

test.each<[string, string, string, [string, string, string | RegExp, string | RegExp][]]>([
  ['nothing', 'a\nb', 'a\nb', []],
  ['a line', '# One\na\nx\n', '# One\na\nb\n', [['a.md:3', 'One', 'x', 'b']]],
  ['a line too many', '## Two\na\nx\nb', '## Two\na\nb', [['a.md:3', 'Two', 'x', /\S/]]],
  ['a line too few', 'a\nb', 'a\nx\nb', [['a.md:1', '', /\S/, 'x']]],
  [
    'two lines for one',
    'a\nx\ny\nb',
    'a\nz\nb',
    [
      ['a.md:2', '', 'x', 'z'],
      ['a.md:3', '', 'y', /\S/],
    ],
  ],
  [
    'lines of two places',
    'a\nx\nb\ny',
    'a\nc\nb\nd',
    [
      ['a.md:2', '', 'x', 'c'],
      ['a.md:4', '', 'y', 'd'],
    ],
  ],
])('lines of a document that differ are told at their places: %s', (_, found, wanted, told) => {
  expect(compared(found, wanted)).toEqual(
    told.map((row) => row.map((part) => (part instanceof RegExp ? expect.stringMatching(part) : part))),
  );
});

test('of a document that is another one, it is told that it is, and no more than a hundred lines of any', () => {
  const long = 2 * 3 + 256 * 1024;
  expect(compared('x'.repeat(long + 1), 'a\nb')).toMatchObject([
    ['a.md', '', expect.stringContaining(String(long + 1)), expect.stringContaining('3')],
  ]);
  expect(compared('x'.repeat(long), 'a\nb')).toMatchObject([
    ['a.md:1', '', expect.stringMatching(/\S/), 'a'],
    ['a.md:1', '', expect.stringMatching(/\S/), 'b'],
  ]);
  const lines = (count: number, sign: string) =>
    Array.from({ length: count }, (_, index) => `${sign}${index}`).join('\n');
  expect(compared(lines(101, 'a'), lines(101, 'b'))).toHaveLength(100);
  expect(compared(lines(3000, 'a'), lines(3000, 'b'))).toHaveLength(1);
  expect(compared(Buffer.from([0x61, 0xff]), 'a\ufffd')).toHaveLength(1);
});

const LOCAL: Record<number, number> = { 4: 2, 6: 2, 10: 4 };
test.each<[string, number, number, number]>([
  ['its version', 4, 2, 1],
  ['the version that it needs', 6, 2, 1],
  ['its flags', 8, 2, 2],
  ['its time', 12, 4, 1],
  ['its attributes', 36, 2, 1],
  ['its mode', 40, 2, 1],
  ['its attributes of MS-DOS', 38, 2, 1],
])('an entry of an archive that is odd by %s is told in words', (_, at, bytes, by) => {
  const zip = storedZip(new Map([['a.txt', Buffer.from('x')]]));
  const record = zip.indexOf('PK\x01\x02', 0, 'latin1');
  const change = (place: number) => zip.writeUIntLE(zip.readUIntLE(place, bytes) ^ by, place, bytes);
  change(record + at);
  // What both headers have, both must say.
  if (LOCAL[at - 2] !== undefined && at > 4) change(at - 2);
  const { oddities } = readZip(zip);
  expect(oddities).toHaveLength(1);
  expect(oddities[0]).toMatch(/^a\.txt \S+ \S/);
});

test('numbers and lists in words', () => {
  expect([0, 1, 2].map((number) => counted(number, 'row', 'rows'))).toEqual(['0 rows', '1 row', '2 rows']);
  expect([-1, 0, 1].map(withSign)).toEqual(['-1', '+0', '+1']);
  expect([ids(['1.1', '2.1']), ids([])]).toEqual(['1.1, 2.1', 'none']);
});
