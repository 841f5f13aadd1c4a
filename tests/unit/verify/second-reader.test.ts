import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AuditRun } from '../../../src/model/audit-run.ts';
import type { JsonObject, JsonValue } from '../../../src/model/json.ts';
import type { PipelineCallFacts } from '../../../src/model/pipeline.ts';
import { attestationFiles } from '../../../src/report/attestation.ts';
import { auditVerdict } from '../../../src/report/audit-verdict.ts';
import { fileSum, textFile } from '../../../src/report/bundle-file.ts';
import { countsCsv } from '../../../src/report/counts-csv.ts';
import { ctrfReport } from '../../../src/report/ctrf.ts';
import { loaderFindings } from '../../../src/report/loader-findings.ts';
import { prettyJson } from '../../../src/report/pretty-json.ts';
import { checkAttestation } from '../../../src/verify/attest/check-attestation.ts';
import { deriveLoaderFindings } from '../../../src/verify/derive/loader-findings.ts';
import { deriveVerdict } from '../../../src/verify/derive/verdict.ts';
import { checkCounts } from '../../../src/verify/files/check-counts.ts';
import { checkCtrf } from '../../../src/verify/files/check-ctrf.ts';
import { Ledger } from '../../../src/verify/ledger.ts';
import type { RunLog } from '../../../src/verify/log/run-log.ts';
import { runs } from '../../fuzz-runs.ts';
import { runsTold } from '../documents/runs-told.ts';
import { alterationsOf, leavesOf, withLeaf } from './leaves.ts';
import { toldBy } from './told-by.ts';

// The reader is written apart from the writer: whatever a run was, both must say the same of it.

const RUNS = Object.entries(runsTold());

test.each(RUNS)('the verdict that is derived is the one that was written: %s', (_, run) => {
  expect(deriveVerdict(run)).toEqual(auditVerdict(run));
});

/** Where what a verdict rests on stands. */
const OF_VERDICT =
  /^\/(?:run\/(?:interrupted|shards|profile|answeredBy)|coverage|account|integrity\/problems|maskingScan\/hits|unhandledErrors|findings|loader\/judged|warehouse\/engine|tables\/\*\/(?:name|after|delta|attributed|others|contested|final|strays)|entries\/\*\/(?:class|scenarios\/\*\/(?:result|checks\/\*\/result)))/;
/** A word that a member may have in place of another. */
const WORDS: Record<string, JsonValue[]> = {
  engine: ['embedded', 'server'],
  class: ['failed', 'skipped', 'notExecuted', 'succeeded'],
  result: ['pass', 'fail', 'skipped', 'notRun'],
  profile: ['full', 'documented', 'audit'],
  kind: ['nothing-to-check', 'loader-pages', 'loader-window', 'loader-query', 'unknown-field'],
};

function othersOf(pointer: string, value: JsonValue): (JsonValue | undefined)[] {
  const words = WORDS[pointer.split('/').at(-1) ?? ''];
  if (words !== undefined) return words;
  if (typeof value === 'number') return [-1, 0, 1, 2];
  // What has another form than the model allows is never derived from.
  return alterationsOf(value).flatMap(([name, to]) =>
    name === 'emptied' || name === 'lastTwice' || name === 'flipped' || name === 'longer' ? [to] : [],
  );
}

/** Those that together have all that a verdict rests on. */
const OTHERWISE = RUNS.filter(([name]) =>
  ['server', 'loader', 'without a case', 'interrupted'].includes(name),
);

test.each(OTHERWISE)('it is so of a run in which one thing is otherwise: %s', (_, run) => {
  const wrong: string[] = [];
  for (const { pointer, pattern, value } of leavesOf(run as unknown as JsonObject, true)) {
    if (!OF_VERDICT.test(pattern)) continue;
    for (const to of othersOf(pointer, value)) {
      const other = withLeaf(run as unknown as JsonObject, pointer, to) as unknown as AuditRun;
      if (JSON.stringify(deriveVerdict(other)) !== JSON.stringify(auditVerdict(other)))
        wrong.push(`${pointer} ${to}`);
    }
  }
  expect(wrong).toEqual([]);
});

test.each(RUNS)(
  'ctrf.json, the table counts and the attestation are what they were derived to be: %s',
  (_, run) => {
    const ledger = new Ledger();
    const { path, content } = ctrfReport(run);
    checkCtrf(path, Buffer.from(content), run, ledger.of('ctrf'));
    checkCounts('counts.csv', Buffer.from(countsCsv(run.tables)), run.tables, ledger.of('counts'));
    checkAttestation(attested(run), run, ledger.of('attestation'));
    expect(ledger.disagreements).toEqual([]);
    expect(
      ledger
        .summary()
        .filter(({ comparisons }) => comparisons > 0)
        .map(({ check }) => check),
    ).toEqual([...['counts', 'ctrf', 'attestation']]);
  },
);

/** What a run's attestation is about, and itself. */
function attested(run: AuditRun): Map<string, Buffer> {
  const archive = textFile('qtickets_run_20251109_135921.zip', 'zip');
  const model = textFile('audit.json', 'model');
  const files = attestationFiles(run, { archive: fileSum(archive), model: fileSum(model) }, null);
  return new Map([archive, model, ...files].map(({ path, content }) => [path, Buffer.from(content)]));
}

