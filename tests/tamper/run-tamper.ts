import { checkSignature } from '../../src/verify/attest/check-signature.ts';
import type { VerifyOptions } from '../../src/verify/compare-bundle.ts';
import type { Contract } from '../../src/verify/contract/contract.ts';
import type { Bundle } from '../../src/verify/files/bundle.ts';
import { Ledger } from '../../src/verify/ledger.ts';
import { verifyBundle, verifyByContract } from '../../src/verify/verify-bundle.ts';
import { answererKinds } from './answerer-kinds.ts';
import { bundleKinds } from './bundle-kinds.ts';
import { byteKinds } from './byte-kinds.ts';
import { documentKinds } from './document-kinds.ts';
import { forgeryKinds } from './forgery-kinds.ts';
import type { Kind } from './kind.ts';
import { logKinds } from './log-kinds.ts';
import type { Files } from './seal-again.ts';
import { Seeded } from './seeded.ts';

/** Every kind of alteration. */
export const KINDS: readonly Kind[] = [
  ...byteKinds,
  ...documentKinds,
  ...answererKinds,
  ...logKinds,
  ...bundleKinds,
  ...forgeryKinds,
];

/** What became of the alterations of one kind. */
export interface KindResult {
  kind: string;
  onlyByKey: boolean;
  tried: number;
  withoutKey: number;
  withKey: number;
  /** What was done and not detected. */
  missedWithoutKey: string[];
  missedWithKey: string[];
}

/**
 * Alters a bundle `scale` times as often as each kind asks (at least once), and verifies each result without a key and with
 * the one that signed. The same seed gives the same alterations. `done` is told after each.
 */
export async function runTamper(
  files: Files,
  options: VerifyOptions,
  contract: Contract,
  { seed, scale, done = () => {} }: { seed: number; scale: number; done?: (kind: string) => void },
): Promise<KindResult[]> {
  const results: KindResult[] = [];
  for (const [index, { name, times, onlyByKey, alter }] of KINDS.entries()) {
    const result: KindResult = {
      kind: name,
      onlyByKey: onlyByKey === true,
      tried: 0,
      withoutKey: 0,
      withKey: 0,
      missedWithoutKey: [],
      missedWithKey: [],
    };
    const random = new Seeded(seed * 1_000 + index);
    for (
      let left = Math.max(1, Math.round(times * scale)), tries = 0;
      left > 0 && tries < times * 5;
      tries += 1
    ) {
      const altered = alter(files, random);
      if (altered === null || isSame(files, altered.files)) continue;
      left -= 1;
      result.tried += 1;
      const bundle = { source: 'folder' as const, files: altered.files, oddities: [], notes: [] };
      const told = await isTold(bundle, options, contract);
      if (told) result.withoutKey += 1;
      else result.missedWithoutKey.push(altered.what);
      if (told || !isSignedBy(bundle, options.key)) result.withKey += 1;
      else result.missedWithKey.push(altered.what);
      done(name);
    }
    results.push(result);
  }
  return results;
}

// Without a key. The contract is asked last: it takes longer than all the rest.
async function isTold(bundle: Bundle, options: VerifyOptions, contract: Contract): Promise<boolean> {
  const keyless = { ...options, key: null };
  if (!verifyBundle(bundle, keyless).agrees) return true;
  const { agrees, otherContract } = await verifyByContract(bundle, keyless, contract);
  return !agrees || otherContract !== null;
}

// All that a key adds.
function isSignedBy({ files }: Bundle, key: VerifyOptions['key']): boolean {
  const ledger = new Ledger();
  return (
    checkSignature(files, key, ledger.of('signature')) === 'signed by the key' &&
    ledger.disagreements.length === 0
  );
}

// Whoever makes every sum anew may undo what was done to one.
function isSame(a: Files, b: Files): boolean {
  return a.size === b.size && [...a].every(([path, bytes]) => b.get(path)?.equals(bytes) === true);
}
