/**
 * A request's target as path and query. A whole address, as a client sends it that was told of a proxy, is the same target (RFC 9112,
 * 3.2.2); who checks the host that it names does so before.
 */
export function pathInTarget(target: string): string {
  const rest = /^[a-z][\w+.-]*:\/\/[^/?#]*(.*)$/i.exec(target)?.[1];
  if (rest === undefined) return target;
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/**
 * A target in the one form of all that servers read alike: the path without repeated slashes, one at its end, or letters, digits
 * and `-._~` that are percent-encoded (RFC 3986, 6.2.2.2), and no question mark before an empty query.
 */
export function plainTarget(target: string): string {
  const end = target.includes('?') ? target.indexOf('?') : target.length;
  const path = target
    .slice(0, end)
    .replaceAll(/%[0-9a-f]{2}/gi, (code) => {
      const sign = String.fromCharCode(Number.parseInt(code.slice(1), 16));
      return /[\w.~-]/.test(sign) ? sign : code.toUpperCase();
    })
    .replaceAll(/\/{2,}/g, '/');
  const query = target.slice(end);
  return `${path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path}${query === '?' ? '' : query}`;
}
