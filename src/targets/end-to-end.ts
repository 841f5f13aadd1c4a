// RFC 9110, 7.6.1; `Keep-Alive` and `Proxy-Connection` are of older clients, `Trailer` tells of chunks.
const OF_ONE_CONNECTION = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/**
 * The headers of a message that was read whole which go on with it: those of the one connection that it came by are left out, those
 * that `Connection` names among them, and the length, which whoever sends it tells anew.
 */
export function endToEnd(headers: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), name, value] as const);
  const named = entries.flatMap(([key, , value]) =>
    key === 'connection' ? value.split(',').map((name) => name.trim().toLowerCase()) : [],
  );
  const left = new Set(['content-length', ...OF_ONE_CONNECTION, ...named]);
  return Object.fromEntries(entries.flatMap(([key, name, value]) => (left.has(key) ? [] : [[name, value]])));
}
