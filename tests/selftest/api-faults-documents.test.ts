import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditRun } from '../../src/model/audit-run.ts';
import { createSimulator } from '../../src/simulator/create-simulator.ts';
import type { FaultDefinition } from '../../src/simulator/faults/fault-definition.ts';
import { type SimulatorServer, serveSimulator } from '../../src/simulator/serve.ts';
import { audit } from './audit-in-process.ts';
import { addedBy, documentIn, modelIn } from './audit-of.ts';
import { scratchFolder } from './run-command.ts';
import { sectionOf, withoutTitles } from './struck-facts.ts';
import { liveEnvironment } from './struck-run.ts';

// Whole audits, as an operator makes them, of a simulator with faults.
const folder = scratchFolder();
const simulator = createSimulator();
let server: SimulatorServer;
beforeAll(async () => {
  server = await serveSimulator(simulator);
});
afterAll(async () => {
  await server.close();
  folder.remove();
});

let number = 0;

interface Audit {
  code: number | null;
  model: AuditRun;
  /** Without the backslashes that Markdown needs. */
  document: string;
  /** What was sent and what came of one scenario, as written into the bundle. */
  artifactOf(id: string): string;
}

async function auditUnder(ids: string[], ...faults: FaultDefinition[]): Promise<Audit> {
  number += 1;
  const out = join(folder.path, `run-${number}`);
  simulator.faults.set(faults);
  const { code, stderr } = await audit(['--target', 'live', '--out', out], {
    only: ids,
    env: liveEnvironment(server.url),
  });
  expect(stderr).toBe('');
  const model = modelIn(out);
  expect(model.maskingScan.hits).toEqual([]);
  expect(model.tables.filter(({ delta, attributed }) => delta !== attributed)).toEqual([]);
  expect(model.unhandledErrors).toEqual([]);
  expect(model.coverage.executed).toBe(model.coverage.specified);
  return {
    code,
    model,
    document: withoutTitles(documentIn(out).replaceAll('\\', ''), model),
    artifactOf: (id) => {
      const artifact = model.entries.find((entry) => entry.id === id)?.scenarios[0]?.artifact ?? '';
      return readFileSync(join(out, 'latest', artifact), 'utf8');
    },
  };
}

/** Asserts that these entries failed, that no other did, and that they left no row. */
function expectFailed({ code, model, document }: Audit, ids: string[]): void {
  const failed = model.entries.filter(({ class: kind }) => kind === 'failed').map(({ id }) => id);
  expect(failed).toEqual(ids);
  expect(code).toBe(1);
  expect(sectionOf(document, 9)).toContain('Status: NOT READY');
  expect(sectionOf(document, 1)).toContain(ids.join('; '));
  const added = Object.values(addedBy(model)).flatMap((byCall) => ids.map((id) => byCall[id] ?? 0));
  expect(added.filter((rows) => rows !== 0)).toEqual([]);
}

test('bursts that are shorter than the tries: READY, and every further try is told', async () => {
  const { code, model, document } = await auditUnder(
    ['4.1', '4.2', '4.3', '5.1', '6.1'],
    { fault: '503', route: 'GET /price-shades', calls: 3 },
    { fault: '429-retry-after', route: 'GET /discounts', calls: 1, retryAfter: 1 },
    { fault: 'reset-mid-body', route: 'GET /barcodes', calls: 1 },
    // The first call is the one that must be refused.
    { fault: 'no-answer', route: 'POST /tickets/add/**', calls: [2] },
  );
  expect(code).toBe(0);
  expect(model.verdict.status).toBe('READY');
  expect(model.retries.map(({ id, attempt, reason }) => [id, attempt, reason])).toEqual([
    ['4.1', 2, 'status 503'],
    ['4.1', 3, 'status 503'],
    ['4.1', 4, 'status 503'],
    ['4.2', 2, 'status 429'],
    ['5.1', 2, 'ECONNRESET'],
    ['6.1', 2, 'ECONNRESET'],
  ]);
  const errors = sectionOf(document, 5);
  expect(errors).toContain('| status 429 | 4.2 | 2 | 1000 ms |');
  expect(errors).toContain('| HTTP 503 | none | 4.1 | call | attempt 1 of 4 | no |');
  expect(errors).toContain('| ECONNRESET | 6.1 (write) | 2 |');
  expect(document).toContain('undone by POST /api/partners/v1/tickets/remove/12/4076');
  expect(simulator.faults.list().map(({ struck }) => struck)).toEqual([3, 1, 1, 1]);
});

test('truncated JSON: its entries fail, and nothing of it is loaded or shown', async () => {
  const struck = await auditUnder(['2.1', '5.1', '5.2'], { fault: 'truncated-json', route: 'GET /barcodes' });
  expectFailed(struck, ['5.1', '5.2']);
  expect(sectionOf(struck.document, 3)).toContain('200 - FAILED (json)');
  expect(sectionOf(struck.document, 5)).toMatch(/\| `json` \| 5\.1 \| the body is not JSON \(\d+ bytes\) \|/);
  expect(struck.artifactOf('5.1')).toMatch(/\\"barcode\\":\\"00[0-9]{10}\\"/);
  expect(struck.artifactOf('5.1')).not.toMatch(/\\"87[0-9]{10}\\"/);
});

test('a body without an end: RESPONSE_TOO_LARGE, and the entry that needs it says why', async () => {
  const struck = await auditUnder(['3.1', '3.6', '3.7'], {
    fault: 'endless-body',
    route: 'GET /events/33/seats',
  });
  expectFailed(struck, ['3.6', '3.7']);
  expect(sectionOf(struck.document, 3)).toContain('no answer (RESPONSE_TOO_LARGE) - FAILED (status)');
  expect(sectionOf(struck.document, 3)).toContain('200 - FAILED (prerequisites)');
  expect(sectionOf(struck.document, 5)).toContain('no answer: ETOOLARGE');
  expect(sectionOf(struck.document, 5)).toContain('larger than 32 MiB');
});

test('a Partners error inside a 200: its entry fails with the code', async () => {
  const struck = await auditUnder(['6.8', '6.14'], {
    fault: 'error-in-200',
    route: 'POST /tickets/check/**',
  });
  // What 6.14 compares with is the answer of 6.8.
  expectFailed(struck, ['6.8', '6.14']);
  expect(sectionOf(struck.document, 3)).toContain('200 UNKNOWN_ERROR - FAILED (envelope)');
  expect(sectionOf(struck.document, 5)).toContain(
    '| HTTP 200 | `UNKNOWN_ERROR` | 6.8 | call | Unknown error | no |',
  );
});
