import { join } from 'node:path';
import { openContract } from '../../../scripts/commands/verify-main.ts';
import { AUDIT_SCHEMAS_DIR } from '../../../src/command/project-paths.ts';
import { loadSchemas } from '../../../src/json-schema/schema-set.ts';
import { openBundle } from '../../../src/verify/files/bundle.ts';
import { type SharedRunName, sharedRun } from '../../selftest/shared-runs.ts';
import type { Forgeable } from './forgery.ts';
import type { Teller } from './told.ts';

/** The runs whose bundles are forged. */
export const SHARED_OF: Record<Forgeable, SharedRunName> = {
  passed: 'a few entries on recordings',
  failed: 'a few entries, one of which fails',
  interrupted: 'a run that was interrupted',
  live: 'a few entries on a live account',
};

const made = new Map<Forgeable, Promise<Teller>>();

/** The bundle of such a run, and what tells forgeries of it: made once. */
export function sharedTeller(of: Forgeable): Promise<Teller> {
  const known = made.get(of) ?? makeTeller(of);
  made.set(of, known);
  return known;
}

async function makeTeller(of: Forgeable): Promise<Teller> {
  const { out, spec, cases } = await sharedRun(SHARED_OF[of]);
  const bundle = openBundle(join(out, 'latest'));
  const contract = await openContract(bundle, {}, { spec: spec ?? undefined, cases });
  return { files: new Map(bundle.files), contract, modelSchemas: loadSchemas(AUDIT_SCHEMAS_DIR) };
}
