/** A path without its query, and with a sign for each id in it: `/api/rest/v1/events/{id}`. */
export function endpointOf(path: string): string {
  return (path.split('?')[0] ?? '')
    .split('/')
    .map((part) => (/^\d+$/.test(part) ? '{id}' : part))
    .join('/');
}
