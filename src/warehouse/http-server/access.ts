import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isLocalProgram } from '../../common/local-caller.ts';
import { type ClickHouseException, exception } from './clickhouse-exception.ts';

/** Who may ask. */
export interface Account {
  user: string;
  password: string;
}

/**
 * Throws 516 AUTHENTICATION_FAILED unless the request names the account: by X-ClickHouse-User and -Key, by basic
 * authentication, or by `user` and `password` of the URL, in this order (ClickHouse HTTP interface).
 */
export function requireAccount(request: IncomingMessage, params: URLSearchParams, account: Account): void {
  const { user, password } = credentialsOf(request, params);
  if (equal(user, account.user) && equal(password, account.password)) return;
  throw refused(user);
}

/**
 * Throws 497 ACCESS_DENIED for what a web page of elsewhere makes a browser send: a page must not reach the tables of
 * the machine it is shown on. Such a request names its origin, or a host that only seems to be another one.
 */
export function requireLocalCaller(request: IncomingMessage): void {
  if (!isLocalProgram(request))
    throw exception(497, 'ACCESS_DENIED', 'only programs of this machine are answered');
}

function credentialsOf({ headers }: IncomingMessage, params: URLSearchParams): Account {
  const user = headers['x-clickhouse-user'];
  const key = headers['x-clickhouse-key'];
  if (typeof user === 'string' || typeof key === 'string') {
    return { user: String(user ?? 'default'), password: String(key ?? '') };
  }
  const [, basic] = /^Basic\s+(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  if (basic !== undefined) {
    const [name = '', ...rest] = Buffer.from(basic, 'base64').toString('utf8').split(':');
    return { user: name || 'default', password: rest.join(':') };
  }
  return { user: params.get('user') ?? 'default', password: params.get('password') ?? '' };
}

// Of hashes, which are equally long: the time it takes says nothing of the password.
function equal(given: string, wanted: string): boolean {
  const [a, b] = [given, wanted].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

function refused(user: string): ClickHouseException {
  const name = /^[\w.@-]{1,64}$/.test(user) ? user : 'the user';
  return exception(
    516,
    'AUTHENTICATION_FAILED',
    `${name}: Authentication failed: password is incorrect, or there is no user with such name`,
  );
}
