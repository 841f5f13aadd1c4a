import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openContract } from '../../scripts/commands/verify-main.ts';
import { AUDIT_SCHEMAS_DIR } from '../../src/command/project-paths.ts';
import { loadSchemas } from '../../src/json-schema/schema-set.ts';
import { openBundle } from '../../src/verify/files/bundle.ts';
import { runTamper } from '../tamper/run-tamper.ts';
import { signedFiles } from '../tamper/signed-files.ts';
import { sharedRun } from './shared-runs.ts';

test('of a sample of every kind of alteration, the key tells all and the sums and the chain most', async () => {
  const { out, spec, cases } = await sharedRun('fewer entries on recordings');
  const bundle = openBundle(join(out, 'latest'));
  const { files, key } = signedFiles(new Map(bundle.files));
  const options = { key, modelSchemas: loadSchemas(AUDIT_SCHEMAS_DIR) };
  const contract = await openContract(bundle, {}, { spec: spec ?? undefined, cases });
  const results = await runTamper(files, options, contract, { seed: 1, scale: 0 });
  const sum = (member: 'tried' | 'withoutKey' | 'withKey') =>
    results.reduce((total, result) => total + result[member], 0);
  expect(results.flatMap(({ missedWithKey }) => missedWithKey)).toEqual([]);
  expect(sum('withKey')).toBe(sum('tried'));
  expect(sum('tried')).toBeGreaterThan(30);
  expect(sum('withoutKey')).toBeGreaterThan(sum('tried') * 0.8);
});
