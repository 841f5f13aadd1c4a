import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { verifierOf } from '../../scripts/commands/verify-main.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { prettyJson } from '../../src/report/pretty-json.ts';
import { openBundle } from '../../src/verify/files/bundle.ts';
import type { Verification } from '../../src/verify/verify-bundle.ts';
import { eventsOf, type Files, sealed, textOf, withEvents, withResponse } from '../tamper/seal-again.ts';
import { sharedRun, specAskingForUnpaidOrders } from './shared-runs.ts';

// A forger with the source and without the key: the log is chained anew, and every sum follows. What an audit had to do is not
// in the bundle, but in the checkout.
let passed: Files;
let failed: Files;
let interrupted: Files;
beforeAll(async () => {
  const filesOf = async (name: Parameters<typeof sharedRun>[0]) =>
    new Map(openBundle(join((await sharedRun(name)).out, 'latest')).files);
  passed = await filesOf('profile seed with read access');
  failed = await filesOf('an entry that fails');
  interrupted = await filesOf('a run that was interrupted');
});

type Model = JsonObject & {
  run: JsonObject;
  schemas: JsonObject[];
  entries: (JsonObject & { id: string; scenarios: JsonObject[] })[];
};

/** The bundle with another log and model, sealed again. */
function forged(
  files: Files,
  change: (events: JsonObject[], audit: Model) => JsonObject[] | undefined,
): Files {
  const events = eventsOf(files);
  const audit = JSON.parse(textOf(files, 'audit.json')) as Model;
  const changed = change(events, audit) ?? events;
  const withModel = new Map(files).set('audit.json', Buffer.from(prettyJson(audit)));
  return sealed(withEvents(withModel, changed));
}

async function verified(files: Files, spec?: string): Promise<Verification> {
  const bundle = { source: 'folder' as const, files, oddities: [] };
  return (await verifierOf(bundle, {}, spec))(bundle);
}

/** What the contract alone says against a bundle. */
async function objections(files: Files, spec?: string): Promise<string[]> {
  const { disagreements } = await verified(files, spec);
  return disagreements.filter(({ check }) => check === 'contract').map(({ what }) => what);
}

const of = (id: string) => (event: JsonObject) => event['id'] === id;
const eventOf = (events: JsonObject[], kind: string, id: string) =>
  events.find((event) => event['event'] === kind && event['id'] === id) as JsonObject;
const checksOf = (events: JsonObject[], id: string) =>
  eventOf(events, 'checks', id)['checks'] as JsonObject[];

test('honest bundles stand, whether they passed or not', async () => {
  expect(await objections(passed)).toEqual([]);
  expect(await objections(interrupted)).toEqual([]);
  expect(await objections(failed, specAskingForUnpaidOrders())).toEqual([]);
});

test('an entry that is left out', async () => {
  const files = forged(passed, (events, audit) => {
    audit.entries = audit.entries.filter(({ id }) => id !== '2.2');
    const [started] = events;
    if (started) started['selected'] = (started['selected'] as string[]).filter((id) => id !== '2.2');
    return events.filter((event) => !of('2.2')(event));
  });
  expect(await objections(files)).toContain('entries selected');
});

test('a failed check that is said to have passed', async () => {
  const files = forged(failed, (events) => {
    for (const check of checksOf(events, '1.2')) Object.assign(check, { result: 'pass', message: null });
    return undefined;
  });
  const found = await objections(files, specAskingForUnpaidOrders());
  expect(found.some((what) => /^check rule:.* of 1\.2$/.test(what))).toBe(true);
});

test.each([
  [
    'a rule that is left out',
    (checks: JsonObject[]) =>
      checks.filter(
        ({ name }, index) =>
          index !== checks.findIndex((one) => String(one['name']).startsWith('rule:')) || !name,
      ),
    /^check rule:.* of 1\.2$/,
  ],
  [
    'all rules left out',
    (checks: JsonObject[]) => checks.filter(({ name }) => !String(name).startsWith('rule:')),
    /^check rule:.* of 1\.2$/,
  ],
  [
    'the row checks left out',
    (checks: JsonObject[]) => checks.filter(({ name }) => !String(name).startsWith('rows:')),
    /^row checks of 1\.2$/,
  ],
  [
    'one check that says all is well',
    () => [{ name: 'general:allFine', result: 'pass', message: null }],
    /^check general:allFine of 1\.2$/,
  ],
])('%s', async (_, change, wanted) => {
  const files = forged(passed, (events) => {
    const event = eventOf(events, 'checks', '1.2');
    event['checks'] = change(checksOf(events, '1.2'));
    return undefined;
  });
  expect((await objections(files)).some((what) => wanted.test(what))).toBe(true);
});

