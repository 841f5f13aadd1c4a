/** What TLS refused: the server's certificate, a port that speaks no TLS, a call without a certificate of its own, or the handshake. */
export type TlsFailure = 'certificate' | 'no-tls' | 'client-certificate' | 'handshake';

/** OpenSSL's reasons for bytes that are none of TLS. */
const NO_TLS = /^(?:wrong version number|packet length too long|unknown protocol)$/;
/** Alerts that a server sends of the certificate of its client (RFC 8446, 6.2), in OpenSSL's words: none is ever shown to it here. */
const OF_CLIENT =
  / alert (?:certificate (?:required|unknown|expired|revoked)|bad certificate|no certificate|unsupported certificate|unknown ca|access denied)$/;
/** Any other alert: what the server does not like. The version that it offers may be one that Node.js does not take, too. */
const HANDSHAKE = / alert |^unsupported protocol$/;

/**
 * True for the code of a connection that TLS refused: the certificate, its chain or its name, or the two sides have no
 * version in common (Node.js, TLS: X509 certificate error codes, UNSPECIFIED for a key or a sum that is too weak among them;
 * OpenSSL's own begin with ERR_SSL_ or ERR_TLS_). Another try gives the same.
 */
export function isTls(code: string): boolean {
  return /^(?:ERR_SSL_|ERR_TLS_|ERR_OSSL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CERT_|CRL_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|ERROR_IN_CERT_|EPROTO|UNSPECIFIED$)/.test(
    code,
  );
}

/** What of TLS went wrong, by the code and the message of a failure of which `isTls` is true. */
export function tlsFailure(code: string, message: string): TlsFailure {
  const reason = reasonIn(code, message);
  if (NO_TLS.test(reason)) return 'no-tls';
  if (OF_CLIENT.test(reason)) return 'client-certificate';
  return HANDSHAKE.test(reason) ? 'handshake' : 'certificate';
}

// While a connection is made the code is EPROTO, and OpenSSL's reason stands in the message, between colons.
function reasonIn(code: string, message: string): string {
  const told = /:SSL routines:[^:]*:([^:]+):/.exec(message)?.[1];
  return (
    told ??
    code
      .replace(/^ERR_SSL_/, '')
      .replaceAll('_', ' ')
      .toLowerCase()
  );
}
