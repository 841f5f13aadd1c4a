import { percentDecoded } from '../common/percent-decoded.ts';
import { liveSecrets } from '../live/live-settings.ts';
import { SHORTEST_SECRET } from '../masking/secret-spellings.ts';
import { isOrdinary } from './ordinary-text.ts';
import { SESSION_VARIABLES } from './session-variables.ts';

type Environment = Record<string, string | undefined>;

/** Environment variables whose values must never be seen. */
const SECRET_VARIABLES = ['CLICKHOUSE_PASSWORD', 'QTICKETS_MASK_KEY', SESSION_VARIABLES.maskKey] as const;
/** Addresses that may hold a password before their host, or a token in their query. */
const ADDRESS_VARIABLES = [
  'CLICKHOUSE_URL',
  'QTICKETS_BASE_URL',
  'QTICKETS_PARTNERS_BASE_URL',
  'QTICKETS_RESET_URL',
  ...['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'].flatMap((name) => [name, name.toLowerCase()]),
] as const;

/** The secrets that an environment holds, but for those that cannot be told from ordinary text: short ones, and those that the project's own texts hold. */
export function environmentSecrets(env: Environment): string[] {
  return longSecrets(env).filter((secret) => !isOrdinary(secret));
}

/**
 * What is set as a secret and cannot be masked, since the project's own texts hold it: a sentence for each, by the variable's name alone.
 */
export function openSecrets(env: Environment): string[] {
  if (!longSecrets(env).some(isOrdinary)) return [];
  return Object.entries(env)
    .filter(([name, value]) => value !== undefined && longSecrets({ [name]: value }).some(isOrdinary))
    .map(
      ([name]) =>
        `What ${name} has as a secret stands in this project's own texts, so it is not masked: anybody would guess it. Choose another.`,
    );
}

function longSecrets(env: Environment): string[] {
  const given = [
    ...SECRET_VARIABLES.flatMap((name) => env[name] ?? []),
    ...ADDRESS_VARIABLES.flatMap((name) => secretsOf(env[name] ?? '')),
    // Of a live run too short ones are told with its other settings.
    ...liveSecrets(env),
  ];
  return [...new Set(given)].filter((value) => value.length >= SHORTEST_SECRET);
}

// The password as it is written and as it is meant, and what the query names as a secret.
function secretsOf(address: string): string[] {
  // A proxy may be named without a scheme.
  const whole = address.includes('://') ? address : `http://${address}`;
  if (!URL.canParse(whole)) return [];
  const { username, password, searchParams } = new URL(whole);
  // A user without a password may be a token; a word is the name of somebody.
  const secret = password === '' && /^[\p{L}_-]*$/u.test(username) ? '' : password || username;
  const named = [...searchParams].filter(([name]) => /token|key|secret|pass|sign/i.test(name));
  return [secret, percentDecoded(secret), ...named.map(([, value]) => value)];
}
