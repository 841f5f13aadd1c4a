import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditMain } from '../../scripts/commands/audit-main.ts';
import type { CommandIo } from '../../scripts/commands/command-io.ts';
import { auditMasker } from '../../src/command/audit-masker.ts';
import { planLive } from '../../src/command/live-run.ts';
import { thisProcess } from '../../src/command/process-owner.ts';
import { DEFAULT_OPTIONS } from '../../src/common/audit-options.ts';
import { clockFrom } from '../../src/common/clock.ts';
import { makeScenarioCalls } from '../../src/contract/scenario-calls.ts';
import { createSender, type Sender } from '../../src/http/patient-send.ts';
import { ONE_TRY } from '../../src/http/policy.ts';
import { isReadOnly } from '../../src/http/read-only.ts';
import { type WriteGuard, writeGuard } from '../../src/http/write-guard.ts';
import { accountWrite, heldWrites } from '../../src/live/held-writes.ts';
import { liveSettings } from '../../src/live/live-settings.ts';
import { openLiveTarget } from '../../src/live/live-target.ts';
import { noteWrites } from '../../src/live/note-writes.ts';
import { type UndoneHeld, undoHeld } from '../../src/live/undo-held.ts';
import { beginJournal, journalFile, journalsIn, readJournal } from '../../src/live/write-journal.ts';
import { AuditError } from '../../src/model/errors.ts';
import { createSimulator } from '../../src/simulator/create-simulator.ts';
import { type SimulatorServer, serveSimulator } from '../../src/simulator/serve.ts';
import { isLive } from '../../src/simulator/state/partner-ticket.ts';
import { planRun } from '../../src/spec/plan-run.ts';
import { readDocuments } from '../../src/spec/read-documents.ts';
import { allCases } from '../cases/all-cases.ts';
import { callCommand } from './call-command.ts';
import { liveEnvironment } from './struck-run.ts';

// The writes of a live run, broken off at every call of theirs, against a simulator that keeps what was written.

const WRITES = ['6.1', '6.2', '6.5', '6.6'];
const simulator = createSimulator();
const out = mkdtempSync(join(tmpdir(), 'qtickets-interrupted-'));
const clock = clockFrom({});
const documents = readDocuments(DEFAULT_OPTIONS);
const commonHeaders = documents.spec.commonHeaders;
let server: SimulatorServer;
let env: Record<string, string>;

beforeAll(async () => {
  server = await serveSimulator(simulator);
  const { QTICKETS_RESET_URL: _, ...rest } = liveEnvironment(server.url);
  env = rest;
});
afterAll(async () => {
  await server.close();
  rmSync(out, { recursive: true, force: true });
});

function plain(guard: WriteGuard = writeGuard([])): Sender {
  return createSender({ policy: ONE_TRY, guard, clock });
}

/** How a run ends at a call: it is asked to before or behind it, or it is killed, its answer lost. */
type Ending = 'asked' | 'asked behind' | 'killed' | 'killed behind';

/** A sender with which the run ends at its nth write. */
function endingAt(nth: number, ending: Ending, cut: AbortController): Sender {
  const sender = plain();
  let writes = 0;
  let dead = false;
  const killed = new Error('killed');
  return {
    send: async (place, request) => {
      if (dead) throw killed;
      if (isReadOnly(request.method, request.path)) return sender.send(place, request);
      writes += 1;
      if (writes !== nth) return sender.send(place, request);
      dead = ending.startsWith('killed');
      if (ending === 'killed') throw killed;
      if (ending === 'asked') cut.abort();
      const result = await sender.send(place, request);
      if (dead) throw killed;
      cut.abort();
      return result;
    },
  };
}

/** Runs the writes until they are ended at the nth of them; gives the file of their journal. */
async function runUntil(nth: number, ending: Ending): Promise<string> {
  simulator.reset();
  const name = `${ending} ${nth}`;
  const file = journalFile(out, name);
  const settings = liveSettings(env);
  beginJournal(file, { run: name, owner: thisProcess(), rest: settings.rest, partners: settings.partners });
  const options = { ...DEFAULT_OPTIONS, target: 'live' as const };
  const { plan } = planLive(planRun(options, documents, allCases), env, { settings, sender: plain() });
  const cut = new AbortController();
  const masker = auditMasker(env);
  const sender = endingAt(nth, ending, cut);
  const target = openLiveTarget(settings, sender);
  const context = { target, sender, masker, clock, writes: noteWrites(file, masker), cut: cut.signal };
  try {
    for (const planned of plan.selected.filter(({ entry }) => WRITES.includes(entry.id)))
      for (const scenario of planned.case.scenarios)
        if (!cut.signal.aborted) await makeScenarioCalls(context, planned, scenario, commonHeaders);
  } catch (error) {
    // Nothing more is done by a process that is gone.
    if (!ending.startsWith('killed')) throw error;
  }
  return file;
}

const auditCommand = (io: CommandIo) => auditMain(io, async () => 0);

async function undoIn(file: string, sender: Sender = plain()): Promise<UndoneHeld> {
  const journal = readJournal(file);
  if (journal === null) throw new RangeError(`no journal ${file}`);
  const limit = new AbortController().signal;
  return undoHeld(journal, {
    settings: liveSettings(env),
    sender,
    commonHeaders,
    limit,
    pause: async () => {},
  });
}

