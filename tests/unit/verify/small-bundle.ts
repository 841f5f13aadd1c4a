import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { loadSchemas } from '../../../src/json-schema/schema-set.ts';
import type { Signer } from '../../../src/report/dsse.ts';
import { type BundleInput, writeBundle } from '../../../src/report/write-bundle.ts';
import type { PublicKey } from '../../../src/verify/attest/check-signature.ts';
import { readFolder } from '../../../src/verify/bytes/read-folder.ts';
import type { Check } from '../../../src/verify/ledger.ts';
import { type Verification, verifyBundle } from '../../../src/verify/verify-bundle.ts';
import { type Files, sum } from '../../tamper/seal-again.ts';
import { untold } from '../../tamper/untold.ts';
import { bundleInput } from '../report/fixture-bundle.ts';
import { type SmallRun, smallRun } from './small-run.ts';

const modelSchemas = loadSchemas('schemas/audit');

/** A key pair: what signs, and what a verifier is given. */
export interface KeyPair {
  signer: Signer;
  open: PublicKey;
}

export function keyPair(): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const id = sum(publicKey.export({ type: 'spki', format: 'der' }));
  return {
    signer: { keyId: id, sign: (bytes) => sign(null, bytes, privateKey) },
    open: { key: createPublicKey(privateKey), id },
  };
}

/** The key that signs every small bundle. */
export const KEY = keyPair();

/** The files of a finished bundle, as the project's own writers make them; `meanwhile` is done to its folder before it is sealed. */
export async function smallBundle(
  run: SmallRun = {},
  change: Partial<Omit<BundleInput, 'answers'>> = {},
  meanwhile: (folder: string) => Promise<void> = async () => {},
): Promise<Files> {
  const out = await mkdtemp(join(tmpdir(), 'verify-test-'));
  try {
    const input = await bundleInput(out, smallRun(run), { signer: KEY.signer, ...change });
    await meanwhile(input.folder.path);
    const { folder } = await writeBundle(input);
    return readFolder(folder.path);
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** What the verifier makes of these files. */
export function verified(files: Files, key: PublicKey | null = null): Verification {
  const found = verifyBundle({ source: 'folder', files, oddities: [], notes: [] }, { key, modelSchemas });
  expect(untold(found.disagreements)).toEqual([]);
  return found;
}

/** The checks in which something disagrees, each once and in the order of the output. */
export function disagreeing(files: Files, key: PublicKey | null = null): Check[] {
  return [...new Set(verified(files, key).disagreements.map(({ check }) => check))].sort();
}
