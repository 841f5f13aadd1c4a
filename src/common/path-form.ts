/**
 * Header names by which a server, or what stands before it, may take another method, path, host or length than the request's own;
 * CGI reads `_` as `-`.
 */
const OVERRIDES =
  /^(?:host|forwarded|destination|connection|keep-alive|upgrade|te|trailer|transfer-encoding|content-length|expect|proxy-.+|x-.*(?:method|override|ur[il]|path|host|prefix|rewrite|route|script-name).*)$/i;
/** The same among the fields of a body. */
const METHOD_FIELD = '_method';
/** Names of a query that are plain: frameworks have others (`_method`, `_url`), and PHP reads `.` and a blank as `_`. */
const PLAIN_NAME = /^[a-z][\w.[\]-]*$/i;
/** A value of a query in which some framework looks for the call (`r=tickets/add`). */
const PATH_IN_VALUE = /[/\\]|%2f|%5c/i;

/**
 * Why servers could read a path differently, in words; null when there is one way to read it. The path of a WHATWG URL
 * has no dot segments and no backslashes; nginx undoes percent-encoding, `//`, `.` and `..` before it looks for a location.
 * Both leave a path alone whose segments are letters, digits, `-`, `.`, `_` and `~`, and none of them dots alone: that is the
 * form that is asked for. A query is looked at as a URL parser writes it; whether it names another call, `asksForAnother` says.
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
    Object.keys(headers).some((name) => OVERRIDES.test(name.replaceAll('_', '-'))) ||
    [...query].some(([name, value]) => !PLAIN_NAME.test(name) || PATH_IN_VALUE.test(value)) ||
    (typeof body === 'object' && body !== null && Object.hasOwn(body, METHOD_FIELD))
  );
}
