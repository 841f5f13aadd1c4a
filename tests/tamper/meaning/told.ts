import type { SchemaSet } from '../../../src/json-schema/schema-set.ts';
import { checkEvidence } from '../../../src/verify/compare-bundle.ts';
import { checkContract } from '../../../src/verify/contract/check-contract.ts';
import type { Contract } from '../../../src/verify/contract/contract.ts';
import { EnoughDisagreements, Ledger } from '../../../src/verify/ledger.ts';
import { verifyByContract } from '../../../src/verify/verify-bundle.ts';
import type { Files } from '../seal-again.ts';
import { untold } from '../untold.ts';
import { forged, forgedEvidence } from './forger.ts';
import type { Forgery } from './forgery.ts';

/** What tells forgeries of one bundle. */
export interface Teller {
  files: Files;
  contract: Contract;
  modelSchemas: SchemaSet;
}

/**
 * True when a forgery is told without a key, and each thing that disagrees with its places. Most are told by the evidence, whatever the
 * documents say of it; only where they are not, the whole bundle is made and verified.
 */
export async function isTold(teller: Teller, forgery: Forgery): Promise<boolean> {
  try {
    return await tells(teller, forgery);
  } catch (error) {
    if (error instanceof EnoughDisagreements) return true;
    throw error;
  }
}

async function tells({ files, contract, modelSchemas }: Teller, { change }: Forgery): Promise<boolean> {
  const { evidence } = forgedEvidence(files, change);
  const options = { key: null, modelSchemas };
  const ledger = new Ledger();
  const found = checkEvidence(evidence, options, ledger);
  if (found === null || ledger.disagreements.length > 0) return untold(ledger.disagreements).length === 0;
  const other = await checkContract(found, contract, ledger.of('contract'));
  if (other !== null || ledger.disagreements.length > 0) return untold(ledger.disagreements).length === 0;
  const bundle = { source: 'folder' as const, files: forged(files, change), oddities: [], notes: [] };
  const { agrees, otherContract } = await verifyByContract(bundle, options, contract);
  return !agrees || otherContract !== null;
}