test('a recording that excuses an answer of what was no recording', async () => {
  const files = forged(failed, (events) => {
    const findings = eventOf(events, 'scenarioFinished', '1.1')['findings'] as JsonObject[];
    findings.push({ kind: 'recorded-otherwise', message: 'the recording was made with another body' });
    return undefined;
  });
  expect(await objections(files, specAskingForUnpaidOrders())).toContain('findings of 1.1');
});

test('an outcome that is relabelled', async () => {
  const files = forged(failed, (events, audit) => {
    for (const one of [
      eventOf(events, 'scenarioStarted', '1.2'),
      audit.entries.find(({ id }) => id === '1.2')?.scenarios[0],
    ])
      if (one) one['outcome'] = 'invalid';
    return undefined;
  });
  expect(await objections(files, specAskingForUnpaidOrders())).toContain('outcome of 1.2');
});

test('a profile that is renamed', async () => {
  const files = forged(passed, (events, audit) => {
    audit.run['profile'] = 'audit';
    const [started] = events;
    if (started) started['profile'] = 'audit';
    return undefined;
  });
  expect(await objections(files)).toContain('entries selected');
});

test('an access that is renamed: scenarios that were to run are missing', async () => {
  const files = forged(passed, (events, audit) => {
    audit.run['access'] = 'both';
    const [started] = events;
    if (started) started['access'] = 'both';
    return undefined;
  });
  expect((await objections(files)).some((what) => /^scenarios of 6\./.test(what))).toBe(true);
});

test('an interruption that is denied', async () => {
  const files = forged(interrupted, (events, audit) => {
    audit.run['interrupted'] = false;
    const last = events.at(-1);
    if (last) last['interrupted'] = false;
    return undefined;
  });
  expect(await objections(files)).toContain('a run that was interrupted says so');
});

test('rows that are said to have been more than the answer holds', async () => {
  const files = forged(passed, (events) => {
    const rows = eventOf(events, 'rows', '2.1')['rows'] as JsonObject[];
    for (const row of rows)
      if (row['table'] !== 'meta_job_runs')
        Object.assign(row, { expected: Number(row['expected']) + 1, actual: Number(row['actual']) + 1 });
    return undefined;
  });
  expect((await objections(files)).some((what) => what.startsWith('rows that 2.1 had to add'))).toBe(true);
});

test('another question, and an answer that fits the rule no more', async () => {
  const path = 'artifacts/qtickets_responses/test_1_2.json';
  const content = JSON.parse(textOf(passed, path)) as {
    exchanges: { request: JsonObject; response: { body: { data: JsonObject[] } } }[];
  };
  const [exchange] = content.exchanges;
  if (exchange === undefined) throw new RangeError('1.2 made no call');
  const asked = structuredClone(content);
  Object.assign(asked.exchanges[0]?.request ?? {}, { body: null });
  expect(
    (await objections(sealed(withResponse(passed, path, asked as unknown as JsonObject)))).some((what) =>
      /^body of GET .* in 1\.2$/.test(what),
    ),
  ).toBe(true);
  Object.assign(exchange.response.body.data[0] ?? {}, { payed: 0 });
  const found = await objections(sealed(withResponse(passed, path, content as unknown as JsonObject)));
  expect(found.some((what) => / of 1\.2$/.test(what))).toBe(true);
});

test.each([
  ['no schemas named', (audit: Model) => audit.schemas.splice(0)],
  [
    'another sum of the cases',
    (audit: Model) => Object.assign(audit.schemas.at(-1) ?? {}, { sha256: '0'.repeat(64) }),
  ],
])('%s: not comparable, which is neither agreement nor disagreement', async (_, change) => {
  const files = forged(passed, (_events, audit) => {
    change(audit);
    return undefined;
  });
  expect((await verified(files)).otherContract?.differs.length).toBeGreaterThan(0);
});

test("a document of the run's own cannot vouch for itself", async () => {
  const { otherContract } = await verified(failed);
  expect(otherContract?.differs).toEqual(['qtickets_api_test_requests.md']);
  expect(otherContract?.remedy).toContain('--spec');
});
