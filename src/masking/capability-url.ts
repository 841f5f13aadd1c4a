import type { KeyedHash } from './keyed-hash.ts';
import { maskCapability } from './token-mask.ts';

const PARTS = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?(#.*)?$/is;
const USER_INFO = /\/\/.*@/s;
const ROUTE_WORDS = new Set(['pay', 'cancel-order', 'ticket', 'pdf', 'passbook', 'gpass', '']);

/**
 * A ticket or payment URL with its secret parts replaced: every segment of the path that is not a word of a QTickets
 * route, every value of the query, and the fragment. The host stays, without a user name before it.
 */
export function maskCapabilityUrl(url: string, keyed: KeyedHash): string {
  const [, host = '', path = '', query = '', fragment = ''] = PARTS.exec(url) ?? [];
  const maskedPath = path
    .split('/')
    .map((segment) => (ROUTE_WORDS.has(segment) ? segment : maskCapability(segment, keyed)))
    .join('/');
  const part = (text: string) =>
    // Signs that part a URL would make one masked part into several.
    text === '' ? '' : maskCapability(text.replace(/[?#&=]/g, '_'), keyed);
  const maskedQuery = query
    .split('&')
    .map((pair, index) => {
      const [key, value] = [pair.slice(0, pair.indexOf('=') + 1), pair.slice(pair.indexOf('=') + 1)];
      // What has no name is a value: `?token`.
      return index === 0 && key === '' && value !== '' ? `?${part(value.slice(1))}` : key + part(value);
    })
    .join('&');
  const maskedFragment = fragment === '' ? '' : `#${part(fragment.slice(1))}`;
  return host.replace(USER_INFO, '//') + maskedPath + maskedQuery + maskedFragment;
}
