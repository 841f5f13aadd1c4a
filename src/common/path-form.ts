/** Header names by which a server may take another method or path than the request's own. */
const OVERRIDES =
  /^x-(http-method(-override)?|method-override|original-(url|uri)|rewrite-url|forwarded-(prefix|uri))$/i;
/** The same among the fields of a body or a query. */
const METHOD_FIELD = '_method';

/**
 * Why servers could read a path differently, in words; null when there is one way to read it. The path of a WHATWG URL
 * has no dot segments and no backslashes; nginx undoes percent-encoding, `//`, `.` and `..` before it looks for a location.
 * Both leave a path alone whose segments are letters, digits, `-`, `.`, `_` and `~`, and none of them dots alone: that is the
 * form that is asked for. A query is looked at as a URL parser writes it: no server looks for the call there.
 */
export function pathProblem(path: string): string | null {
  const [, pathname = '', query = ''] = /^([^?]*)(\?[\s\S]*)?$/.exec(path) ?? [];
  const segments = pathname.split('/').slice(1);
  if (!pathname.startsWith('/')) return 'it does not begin with a slash';
  if (segments.some((segment) => segment === '')) return 'it has an empty segment';
  if (segments.some((segment) => /^\.+$/.test(segment))) return 'it has a segment of dots';
  if (!segments.every((segment) => /^[\w.~-]+$/.test(segment))) {
    return 'it has a character that is encoded, or that not every server takes for itself';
  }
  const { search, hash } = new URL(`http://host${path}`);
  return search === query && hash === '' ? null : 'a URL parser writes its query otherwise';
}

/** True when a request tells the server by a header, its query or its body to take it for another one. */
export function asksForAnother(request: {
  path: string;
  headers: Readonly<Record<string, string>>;
  body?: unknown;
}): boolean {
  const { path, headers, body } = request;
  const query = new URLSearchParams(path.split('?').slice(1).join('?'));
  return (
    Object.keys(headers).some((name) => OVERRIDES.test(name)) ||
    query.has(METHOD_FIELD) ||
    (typeof body === 'object' && body !== null && Object.hasOwn(body, METHOD_FIELD))
  );
}
