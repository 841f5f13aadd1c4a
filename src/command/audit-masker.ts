import { createMasker, type Masker } from '../masking/create-masker.ts';
import { SIMULATOR_TOKENS } from '../simulator/tokens.ts';
import { environmentSecrets } from './environment-secrets.ts';
import { isOrdinary } from './ordinary-text.ts';
import { SESSION_VARIABLES } from './session-variables.ts';

/** The masker of a run: it knows the run's secrets, those of the simulator included. */
export function auditMasker(env: Record<string, string | undefined>): Masker {
  const key = env[SESSION_VARIABLES.maskKey];
  return createMasker({
    secrets: [...new Set([...environmentSecrets(env), ...Object.values(SIMULATOR_TOKENS)])],
    isOrdinary,
    ...(key === undefined ? {} : { key }),
  });
}
