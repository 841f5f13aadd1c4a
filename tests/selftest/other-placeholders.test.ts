import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import { DEFAULT_OPTIONS } from '../../src/common/audit-options.ts';
import { audit } from './audit-in-process.ts';
import { modelIn } from './audit-of.ts';
import { scratchFolder } from './run-command.ts';

// A copy of the document may ask with the names of other people than were recorded: that is no fault of the API.

const folder = scratchFolder();
afterAll(() => folder.remove());

/** A replay of the document after a change in the entries named. */
async function auditOf(name: string, ids: readonly string[], change: (entry: string) => string) {
  const path = join(folder.path, name, 'qtickets_api_test_requests.md');
  mkdirSync(dirname(path), { recursive: true });
  const entries = readFileSync(join(PROJECT_DIR, DEFAULT_OPTIONS.spec), 'utf8').split(/^(?=### )/m);
  const isNamed = (entry: string) => ids.some((id) => entry.startsWith(`### ${id}.`));
  const changed = entries.map((entry) => (isNamed(entry) ? change(entry) : entry)).join('');
  writeFileSync(path, changed);
  const out = join(folder.path, name, 'reports');
  await audit(['--spec', path, '--out', out]);
  return modelIn(out);
}

const ofPeople = (entry: string) =>
  entry
    .replaceAll(/("client_email": )"[^"]+"/g, '$1"somebody.else@example.org"')
    .replaceAll(/("client_(?:name|surname)": )"[^"]+"/g, '$1"Анна"');

test('other names and e-mails where no rule reads them are READY, and told', async () => {
  const run = await auditOf('people', ['6.1', '6.2', '6.3'], ofPeople);
  expect(run.entries.filter(({ class: kind }) => kind === 'failed').map(({ id }) => id)).toEqual([]);
  expect(run.verdict.status).toBe('READY');
  const told = run.findings.filter(({ kind }) => kind === 'recorded-otherwise');
  expect(new Set(told.map(({ id }) => id))).toEqual(new Set(['6.1', '6.2', '6.3']));
  expect(told[0]?.message).toContain('/client_email');
});

test('another body otherwise has no answer, and the message says that the request differs', async () => {
  const change = (entry: string) => entry.replace(/("external_order_id": )"[^"]+"/, '$1"order-of-another"');
  const run = await auditOf('order', ['6.1'], change);
  const failed = run.entries.filter(({ class: kind }) => kind === 'failed');
  expect(failed.map(({ id }) => id)).toEqual(['6.1']);
  const said = failed.flatMap(({ scenarios }) =>
    scenarios.flatMap(({ checks }) => checks.map(({ message }) => message)),
  );
  expect(said.join('\n')).toMatch(/FIXTURE_MISS: .*the request differs, which says nothing of the API/);
});
