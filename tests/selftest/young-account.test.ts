import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { verifyMain } from '../../scripts/commands/verify-main.ts';
import { FIXTURES_DIR } from '../../src/command/project-paths.ts';
import { isJsonObject, type JsonValue } from '../../src/model/json.ts';
import { openFixtures } from '../../src/targets/fixture-store.ts';
import type { Recording } from '../../src/targets/recording.ts';
import { openAlterableRun } from './altered-run.ts';
import { audit } from './audit-in-process.ts';
import { documentIn, modelIn } from './audit-of.ts';
import { callCommand } from './call-command.ts';
import { openLiveAccount } from './live-account.ts';
import { scratchFolder } from './run-command.ts';

// An account that has little is not broken: what an empty list leaves unproved is told, and makes the verdict CONDITIONAL.

const folder = scratchFolder();
afterAll(() => folder.remove());

test('a live account that is young is CONDITIONAL', async () => {
  const out = join(folder.path, 'young');
  const account = await openLiveAccount({ dataset: 'young' });
  const args = ['--target', 'live', '--routes', 'documented', '--profile', 'full', '--out', out];
  const { code } = await audit(args, { env: account.env }).finally(account.close);
  const run = modelIn(out);
  expect(run.entries.filter(({ class: kind }) => kind === 'failed').map(({ id }) => id)).toEqual([]);
  expect([run.verdict.status, code]).toEqual(['CONDITIONAL', 0]);
  // No order, no second page, no promo code: passed, with nothing to see.
  const document = documentIn(out).replaceAll('\\', '');
  const empty = ['1.1', '1.2', '1.3', '1.4', '1.5', '4.3', '5.1'];
  for (const id of empty) {
    const entry = run.entries.find((one) => one.id === id);
    expect(entry?.class, id).toBe('succeeded');
    expect(entry?.scenarios[0]?.notes.join(), id).toContain('nothing to see');
    expect(
      document.split('\n').find((line) => line.startsWith(`| ${id} `)),
      id,
    ).toContain('passed, nothing to see');
  }
  const reason = run.verdict.reasons.find((text) => text.startsWith('Passed with nothing to see'));
  for (const id of empty) expect(reason).toContain(id);
  const { code: verified, stdout, stderr } = await callCommand(verifyMain, [join(out, 'latest')]);
  expect({ verified, said: verified === 0 ? '' : stdout + stderr }).toEqual({ verified: 0, said: '' });
});

test('no entry that reads an empty list passes without saying so', async () => {
  const run = await openAlterableRun();
  const silent: string[] = [];
  let told = 0;
  try {
    for (const { entry, case: contractCase } of run.run.plan.joined) {
      for (const { name, outcome } of contractCase.scenarios) {
        if (outcome !== 'ok' || contractCase.write) continue;
        let emptied = 0;
        const { checks, findings, notes } = await run.evidenceOf(entry.id, {
          scenario: name,
          recordings: (recordings) => {
            for (const recording of recordings) {
              recording.response = withoutItems(recording.response as JsonValue, () => {
                emptied += 1;
              }) as typeof recording.response;
            }
          },
        });
        if (emptied === 0 || checks.some(({ result }) => result === 'fail')) continue;
        const says = findings.some(({ kind }) => kind === 'nothing-to-check');
        if (says && notes.join().includes('nothing to see')) told += 1;
        else silent.push(`${entry.id} ${name}`);
      }
    }
  } finally {
    await run.close();
  }
  expect(silent).toEqual([]);
  expect(told).toBeGreaterThan(25);
});

test('an entry whose answer lacks one kind of inner list says so, whatever else the answer lists', async () => {
  const run = await openAlterableRun();
  const fixtures = openFixtures(FIXTURES_DIR);
  const silent: string[] = [];
  const told = new Set<string>();
  try {
    const scenarios = run.run.plan.joined.flatMap(({ entry: { id }, case: { scenarios: all } }) =>
      all.filter(({ outcome }) => outcome === 'ok').map(({ name }) => ({ id, name })),
    );
    for (const kind of ['baskets', 'shows', 'prices', 'seats'])
      for (const { id, name } of scenarios.filter(({ id, name }) => holds(fixtures.read(id, name), kind))) {
        const { checks, findings } = await run.evidenceOf(id, {
          scenario: name,
          recordings: (recordings) => {
            for (const recording of recordings) recording.response = without(recording.response, kind);
          },
        });
        // What is asked after an order was cancelled cannot be asked of one without tickets.
        if (checks.some(({ name: check, result }) => check === 'schema' && result === 'notRun')) continue;
        if (findings.some(({ kind: found }) => found === 'nothing-to-check')) told.add(kind);
        else silent.push(`${id} ${name} without ${kind}`);
      }
  } finally {
    await run.close();
  }
  expect(silent).toEqual([]);
  expect([...told]).toEqual(['baskets', 'shows', 'prices', 'seats']);
});

function holds(recordings: readonly Recording[], kind: string): boolean {
  return recordings.some(
    ({ response }) => JSON.stringify(without(response, kind)) !== JSON.stringify(response),
  );
}

/** An answer whose lists, or maps by ids, under one key hold nothing. An order without tickets costs nothing. */
function without(value: JsonValue, kind: string): JsonValue {
  if (Array.isArray(value)) return value.map((item) => without(item, kind));
  if (!isJsonObject(value)) return value;
  const parts = Object.entries(value).map(([name, part]): [string, JsonValue] => {
    // A drawing of the hall, of which nothing is said.
    if (name === 'scheme_properties') return [name, part];
    const isOfKind = name === kind && typeof part === 'object' && part !== null;
    return [name, isOfKind ? [] : without(part, kind)];
  });
  const isOrder = kind === 'baskets' && 'baskets' in value;
  return Object.fromEntries(isOrder ? [...parts, ['price', 0], ['original_price', 0]] : parts);
}

/** Keys under which an answer has items by their ids: PHP writes `[]` where there is none. */
const MAPS = ['zones', 'seats', 'offers'];

/** An answer whose lists and maps of items hold nothing; a pair of coordinates is no list of items. */
function withoutItems(value: JsonValue, emptied: () => void, key = ''): JsonValue {
  const isMap =
    isJsonObject(value) &&
    (MAPS.includes(key) || (key === 'data' && Object.values(value).every((item) => isJsonObject(item))));
  if (isMap || (Array.isArray(value) && !/coord|offset/.test(key))) {
    emptied();
    return [];
  }
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      key === 'paging' && name === 'total' ? 0 : withoutItems(part, emptied, name),
    ]),
  );
}
