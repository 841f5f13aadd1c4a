import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compareAudits } from '../../../src/diff/compare-audits.ts';
import { readAudit } from '../../../src/diff/read-audit.ts';
import { factsOf } from './facts.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-audit-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const model = () => factsOf().run as unknown as Record<string, unknown>;
const text = () => JSON.stringify(model());

test.each<[string, () => string | Buffer]>([
  ['of nothing but a version', () => '{"schemaVersion":"1.0"}'],
  ['of another version', () => JSON.stringify({ ...model(), schemaVersion: '2.0' })],
  ['that is a list', () => '[]'],
  ['that is null', () => 'null'],
  ['that is empty', () => ''],
  ['that is cut off', () => text().slice(0, 300)],
  ['with entries that are none', () => JSON.stringify({ ...model(), entries: [null] })],
  ['with tables that are no list', () => JSON.stringify({ ...model(), tables: {} })],
  ['without metrics', () => JSON.stringify({ ...model(), metrics: undefined })],
])('an audit.json %s is refused with its place', (_, content) => {
  writeFileSync(join(folder, 'audit.json'), content());
  expect(() => readAudit(folder)).toThrow(
    expect.objectContaining({ code: 'USAGE', message: expect.stringContaining(folder) }),
  );
});

test.each([
  ['with a byte order mark', () => `\ufeff${text()}`],
  ['in UTF-16', () => Buffer.from(text(), 'utf16le')],
])('an audit.json that was saved anew %s is refused with its place', (_, content) => {
  writeFileSync(join(folder, 'audit.json'), content());
  expect(() => readAudit(folder)).toThrow(
    expect.objectContaining({ code: 'BUNDLE_REFUSED', message: expect.stringContaining(folder) }),
  );
});

test('a model that lacks what an older version had not is compared', () => {
  const { verdict, run } = factsOf().run;
  const { saidOf: _, ...older } = verdict;
  writeFileSync(
    join(folder, 'audit.json'),
    JSON.stringify({ ...model(), verdict: older, schemas: undefined }),
  );
  expect(compareAudits(readAudit(folder), factsOf()).before).toMatchObject({ runId: run.id, saidOf: null });
});
