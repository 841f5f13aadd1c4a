import { liveSecrets } from '../live/live-settings.ts';
import { createMasker, type Masker } from '../masking/create-masker.ts';
import { SIMULATOR_TOKENS } from '../simulator/tokens.ts';

import { SESSION_VARIABLES } from './session-variables.ts';

/** Environment variables whose values must never be seen. */
const SECRET_VARIABLES = ['CLICKHOUSE_PASSWORD'] as const;

/** The masker of a run: it knows the run's secrets, those of the simulator included. */
export function auditMasker(env: Record<string, string | undefined>): Masker {
  const secrets = SECRET_VARIABLES.flatMap((name) => env[name] ?? []).filter((value) => value.length >= 8);
  const key = env[SESSION_VARIABLES.maskKey];
  return createMasker({
    secrets: [...new Set([...secrets, ...liveSecrets(env), ...Object.values(SIMULATOR_TOKENS)])],
    ...(key === undefined ? {} : { key }),
  });
}
