const PARTNERS_WRITES = /\/api\/partners\/v1\/+tickets\/+(add|update|remove)(\/|\?|$)/;

/**
 * True for a request that changes nothing. In the Partners API GET and POST are equivalent (QTickets Partners docs), so
 * there the path decides: tickets/check, tickets/find and events/* read, tickets/add, update and remove write by either
 * method. In the REST API only GET reads.
 */
export function isReadOnly(method: string, path: string): boolean {
  const plain = decoded(path);
  if (!plain.includes('/api/partners/')) return method === 'GET';
  return (method === 'GET' || method === 'POST') && !PARTNERS_WRITES.test(plain);
}

// An encoded slash or letter must not hide what is called. What cannot be decoded is judged as it stands.
function decoded(path: string): string {
  try {
    return decodeURIComponent(path).toLowerCase();
  } catch {
    return path.toLowerCase();
  }
}
