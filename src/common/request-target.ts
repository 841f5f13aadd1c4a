/**
 * A request's target as path and query. A whole address, as a client sends it that was told of a proxy, is the same target (RFC 9112,
 * 3.2.2); who checks the host that it names does so before.
 */
export function pathInTarget(target: string): string {
  const rest = /^[a-z][\w+.-]*:\/\/[^/?#]*(.*)$/i.exec(target)?.[1];
  if (rest === undefined) return target;
  return rest.startsWith('/') ? rest : `/${rest}`;
}