function booked(): number[] {
  return simulator.state.tickets
    .all()
    .filter((ticket) => isLive(ticket, simulator.clock.now()))
    .map(({ id }) => id);
}

/** Writes at which a run is ended: what books, what changes and removes, and what undoes that. */
const MOMENTS = [2, 3, 5, 6, 8, 9, 10, 11, 13, 14];
/** Those that are made with a token that may not write. */
const REFUSED = [4, 7, 12];
const ENDINGS: Ending[] = ['asked', 'asked behind', 'killed', 'killed behind'];
let before: number[];
beforeAll(() => {
  simulator.reset();
  before = booked();
});

test.each(ENDINGS)(
  'a run that is %s at any of its writes leaves nothing booked once it is settled',
  async (ending) => {
    let met = 0;
    for (const nth of MOMENTS) {
      const file = await runUntil(nth, ending);
      met += booked().length - before.length;
      const { left } = await undoIn(file);
      expect([ending, nth, left, booked()]).toEqual([ending, nth, [], before]);
      expect(heldWrites(readJournal(file)?.lines ?? [])).toEqual([]);
    }
    // Else it would prove nothing: where a run may still make its own calls to undo, it has.
    if (ending.startsWith('killed')) expect(met).toBeGreaterThan(0);
  },
);

test.each(REFUSED)(
  'of a write that must be refused and was lost (the %ith), it is named that nobody knows',
  async (nth) => {
    const { left } = await undoIn(await runUntil(nth, 'killed behind'));
    expect(booked()).toEqual(before);
    // A search shows of the first that it booked nothing.
    expect(left.map(({ intent }) => intent.scenario)).toEqual(nth === 4 ? [] : ['read']);
  },
);

test.each([
  [
    'the API does not answer any more',
    () => ({ send: async () => ({ response: null, failure: new Error('gone'), attempts: [] }) }),
  ],
  [
    'the guard refuses every write',
    () => {
      const refusal = ({ method, path }: { method: string; path: string }) =>
        isReadOnly(method, path) ? null : new AuditError('WRITE_REFUSED', 'not listed', 'List it.');
      return plain({ check: (_, request) => refusal(request), refusal: () => 'not listed' });
    },
  ],
])('when %s, what is booked is left, and named with the call that removes it', async (_, sender) => {
  const file = await runUntil(5, 'killed behind');
  const ids = booked().filter((id) => !before.includes(id));
  expect(ids).toHaveLength(2);
  const { undone, left } = await undoIn(file, sender());
  expect([undone, left.map(({ kind }) => kind)]).toEqual([[], ['ticket', 'ticket']]);
  for (const { what, call, event } of left.map(accountWrite)) {
    expect(what).toMatch(/event 12, show 4076/);
    expect(call).toContain('/tickets/remove/12/4076');
    expect(event).toBe('12');
  }
  // The next one may still do it.
  expect((await undoIn(file)).undone).toHaveLength(2);
  expect(booked()).toEqual(before);
});

test('a ticket of somebody else under the same external id is not touched', async () => {
  const file = await runUntil(5, 'killed behind');
  const [own, other] = booked()
    .filter((id) => !before.includes(id))
    .map((id) => simulator.state.tickets.get(id));
  if (own === undefined) throw new RangeError('nothing is booked');
  simulator.state.tickets.put({ ...own, external_order_id: 'of somebody else' });
  await undoIn(file);
  expect(booked()).toContain(own.id);
  expect(booked()).not.toContain(other?.id);
});

test('the next run tells what a killed one left, --undo-left undoes it, and then there is nothing to tell', async () => {
  const file = await runUntil(5, 'killed behind');
  // As if its process were gone.
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    text.replace(`"pid":${process.pid}`, `"pid":${spawnSync(process.execPath, ['-v']).pid}`),
  );
  expect(text).not.toMatch(/sim-(rest|partner)/);
  const next = await callCommand(auditCommand, ['--out', out], env);
  expect(next.stderr).toMatch(
    /killed behind 5 left .*\n.*6\.2 \(write\): a ticket .*\n.*tickets\/remove\/12\/4076/,
  );
  // As it is printed it finds what was left, and not the folder of other runs.
  expect(next.stderr).toContain(`--undo-left --out ${out}`);
  const other = { ...env, QTICKETS_PARTNERS_BASE_URL: 'http://127.0.0.1:9/api/partners/v1' };
  const elsewhere = await callCommand(auditCommand, ['--out', out, '--undo-left'], other);
  expect([elsewhere.code, elsewhere.stderr]).toEqual([2, expect.stringContaining('LIVE_SETTINGS')]);
  const undone = await callCommand(auditCommand, ['--out', out, '--undo-left'], env);
  expect([undone.code, undone.stdout]).toEqual([0, expect.stringMatching(/2 undone, 0 left/)]);
  expect(booked()).toEqual(before);
  const again = await callCommand(auditCommand, ['--out', out, '--undo-left'], env);
  expect([again.code, again.stdout]).toEqual([0, expect.stringMatching(/^No run /)]);
  expect(journalsIn(out).map(({ file: kept }) => kept)).not.toContain(file);
});
