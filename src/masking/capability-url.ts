import type { KeyedHash } from './keyed-hash.ts';
import { maskCapability } from './token-mask.ts';

const PARTS = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?(#.*)?$/is;
const USER_INFO = /\/\/.*@/s;
const ROUTE_WORDS = new Set(['pay', 'cancel-order', 'ticket', 'pdf', 'passbook', 'gpass', '']);

/**
 * A ticket or payment URL with its secret parts replaced: every segment of the path that is not a word of a QTickets
 * route, and every value of the query. The host stays, without a user name before it.
 */
export function maskCapabilityUrl(url: string, keyed: KeyedHash): string {
  const [, host = '', path = '', query = '', fragment = ''] = PARTS.exec(url) ?? [];
  const maskedPath = path
    .split('/')
    .map((segment) => (ROUTE_WORDS.has(segment) ? segment : maskCapability(segment, keyed)))
    .join('/');
  const maskedQuery = query.replace(
    /=([^&]*)/g,
    (_, value: string) => `=${value === '' ? '' : maskCapability(value, keyed)}`,
  );
  const maskedFragment = fragment.length < 2 ? fragment : `#${maskCapability(fragment.slice(1), keyed)}`;
  return host.replace(USER_INFO, '//') + maskedPath + maskedQuery + maskedFragment;
}
