const SECRET_NAME = /token|secret|key|cookie|signature|password|^proxy-authorization$/;

/**
 * Headers with lower-case names and no secrets: `authorization` becomes `Bearer {{tokenLabel}}`, cookies, signatures
 * and whatever is named after a token, secret or key become `{{masked}}`, and every other value is read by `maskText`.
 */
export function maskHeaderValues(
  headers: Readonly<Record<string, string>>,
  tokenLabel: string,
  maskText: (text: string) => string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const lower = name.toLowerCase();
      if (lower === 'authorization') return [lower, `Bearer {{${tokenLabel}}}`];
      return [lower, SECRET_NAME.test(lower) ? '{{masked}}' : maskText(value)];
    }),
  );
}
