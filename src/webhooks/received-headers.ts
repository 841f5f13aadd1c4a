/** Headers of a request: a Fetch `Headers`, or an object such as `request.headers` of node:http. */
export type ReceivedHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * The value of a header, whatever the case of its name; null when it is not there, undefined when it came more than
 * once, since then it is open which value counts.
 */
export function singleHeader(headers: ReceivedHeaders, name: string): string | null | undefined {
  if (isFetchHeaders(headers)) return headers.get(name);
  const values = Object.entries(headers)
    .filter(([key]) => key.toLowerCase() === name.toLowerCase())
    .flatMap(([, value]) => value ?? []);
  return values.length > 1 ? undefined : (values[0] ?? null);
}

function isFetchHeaders(headers: ReceivedHeaders): headers is { get(name: string): string | null } {
  return typeof headers['get'] === 'function';
}
