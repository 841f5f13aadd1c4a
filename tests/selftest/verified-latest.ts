import { join } from 'node:path';
import { verifyMain } from '../../scripts/commands/verify-main.ts';
import { allCases } from '../cases/all-cases.ts';
import { callCommand } from './call-command.ts';
import type { CommandResult } from './run-command.ts';
import { shortCases, shortSpec } from './short-spec.ts';

/** By which contract a bundle is verified. */
export interface VerifiedBy {
  env?: Record<string, string>;
  /** The entries of the short document that was audited: the contract then has their cases alone. */
  only?: readonly string[] | undefined;
}

/** `npm run verify` of the newest bundle of a folder, in this process. */
export function verifyLatest(out: string, { env = {}, only }: VerifiedBy = {}): Promise<CommandResult> {
  const cases = only === undefined ? allCases : shortCases(only);
  const spec = only === undefined ? [] : ['--spec', shortSpec(...only)];
  return callCommand((io) => verifyMain(io, cases), [join(out, 'latest'), ...spec], env);
}
