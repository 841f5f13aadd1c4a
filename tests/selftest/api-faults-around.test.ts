import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { clockFrom } from '../../src/common/clock.ts';
import { itemsAt, valueAt } from '../../src/common/items-path.ts';
import { createSender } from '../../src/http/patient-send.ts';
import { PATIENT, type SendPolicy } from '../../src/http/policy.ts';
import { writeGuard } from '../../src/http/write-guard.ts';
import { liveSettings } from '../../src/live/live-settings.ts';
import { openLiveTarget } from '../../src/live/live-target.ts';
import { preflight } from '../../src/live/preflight.ts';
import type { ScenarioEvidence } from '../../src/model/evidence.ts';
import { createSimulator } from '../../src/simulator/create-simulator.ts';
import type { FaultDefinition } from '../../src/simulator/faults/fault-definition.ts';
import { type SimulatorServer, serveSimulator } from '../../src/simulator/serve.ts';
import { SIMULATOR_TOKENS } from '../../src/simulator/tokens.ts';
import { failedChecks } from './altered-run.ts';
import { sectionOf } from './struck-facts.ts';
import { liveEnvironment, openStruckRun, type StruckRun } from './struck-run.ts';

// What faults do beside the entry that they strike: before the run, to entries that need another's answer, to personal data.
const simulator = createSimulator();
let server: SimulatorServer;
let struckRun: StruckRun;
beforeAll(async () => {
  server = await serveSimulator(simulator);
  struckRun = await openStruckRun();
});
afterAll(async () => {
  await struckRun.close();
  await server.close();
});

function preflightOf(url: string, limits: Partial<SendPolicy> = {}): Promise<void> {
  const clock = clockFrom({});
  const policy = { ...PATIENT, perSecond: 0, ...limits };
  const sender = createSender({ policy, guard: writeGuard([]), clock, sleep: async () => {} });
  const target = openLiveTarget(liveSettings(liveEnvironment(url)), sender);
  return preflight({ target, sender, clock, commonHeaders: { 'Content-Type': 'application/json' } });
}

test.each<[FaultDefinition['fault'], string, Partial<SendPolicy>?]>([
  ['429', 'status 429'],
  ['500', 'status 500'],
  ['504', 'status 504'],
  ['redirect-other-host', 'status 302'],
  ['html-200', 'answers no JSON'],
  ['empty-body', 'answers no JSON'],
  ['truncated-json', 'answers no JSON'],
  ['duplicate-keys', 'stands twice in one object'],
  ['deep-nesting', 'nested deeper'],
  ['invalid-utf8', 'not valid UTF-8'],
  ['gzip-lie', 'not packed as its Content-Encoding says'],
  ['endless-body', 'larger than 32 MiB'],
  ['drip-feed', 'no whole answer came in time', { totalMs: 300 }],
  ['no-answer', 'no whole answer came (ECONNRESET)'],
  ['reset-mid-body', 'no whole answer came (ECONNRESET)'],
])('%s before the run: PREFLIGHT, which says so and names no token', async (fault, words, limits) => {
  simulator.faults.set([{ fault, route: 'GET /clients' }]);
  const error = await preflightOf(server.url, limits).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'PREFLIGHT' });
  expect(String(error)).toContain('the REST API');
  expect(String(error)).toContain(words);
  expect(String(error)).not.toMatch(/Partners API|sim-rest/);
});

test('a port that refuses: PREFLIGHT with the code of the system', async () => {
  const closed = await serveSimulator(createSimulator());
  await closed.close();
  await expect(preflightOf(closed.url)).rejects.toThrow(/ECONNREFUSED/);
});

test('a burst before the run is waited for', async () => {
  simulator.faults.set([{ fault: '503', calls: 4 }]);
  await expect(preflightOf(server.url)).resolves.toBeUndefined();
});

test.each<[FaultDefinition['fault'], string]>([
  ['error-in-200', '3.1: GET /api/rest/v1/events: expected success, came 200 UNKNOWN_ERROR'],
  ['500', '3.1: GET /api/rest/v1/events: expected success, came 500 UNKNOWN_ERROR'],
  ['html-200', '3.1: the body is not JSON'],
  ['endless-body', 'RESPONSE_TOO_LARGE'],
])('%s on a call that an entry needs fails that entry by its prerequisite', async (fault, words) => {
  const struck = await struckRun.under([{ fault, route: 'GET /events' }], { ids: ['3.3'], patience: 'live' });
  expect(failedChecks(struck.evidence[0] as ScenarioEvidence)).toEqual(['prerequisites']);
  expect(sectionOf(struck.document, 5)).toContain(words);
});

test('a needed answer that went wrong is asked for again by the next entry', async () => {
  const fault: FaultDefinition = { fault: 'error-in-200', route: 'POST /tickets/find', calls: 1 };
  const struck = await struckRun.under([fault], { ids: ['6.10', '6.11'], patience: 'live' });
  expect(struck.evidence.map(failedChecks)).toEqual([['prerequisites'], []]);
});

test.each<FaultDefinition['fault']>([
  'truncated-json',
  'duplicate-keys',
  'invalid-utf8',
  'wrong-content-type',
])('the evidence of %s holds no name of a person, and no e-mail', async (fault) => {
  const struck = await struckRun.under([{ fault, route: 'GET /clients' }], {
    ids: ['2.1'],
    patience: 'live',
  });
  const clients = await struckRun.ask('GET', '/api/rest/v1/clients', SIMULATOR_TOKENS.rest);
  const personal = itemsAt(clients, 'data[*]').flatMap(({ value }) =>
    ['email', 'details.name', 'details.surname', 'details.phone'].flatMap((field) => {
      const text = valueAt(value, field);
      return typeof text === 'string' && text.length > 2 ? [text] : [];
    }),
  );
  expect(personal.length).toBeGreaterThan(100);
  const body = struck.evidence[0]?.exchanges[0]?.response?.body;
  // Once as it came, with letters escaped by their number, and once read.
  const texts = [JSON.stringify(body), String(body)].map((text) => `${text}${unescaped(text)}`);
  expect(personal.filter((value) => texts.some((text) => text.includes(value)))).toEqual([]);
  expect(struck.unmasked).toEqual([]);
});

test('an answer that breaks off is one failure, of which no library complains', async () => {
  const complaints = vi.spyOn(console, 'warn');
  const fault: FaultDefinition = { fault: 'reset-mid-body', route: 'GET /price-shades' };
  await struckRun.under([fault], { ids: ['4.1'], patience: 'live' });
  expect(complaints.mock.calls).toEqual([]);
  complaints.mockRestore();
});

test('a body without an end takes no more memory than the limit', async () => {
  const before = process.resourceUsage().maxRSS;
  const fault: FaultDefinition = { fault: 'endless-body', route: 'GET /price-shades' };
  await struckRun.under([fault], { ids: ['4.1'], patience: 'live' });
  expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(300);
});

function unescaped(text: string): string {
  return text.replace(/\\+u([0-9a-f]{4})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
