import { pathProblem } from '../common/path-form.ts';
import { isLoopback } from '../http/loopback.ts';
import { PATIENT } from '../http/policy.ts';
import { proxyProblem } from '../http/proxy.ts';
import { AuditError } from '../model/errors.ts';
import { isWholeNumber, LIVE_IDS, type LiveIds, mayBe } from './live-ids.ts';

type Environment = Record<string, string | undefined>;

/** What a live run is told: where the API is, the tokens, what may be written, and ids of the account under test. */
export interface LiveSettings {
  rest: string;
  partners: string;
  tokens: { rest: string; partnersRead: string | undefined; partnersWrite: string | undefined };
  /** Ids of events that writes may touch on a host that is not loopback. */
  allowWrites: string[];
  /** Called before every scenario, on loopback only: for a simulator that another process serves. */
  resetUrl: string | undefined;
  /** Ids that the operator gave. */
  given: LiveIds;
  /** Requests a second at most. */
  perSecond: number;
}

const TOKENS = ['QTICKETS_TOKEN', 'QTICKETS_PARTNERS_TOKEN', 'QTICKETS_PARTNERS_READ_TOKEN'] as const;

/** What is shorter could not be told from ordinary text, and not be masked. */
const SHORTEST_TOKEN = 8;

const DEFAULTS = {
  rest: 'https://qtickets.ru/api/rest/v1',
  partners: 'https://qtickets.ru/api/partners/v1',
} as const;

/**
 * Reads QTICKETS_*. Throws LIVE_SETTINGS that lists everything missing or wrong at once; no value is in the message.
 * `access` says which Partners tokens the run needs.
 */
export function liveSettings(env: Environment): LiveSettings {
  const problems: string[] = [];
  const rest = baseUrl(env, 'QTICKETS_BASE_URL', DEFAULTS.rest, problems);
  const partners = baseUrl(env, 'QTICKETS_PARTNERS_BASE_URL', DEFAULTS.partners, problems);
  if (/\/partners(\/|$)/i.test(pathOf(rest)))
    problems.push('QTICKETS_BASE_URL is an address of the Partners API: there a GET may write');
  const proxies = [rest, partners].flatMap((address) => proxyProblem(new URL(address).origin) ?? []);
  problems.push(...new Set(proxies));
  const token = text(env, 'QTICKETS_TOKEN');
  if (token === undefined) problems.push(`${lacking(env, 'QTICKETS_TOKEN')}: the token of the REST API`);
  const partnersToken = text(env, 'QTICKETS_PARTNERS_TOKEN');
  const readToken = text(env, 'QTICKETS_PARTNERS_READ_TOKEN');
  if (partnersToken === undefined && readToken === undefined) {
    problems.push(`${lacking(env, 'QTICKETS_PARTNERS_TOKEN')}: the token of the Partners API`);
  }
  const allowWrites = (text(env, 'QTICKETS_ALLOW_WRITES') ?? '').split(/[\s,]+/).filter((id) => id !== '');
  if (!allowWrites.every(isWholeNumber))
    problems.push('QTICKETS_ALLOW_WRITES must list ids of events, for example "12,33"');
  for (const name of TOKENS) {
    if (/[^\x21-\x7e]/.test(text(env, name) ?? ''))
      problems.push(`${name} holds a blank, a line break or a letter that no token has`);
    if ((text(env, name)?.length ?? SHORTEST_TOKEN) < SHORTEST_TOKEN)
      problems.push(`${name} has fewer than ${SHORTEST_TOKEN} signs: it is cut off`);
  }
  const resetUrl = text(env, 'QTICKETS_RESET_URL');
  if (resetUrl !== undefined && !isLoopback(resetUrl))
    problems.push('QTICKETS_RESET_URL must be on loopback: it is for a simulator');
  const given = givenIds(env, problems);
  const rate = text(env, 'QTICKETS_RATE_LIMIT') ?? String(PATIENT.perSecond);
  if (!/^0*[1-9]\d*$/.test(rate))
    problems.push('QTICKETS_RATE_LIMIT must be a whole number of requests a second, for example 5');
  if (problems.length > 0) {
    throw new AuditError(
      'LIVE_SETTINGS',
      `\n  - ${problems.join('\n  - ')}`,
      'Set them in the environment or in a file .env beside package.json.',
    );
  }
  return {
    rest,
    partners,
    tokens: { rest: token ?? '', partnersRead: readToken, partnersWrite: partnersToken },
    allowWrites,
    resetUrl,
    given,
    perSecond: Number(rate),
  };
}

/** Values of the environment that must never be seen. */
export function liveSecrets(env: Environment): string[] {
  return TOKENS.flatMap((name) => text(env, name) ?? []);
}

// A CI that has no such secret sets an empty variable, and what the environment has wins over .env.
function lacking(env: Environment, name: string): string {
  return env[name] === undefined
    ? `${name} is not set`
    : `${name} is set and empty (what the environment sets wins over .env)`;
}

function baseUrl(env: Environment, name: string, byDefault: string, problems: string[]): string {
  const value = (text(env, name) ?? byDefault).replace(/\/+$/, '');
  if (!URL.canParse(value)) {
    problems.push(`${name} is not an address: write for example ${byDefault}`);
    return byDefault;
  }
  const { protocol, username, password, search, hash } = new URL(value);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(value))) {
    problems.push(
      `${name} must use https: a token must not cross a network in the clear (plain http is for loopback only)`,
    );
  }
  if (username !== '' || password !== '') problems.push(`${name} must hold no user and password`);
  if (search !== '' || hash !== '') problems.push(`${name} must end with its path`);
  else if (pathProblem(`${pathOf(value)}/x`) !== null || !value.endsWith(pathOf(value)))
    problems.push(
      `${name} must have a path of plain names, without dots, empty segments or encoded characters`,
    );
  return value;
}

function pathOf(url: string): string {
  return new URL(url).pathname.replace(/\/+$/, '');
}

function givenIds(env: Environment, problems: string[]): LiveIds {
  return Object.fromEntries(
    LIVE_IDS.flatMap((slot) => {
      const { role, variable, example } = slot;
      const value = text(env, variable);
      if (value !== undefined && !mayBe(slot, value))
        problems.push(
          isWholeNumber(example)
            ? `${variable} must be a whole number, for example ${example}`
            : `${variable} must be an id in one line, for example ${example}`,
        );
      return value === undefined ? [] : [[role, value]];
    }),
  );
}

function text(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === undefined || value === '' ? undefined : value;
}
