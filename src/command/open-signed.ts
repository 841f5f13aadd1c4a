import { phase } from '../common/timeline.ts';
import type { ContractCase } from '../model/case.ts';
import type { AuditOptions } from '../model/plan.ts';
import type { Signer } from '../report/dsse.ts';
import { DOT_ENV, loadDotEnv } from './dot-env.ts';
import { type Opening, openSession, type Session } from './session.ts';
import { SIGNING_KEY_VARIABLE, signerFrom } from './signing-key.ts';

/**
 * A session and the signer of its bundle. The key is taken out of the environment, which the test process inherits.
 * Throws USAGE for a key that cannot sign, and what opening a session throws.
 */
export async function openSigned(
  options: AuditOptions,
  cases: readonly ContractCase[],
  env: NodeJS.ProcessEnv,
  opening: Opening = {},
): Promise<{ session: Session; signer: Signer | null }> {
  if (options.target === 'live') loadDotEnv(DOT_ENV, env);
  const signer = signerFrom(env);
  // Opening a live session reads `.env` again, and sets what is absent: so the key is emptied first and removed then.
  env[SIGNING_KEY_VARIABLE] = '';
  try {
    const session = await phase('open the session', () => openSession(options, cases, env, opening));
    return { session, signer };
  } finally {
    delete env[SIGNING_KEY_VARIABLE];
  }
}
