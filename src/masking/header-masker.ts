import { type FieldKind, kindOfKey } from './field-keys.ts';

/** How the value of a header is masked, by what it is. */
export interface HeaderMasker {
  text(value: string): string;
  /** A URL, or a path with its query. */
  address(value: string): string;
  field(kind: FieldKind, value: string): string;
}

const SECRET_NAME =
  /token|secret|key|cookie|signature|passw|credential|session|csrf|xsrf|jwt|auth(?!enticate$)|^(?:x-)?(?:forwarded|real-ip)/;
const ADDRESS_NAME = /^(?:content-)?location$|^referer$/;

/**
 * Headers with lower-case names and no secrets: `authorization` becomes `Bearer {{tokenLabel}}`; cookies, signatures,
 * addresses of clients and whatever is named after a token, secret or key become `{{masked}}`. Every other value is masked
 * as what its name says, or as text.
 */
export function maskHeaderValues(
  headers: Readonly<Record<string, string>>,
  tokenLabel: string,
  masker: HeaderMasker,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      maskValue(name.toLowerCase(), value, tokenLabel, masker),
    ]),
  );
}

/** True for a header, by its lower-case name, whose value is a secret or an address of a client. */
export function isSecretHeader(name: string): boolean {
  return SECRET_NAME.test(name);
}

function maskValue(name: string, value: string, tokenLabel: string, masker: HeaderMasker): string {
  if (name === 'authorization') return `Bearer {{${tokenLabel}}}`;
  if (isSecretHeader(name)) return '{{masked}}';
  if (ADDRESS_NAME.test(name)) return masker.address(value);
  const kind = kindOfKey(name.replace(/^x-/, ''));
  return kind === undefined ? masker.text(value) : masker.field(kind, value);
}
