import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { audit } from './audit-in-process.ts';
import { modelIn } from './audit-of.ts';
import { scratchFolder } from './run-command.ts';
import { shortSpec, specFile } from './short-spec.ts';

// A copy of the document may ask with the names of other people than were recorded: that is no fault of the API.

const folder = scratchFolder();
afterAll(() => folder.remove());

/** A replay of a document that holds the entries that book, after a change of its text. */
async function auditOf(name: string, change: (text: string) => string) {
  const only = ['6.1', '6.2', '6.3'];
  const spec = specFile(name, change(readFileSync(shortSpec(...only), 'utf8')));
  const out = join(folder.path, name);
  await audit(['--spec', spec, '--out', out], { only });
  return modelIn(out);
}

const ofPeople = (text: string) =>
  text
    .replaceAll(/("client_email": )"[^"]+"/g, '$1"somebody.else@example.org"')
    .replaceAll(/("client_(?:name|surname)": )"[^"]+"/g, '$1"Анна"');

test('other names and e-mails where no rule reads them are READY, and told', async () => {
  const run = await auditOf('people', ofPeople);
  expect(run.entries.filter(({ class: kind }) => kind === 'failed').map(({ id }) => id)).toEqual([]);
  expect(run.verdict.status).toBe('READY');
  const told = run.findings.filter(({ kind }) => kind === 'recorded-otherwise');
  expect(new Set(told.map(({ id }) => id))).toEqual(new Set(['6.1', '6.2', '6.3']));
  expect(told[0]?.message).toContain('/client_email');
});

test('another body otherwise has no answer, and the message says that the request differs', async () => {
  const run = await auditOf('order', (text) =>
    text.replace(/("external_order_id": )"[^"]+"/, '$1"order-of-another"'),
  );
  const failed = run.entries.filter(({ class: kind }) => kind === 'failed');
  expect(failed.map(({ id }) => id)).toEqual(['6.1']);
  const said = failed.flatMap(({ scenarios }) =>
    scenarios.flatMap(({ checks }) => checks.map(({ message }) => message)),
  );
  expect(said.join('\n')).toMatch(/FIXTURE_MISS: .*the request differs, which says nothing of the API/);
});
