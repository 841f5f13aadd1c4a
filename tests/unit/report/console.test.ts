import { expect, test } from 'vitest';
import { PROJECT_DIR } from '../../../src/command/project-paths.ts';
import { DEFAULT_OPTIONS } from '../../../src/common/audit-options.ts';
import { plainTranslatorOf } from '../../../src/documents/messages/translator.ts';
import type { AuditRun } from '../../../src/model/audit-run.ts';
import { casePlace } from '../../../src/report/case-place.ts';
import { checkLines } from '../../../src/report/console/check-lines.ts';
import { consoleSummary } from '../../../src/report/console/console-summary.ts';
import { longDifference } from '../../../src/report/console/long-difference.ts';
import { SectionProgress } from '../../../src/report/console/section-progress.ts';
import { PLAIN, type Terminal, terminalOf, widthOf } from '../../../src/report/console/terminal.ts';
import { Waiting } from '../../../src/report/console/waiting.ts';
import type { Bundle } from '../../../src/report/write-bundle.ts';
import { allCases } from '../../cases/all-cases.ts';
import { bundleIn, tempFolder } from './fixture-bundle.ts';
import { planOf } from './fixture-plan.ts';
import { filedRun, goodBut, goodPlays, runOf } from './fixture-run.ts';

const MESSAGES = {
  schema: '/data/0/name: expected a text of at least one letter, came "" (schemas/api/order.schema.json)',
  'rule:title': '/data/0/title: expected "Балет 白鳥の湖 в двух действиях с одним антрактом", came null',
  'rows:stg_qtickets_api_orders_raw':
    'stg_qtickets_api_orders_raw: column payed is not what was answered in 2 rows. id "1": expected "1", actual "0"; id "2": expected "0", actual "1"',
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal is told by is a control character.
const ESCAPE = /\u001b/;

test.each([
  ['a terminal', { isTTY: true, columns: 100 }, {}, { columns: 100, colour: true, live: true }],
  [
    'one that wants no colour',
    { isTTY: true, columns: 100 },
    { NO_COLOR: '1' },
    { columns: 100, colour: false, live: true },
  ],
  [
    'an empty NO_COLOR',
    { isTTY: true, columns: 100 },
    { NO_COLOR: '' },
    { columns: 100, colour: true, live: true },
  ],
  [
    'a dumb one',
    { isTTY: true, columns: 100 },
    { TERM: 'dumb' },
    { columns: 100, colour: false, live: false },
  ],
  [
    'the log of a CI',
    { isTTY: true, columns: 100 },
    { CI: 'true' },
    { columns: 100, colour: true, live: false },
  ],
  [
    'one that does not know its width',
    { isTTY: true, columns: 0 },
    {},
    { columns: 80, colour: true, live: true },
  ],
  ['a very narrow one', { isTTY: true, columns: 12 }, {}, { columns: 40, colour: true, live: true }],
  ['a pipe', {}, {}, PLAIN],
  ['a pipe with a width', {}, { COLUMNS: '60' }, { ...PLAIN, columns: 60 }],
  ['a pipe with colours asked for by others', {}, { FORCE_COLOR: '1' }, PLAIN],
])('%s is written to as it can show', (_, stream, env, wanted) => {
  expect(terminalOf(stream, env)).toEqual(wanted);
});

test('a failure tells the entry, what was asked, each check, and where everything is', async () => {
  const { text, bundle } = await summary(PLAIN);
  const artifact = bundle.run.entries[0]?.scenarios[0]?.artifact ?? 'no file';
  for (const part of [
    '1.1 Entry 1.1',
    'GET /api/rest/v1/orders',
    'at /data/0/name',
    'expected a text of at least one letter',
    'got      ""',
    'at id "1"',
    'expected "1"',
    'got      "0"',
    'at id "2"',
    `${bundle.folder.name}/${artifact}`,
    `${casePlace(PROJECT_DIR, '1.1')?.file}:${casePlace(PROJECT_DIR, '1.1')?.line}`,
    'npm run audit -- --only 1.1',
    'call, with the base URLs of the run in the environment',
    'QTICKETS_BASE_URL%/}"/orders',
  ])
    expect(text).toContain(part);
  expect(text).not.toMatch(/schema: |undefined|\[object/);
});

test.each([40, 60, 80, 120])(
  'in %i columns no word is broken, and only what is copied is longer',
  async (columns) => {
    const whole = (await summary(PLAIN)).text;
    const { text } = await summary({ ...PLAIN, columns });
    expect(words(text)).toEqual(words(whole));
    const long = text.split('\n').filter((line) => widthOf(line) > columns);
    const copied =
      /^\s*(?:\S+|(?:again +)?npm run audit .*|(?:curl |-H |--data-raw ).*|(?:Document: |SHA-256 ).*)$/;
    expect(long.filter((line) => !copied.test(line))).toEqual([]);
  },
);

test('colours are those of a terminal alone, and say nothing that the words do not', async () => {
  const plain = (await summary(PLAIN)).text;
  expect(plain).not.toMatch(ESCAPE);
  const { text } = await summary({ ...PLAIN, colour: true });
  expect(text).toMatch(ESCAPE);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: see above.
  expect(words(text.replace(/\u001b\[\d+m/g, ''))).toEqual(words(plain));
});

test('what an answer holds cannot write to the terminal', async () => {
  const { text } = await summary(PLAIN, (run) => {
    const [entry] = run.entries;
    if (entry !== undefined) entry.title = 'List \u001b[2J\u202eorders\u0007';
    for (const check of entry?.scenarios[0]?.checks ?? [])
      check.message = 'expected 1, came \u001b]0;x\u0007';
  });
  expect(text).not.toMatch(ESCAPE);
  expect(text).not.toContain('\u202e');
  expect(text).toContain('\\u202e');
});

test('of many failures each is named, and one command runs all of them again', async () => {
  const { text } = await summary(PLAIN, (run) => {
    const [entry] = run.entries;
    if (entry === undefined) return;
    for (let number = 1; number <= 30; number += 1) run.entries.push({ ...entry, id: `9.${number}` });
  });
  for (let number = 1; number <= 30; number += 1) expect(text).toContain(`✕ 9.${number} `);
  expect(text).toContain('--only failed');
  expect(text.split('\n').length).toBeLessThan(400);
});

test('the command that runs it again has the options of the run', async () => {
  const { text } = await summary(PLAIN, () => {}, {
    spec: 'my own/spec.md',
    target: 'simulator',
    access: 'read',
  });
  expect(text).toContain(
    "npm run audit -- --target simulator --access read --spec 'my own/spec.md' --only 1.1",
  );
});

test('a run in which nothing failed tells of no failure', async () => {
  const bundle = await bundleIn(await tempFolder(), runOf(goodPlays()));
  const text = consoleSummary(bundle, { options: DEFAULT_OPTIONS, project: PROJECT_DIR, terminal: PLAIN });
  expect(text).not.toMatch(/✕|curl|--only/);
});

test('every case has a place of its own, in a file of cases', () => {
  const places = allCases.map(({ id }) => casePlace(PROJECT_DIR, id));
  expect(places.filter((place) => place === null)).toEqual([]);
  expect(new Set(places.map((place) => `${place?.file}:${place?.line}`)).size).toBe(allCases.length);
  expect(casePlace(PROJECT_DIR, '99.1')).toBeNull();
  expect(casePlace('/no/such/folder', '1.1')).toBeNull();
});

test('of two long texts only what differs is told, with what stands around it', () => {
  const expected = JSON.stringify({
    data: Array.from({ length: 30 }, (_, id) => ({ id, name: `item ${id}` })),
  });
  const told = longDifference(PLAIN, expected, expected.replace('item 17', 'item seventeen'));
  expect(told).toContain('[-17-]{+seventeen+}');
  expect(told?.length).toBeLessThan(120);
  expect(longDifference(PLAIN, 'short', 'other')).toBeNull();
  expect(longDifference(PLAIN, 'a '.repeat(60), 'b c '.repeat(60))).toBeNull();
});

test('rows on the console are those of the document: the log of loads is not among them', async () => {
  const written: string[] = [];
  const waiting = new Waiting({ write: (text) => written.push(text) }, PLAIN, () => 0);
  const progress = new SectionProgress(planOf(), waiting);
  const run = runOf(goodPlays());
  for (const evidence of filedRun(run).evidence) progress.scenarioDone(evidence);
  progress.end();
  const told = [...written.join('').matchAll(/rows (\d+)/g)].map(([, rows]) => Number(rows));
  const { bundle, text } = await summary(PLAIN);
  expect(told.reduce((sum, rows) => sum + rows, 0)).toBe(15);
  expect(text).toMatch(/^1 {8}0\/1 {5}3$/m);
  expect(bundle.run.tables.length).toBeGreaterThan(0);
});

test('a pipe is told what is waited for after a second, and then ever more seldom', () => {
  const { written, at, waiting } = clocked(PLAIN);
  waiting.now('1.1 List orders');
  for (let second = 0; second <= 60; second += 1) at(second * 1000);
  waiting.done();
  at(90_000);
  expect(written.join('').match(/\d+(?= s\n)/g)).toEqual(['1', '2', '4', '8', '16', '32']);
  expect(written.join('')).toContain('1.1 List orders');
});

test('a pipe of a given width is told it in lines that are no wider, with every word', () => {
  const { written, at, waiting } = clocked({ columns: 30, colour: false, live: false });
  waiting.now('1.2 List orders, paid only, and what else there is');
  at(1000);
  waiting.done();
  const lines = written.join('').trimEnd().split('\n');
  for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(30);
  expect(words(lines.join(' ')).join(' ')).toMatch(
    /1\.2 List orders, paid only, and what else there is.* 1 s$/,
  );
});

test('a terminal shows it in one line that never fills it, and clears it', () => {
  const { written, at, waiting } = clocked({ columns: 40, colour: false, live: true });
  waiting.now('1.1 Список заказов 注文の一覧 без фильтра и без постраничной выдачи', '1. Orders: 1/3 calls');
  for (let tenth = 1; tenth <= 30; tenth += 1) at(tenth * 100);
  waiting.say('1. Orders: 3/3 calls');
  waiting.done();
  expect(written.join('')).not.toContain('\n\n');
  for (const line of written.join('').split('\r\u001b[2K'))
    expect(widthOf(line.split('\n')[0] ?? '')).toBeLessThan(40);
  // What is waited for is cut, and not for how long.
  expect(written.filter((line) => /^\S 1\.1 Сп|waiting for 1\.1/.test(line)).length).toBeGreaterThan(0);
  for (const line of written.filter((text) => text.includes('waiting'))) expect(line).toMatch(/…?: \d+ s$/);
  expect(written.at(-1)).toBe('1. Orders: 3/3 calls\n');
});

function clocked(terminal: Terminal) {
  let now = 0;
  const written: string[] = [];
  const waiting = new Waiting({ write: (text) => written.push(text) }, terminal, () => now);
  const at = (time: number) => {
    now = time;
    waiting.tick();
  };
  return { written, at, waiting };
}

async function summary(
  terminal: Terminal,
  edit: (run: AuditRun) => void = () => {},
  options: Partial<typeof DEFAULT_OPTIONS> = {},
): Promise<{ text: string; bundle: Bundle }> {
  const bundle = await bundleIn(await tempFolder(), runOf(goodBut('1.1', { failed: 'schema' })));
  const run = structuredClone(bundle.run);
  for (const scenario of run.entries[0]?.scenarios ?? [])
    scenario.checks = Object.entries(MESSAGES).map(([name, message]) => ({ name, result: 'fail', message }));
  edit(run);
  const parts = { options: { ...DEFAULT_OPTIONS, ...options }, project: PROJECT_DIR, terminal };
  return { text: consoleSummary({ ...bundle, run }, parts), bundle };
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

test.each([
  ['en', '1.1 Entry 1.1 failed: schema, rule:title'],
  ['ru', '1.1 Entry 1.1: не прошло: schema, rule:title'],
] as const)('of a run of some entries a failure is told at once, in %s', (lang, wanted) => {
  const told = (only: readonly string[] | null) => {
    const written: string[] = [];
    const waiting = new Waiting({ write: (text) => written.push(text) }, PLAIN, () => 0);
    const progress = new SectionProgress({ ...planOf({ lang }), only }, waiting);
    const [first] = filedRun(runOf(goodPlays())).evidence;
    if (first === undefined) throw new Error('the run has no evidence');
    const failed = ['schema', 'rule:title'].map((name) => ({
      ...first.checks[0],
      name,
      result: 'fail' as const,
      message: 'wrong',
    }));
    progress.scenarioDone({ ...first, checks: [...first.checks, ...failed] } as typeof first);
    progress.end();
    return written.join('');
  };
  expect(told(['1.1'])).toContain(`${wanted}\n`);
  expect(told(null)).not.toContain('rule:title');
});

test('rows are told one by one, also where the id of a seat holds what stands between rows', () => {
  const row = (seat: number) =>
    `event_id "12", seat_id "CENTER_PARTERRE-20;${seat}", note "a \\"; b": expected "${seat}00", actual "${seat}01"`;
  const message = `tickets_raw: column price is not what the answers hold in 3 rows. ${[5, 6, 7].map(row).join('; ')}`;
  const lines = checkLines('rows:tickets_raw', message, { terminal: PLAIN, words: plainTranslatorOf('en') });
  expect(lines.filter((line) => /expected/.test(line)).map((line) => line.trim())).toEqual([
    'expected "500"',
    'expected "600"',
  ]);
});
