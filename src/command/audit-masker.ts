import { createMasker, type Masker } from '../masking/create-masker.ts';
import { SIMULATOR_TOKENS } from '../simulator/tokens.ts';

/** Environment variables whose values must never be seen. */
const SECRET_VARIABLES = ['CLICKHOUSE_PASSWORD'] as const;

/** The masker of a run: it knows the run's secrets, those of the simulator included. */
export function auditMasker(env: Record<string, string | undefined>): Masker {
  const secrets = SECRET_VARIABLES.flatMap((name) => env[name] ?? []).filter((value) => value.length >= 8);
  return createMasker({ secrets: [...secrets, ...Object.values(SIMULATOR_TOKENS)] });
}