test.each(['failed', 'conditional'])(
  'each value of ctrf.json that is altered is told at its place: %s',
  (name) => {
    const run = runsTold()[name] as AuditRun;
    const { content } = ctrfReport(run);
    const value = JSON.parse(Buffer.from(content).toString()) as JsonObject;
    for (const { pointer, value: at } of leavesOf(value, true))
      for (const [, to] of alterationsOf(at)) {
        const altered = Buffer.from(prettyJson(withLeaf(value, pointer, to)));
        const places = toldBy((ledger) => checkCtrf('ctrf.json', altered, run, ledger.of('ctrf')));
        // An item of a list that is left out moves those behind it.
        const of = /\/\d+$/.test(pointer) && to === undefined ? pointer.replace(/\/\d+$/, '') : pointer;
        expect(
          places.filter((place) => place.startsWith(`ctrf.json#${of}`)),
          `${pointer} ${to}`,
        ).not.toEqual([]);
      }
    expect(
      toldBy((ledger) => checkCtrf('ctrf.json', Buffer.from(JSON.stringify(value)), run, ledger.of('ctrf'))),
    ).toEqual(['ctrf.json']);
    expect(toldBy((ledger) => checkCtrf('ctrf.json', Buffer.from('{'), run, ledger.of('ctrf')))).toEqual([
      'ctrf.json',
    ]);
  },
);

test('each line of the table counts and of the attestation that is altered is told at its place', () => {
  for (const [name, run] of RUNS) {
    const lines = countsCsv(run.tables).split('\n');
    for (const [index, line] of lines.entries()) {
      const altered = Buffer.from(lines.with(index, `${line}x`).join('\n'));
      expect(
        toldBy((ledger) => checkCounts('a.csv', altered, run.tables, ledger.of('counts'))),
        name,
      ).toEqual([`a.csv:${index + 1}`]);
    }
    expect(
      toldBy((ledger) =>
        checkCounts('a.csv', Buffer.from([...lines, 'x'].join('\n')), run.tables, ledger.of('counts')),
      ),
    ).toHaveLength(1);
    expect(
      toldBy((ledger) =>
        checkCounts('a.csv', Buffer.from(lines.slice(0, -1).join('\n')), run.tables, ledger.of('counts')),
      ),
    ).toHaveLength(1);
    const files = attested(run);
    const told = files.get('attestation.json')?.toString().split('\n') ?? [];
    for (const [index, line] of told.entries()) {
      const altered = new Map(files).set(
        'attestation.json',
        Buffer.from(told.with(index, `${line}x`).join('\n')),
      );
      expect(
        toldBy((ledger) => checkAttestation(altered, run, ledger.of('attestation'))),
        name,
      ).toEqual([`attestation.json:${index + 1}`, 'attestation.json']);
    }
  }
});

test('an attestation of what is not there is not looked at, and one that is not there is missed', () => {
  const [, run] = RUNS[0] as [string, AuditRun];
  const files = attested(run);
  const without = (path: string) => new Map([...files].filter(([name]) => name !== path));
  expect(
    toldBy((ledger) => checkAttestation(without('attestation.json'), run, ledger.of('attestation'))),
  ).toEqual(['attestation.json']);
  for (const path of ['audit.json', 'qtickets_run_20251109_135921.zip']) {
    const ledger = new Ledger();
    checkAttestation(without(path), run, ledger.of('attestation'));
    expect(ledger.disagreements).toEqual([]);
    expect(ledger.summary().find(({ check }) => check === 'attestation')?.leftOut).not.toBe(
      'there was nothing to compare',
    );
  }
});

const lists = (first: string, second: string): string[][] => [[], [first], [second, first]];
const call: fc.Arbitrary<PipelineCallFacts> = fc
  .record({
    method: fc.constantFrom('GET', 'POST'),
    path: fc.constantFrom(
      '/api/rest/v1/orders',
      '/api/rest/v1/orders?page=2',
      '/api/partners/v1/events?a=1\nb',
    ),
    status: fc.constant(200),
    entry: fc.constantFrom({ id: '1.1', scenario: '' }, { id: '1.1', scenario: 'read' }, null),
    items: fc.constantFrom(null, 0, 0, 1, 2, 3),
    page: fc.option(
      fc.record({
        current: fc.integer({ min: 1, max: 4 }),
        perPage: fc.constantFrom(0, 1, 2, 3),
        total: fc.integer({ min: 0, max: 9 }),
      }),
      { freq: 4 },
    ),
    filter: fc.constantFrom('', '', 'f'.repeat(64)),
    window: fc.constantFrom(...lists('created_at >= 2025-11-01', 'a < 1')),
    query: fc.constantFrom(...lists('page', 'where')),
  })
  // A condition that names a time is a filter.
  .map((made) => (made.window.length > 0 ? { ...made, filter: 'e'.repeat(64) } : made));

test('both find the same in the calls of a loader', () => {
  fc.assert(
    fc.property(fc.array(call, { maxLength: 8 }), (calls) => {
      const loader = { calls, now: '2025-11-09T13:59:21.000Z' };
      expect(deriveLoaderFindings({ loader } as unknown as RunLog)).toEqual(loaderFindings(loader));
    }),
    runs(300),
  );
  expect(deriveLoaderFindings({ loader: null })).toEqual([]);
});
