import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { thisProcess } from '../../../src/command/process-owner.ts';
import { accountWrite, heldWrites } from '../../../src/live/held-writes.ts';
import {
  beginJournal,
  type Intent,
  type JournalLine,
  journalFile,
  journalsIn,
  note,
  readJournal,
  removeJournal,
} from '../../../src/live/write-journal.ts';

const folder = mkdtempSync(join(tmpdir(), 'qtickets-journal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ADD: Intent = {
  id: '6.2',
  scenario: 'write',
  method: 'POST',
  path: '/api/partners/v1/tickets/add/12/4076',
  tickets: ['5', '6'].map((seat) => ({ seat: `A-1;${seat}`, externalId: `t${seat}`, orderId: 'o1' })),
  restore: null,
};
const CHANGE: Intent = {
  ...ADD,
  id: '3.5',
  scenario: '',
  method: 'PATCH',
  path: '/api/rest/v1/events/33',
  tickets: [],
  restore: { method: 'PATCH', path: '/api/rest/v1/events/33', body: { name: 'Before' }, api: 'rest' },
};
const OTHER: Intent = { ...CHANGE, id: '2.3', path: '/api/rest/v1/clients', restore: null };
const sent = (n: number, intent: Intent): JournalLine => ({ event: 'intent', n, ...intent });
const told = { event: 'told', id: '6.2', scenario: 'write', undone: false } as const;

function standing(...lines: JournalLine[]): string[] {
  return heldWrites(lines).map((held) => accountWrite(held).what);
}

test.each<[what: string, lines: JournalLine[], standing: RegExp[]]>([
  ['a write that was sent and not answered', [sent(1, ADD)], [/seat A-1;5.*t5.*not known/, /seat A-1;6/]],
  [
    'a write that was obeyed',
    [sent(1, ADD), { event: 'obeyed', n: 1, tickets: ['71', '72'] }],
    [/ticket 71 of event 12, show 4076/, /ticket 72/],
  ],
  ['a write that was refused', [sent(1, ADD), { event: 'nothing', n: 1 }], []],
  [
    'one of two tickets that was removed',
    [sent(1, ADD), { event: 'obeyed', n: 1, tickets: ['71', '72'] }, { event: 'removed', tickets: ['71'] }],
    [/ticket 72/],
  ],
  [
    'a ticket of which its scenario told',
    [sent(1, ADD), { event: 'obeyed', n: 1, tickets: ['71', ''] }, told],
    [/ticket 71/, /seat A-1;6/],
  ],
  ['one ticket that a search did not find', [sent(1, ADD), { event: 'nothing', n: 1, place: 0 }], [/A-1;6/]],
  ['a change', [sent(1, CHANGE)], [/PATCH \/api\/rest\/v1\/events\/33/]],
  [
    'a change that was written back',
    [sent(1, CHANGE), { ...told, id: '3.5', scenario: '', undone: true }],
    [],
  ],
  ['a change that was not', [sent(1, CHANGE), { ...told, id: '3.5', scenario: '' }], [/PATCH/]],
  ['what nothing undoes, told by the document', [sent(1, OTHER), { ...told, id: '2.3', scenario: '' }], []],
  ['what nothing undoes, cut off', [sent(1, OTHER)], [/clients/]],
  ['anything before a reset', [sent(1, ADD), sent(2, OTHER), { event: 'reset' }], []],
])('%s', (_, lines, expected) => {
  const found = standing(...lines);
  expect(found).toHaveLength(expected.length);
  for (const [place, words] of expected.entries()) expect(found[place]).toMatch(words);
});

test('a ticket is named with the call that removes it, and with the event that must be allowed for it', () => {
  const [held] = heldWrites([sent(1, ADD), { event: 'obeyed', n: 1, tickets: ['71', '72'] }]);
  expect(held === undefined ? null : accountWrite(held)).toMatchObject({
    id: '6.2',
    scenario: 'write',
    kind: 'ticket',
    event: '12',
    call: 'POST /api/partners/v1/tickets/remove/12/4076 {"id": 71}',
  });
});

test('a journal is read again, but a last line that was cut off; its folder goes with the last of them', () => {
  const file = journalFile(folder, 'run');
  beginJournal(file, { run: 'run', owner: thisProcess(), rest: 'https://r', partners: 'https://p' });
  note(file, sent(1, ADD));
  appendFileSync(file, '{"event":"obeyed","n":1,"tick');
  const [journal] = journalsIn(folder);
  expect(journal?.head).toMatchObject({ run: 'run', partners: 'https://p' });
  expect(journal?.lines).toEqual([sent(1, ADD)]);
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(readFileSync(file, 'utf8')).not.toMatch(/Bearer|token/i);
  removeJournal(file);
  expect([readJournal(file), journalsIn(folder)]).toEqual([null, []]);
});
