import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { AuditRun } from '../../src/model/audit-run.ts';
import { audit } from './audit-in-process.ts';
import { documentIn, modelIn } from './audit-of.ts';
import { sharedClickHouse } from './clickhouse-process.ts';
import { DISCOUNTS, discountsLoader } from './discounts-loader.ts';
import { scratchFolder } from './run-command.ts';
import { verifyLatest } from './verified-latest.ts';

const ONLY = ['4.2'];
const folder = scratchFolder();
afterAll(() => folder.remove());

/** What an audit and the verification of its bundle say of the discounts that a loader left. */
async function audited(
  name: string,
  after: readonly string[],
  env: Record<string, string> = {},
): Promise<{ run: AuditRun; document: string; check: string | undefined; told: string }> {
  const out = join(folder.path, name);
  const command = discountsLoader(folder.path, name, { after });
  const { stderr } = await audit(['--loader', command, '--out', out], { env, only: ONLY });
  expect(stderr).toBe('');
  const run = modelIn(out);
  const checks = run.entries.flatMap(({ scenarios }) => scenarios.flatMap((one) => one.checks));
  return {
    run,
    document: documentIn(out),
    check: checks.find((check) => check.name === `rows:${DISCOUNTS}`)?.result,
    told: (await verifyLatest(out, { only: ONLY })).stdout,
  };
}

const HIDDEN = `RENAME TABLE ${DISCOUNTS} TO hidden`;

test.for([
  ['a view of all of it', `VIEW ${DISCOUNTS} AS SELECT * FROM hidden FINAL`, 'READY'],
  ['a view of a part', `VIEW ${DISCOUNTS} AS SELECT * FROM hidden LIMIT 3`, 'NOT READY'],
  [
    'a table without a key, with another name in every row',
    `TABLE ${DISCOUNTS} ENGINE = MergeTree ORDER BY tuple() AS SELECT * REPLACE ('x' AS name) FROM hidden`,
    'NOT READY',
  ],
  [
    'a table with a key of times',
    `TABLE ${DISCOUNTS} ENGINE = ReplacingMergeTree ORDER BY (toDate(_ingest_ts), cityHash64(name)) AS SELECT * FROM hidden LIMIT 4`,
    'NOT READY',
  ],
] as const)(
  'a loader puts another table in place of its own, and is judged by that: %s',
  async ([name, create, status]) => {
    const { run, check, told } = await audited(name.replaceAll(/\W/g, '-'), [HIDDEN, `CREATE ${create}`]);
    expect(run.verdict.status).toBe(status);
    expect(check).toBe(status === 'READY' ? 'pass' : 'fail');
    expect(run.tables.find(({ name: table }) => table === DISCOUNTS)?.columns.compared).toContain('name');
    expect(told).toContain(`Agrees; the audit's verdict is ${status}`);
  },
);

test("rows of a team's own table that nothing tells apart are CONDITIONAL, with the reason, in a bundle that agrees", async () => {
  const clickhouse = await sharedClickHouse();
  const database = 'of_a_loader_without_ids';
  await clickhouse.run(
    `CREATE DATABASE ${database}`,
    `CREATE TABLE ${database}.${DISCOUNTS} (name String, discount_type String, payload_json String, _ver UInt64,
       _ingest_ts DateTime) ENGINE = MergeTree ORDER BY (cityHash64(payload_json), _ingest_ts)`,
  );
  const env = { ...clickhouse.env, CLICKHOUSE_DATABASE: database };
  const { run, document, check, told } = await audited('without-ids', [], env);
  expect(run.verdict.status).toBe('CONDITIONAL');
  expect(check).toBe('notRun');
  const [note = ''] = run.entries.flatMap(({ scenarios }) =>
    scenarios.flatMap(({ notes }) => notes.slice(1)),
  );
  expect(note).toMatch(/are not judged: .* lacks discount_id$/);
  expect(document.replaceAll(/[\\`]/g, '')).toContain(note);
  const judged = run.loader?.judged.length ?? 0;
  expect(document).toContain(`(${judged - 1} of ${judged}`);
  expect(told).toContain("Agrees; the audit's verdict is CONDITIONAL");
});
