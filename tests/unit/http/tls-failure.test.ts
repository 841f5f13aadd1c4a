import { afterEach, expect, test } from 'vitest';
import { clockFrom } from '../../../src/common/clock.ts';
import { isBrokenOff, requestError } from '../../../src/http/failure.ts';
import { ONE_TRY } from '../../../src/http/policy.ts';
import { send } from '../../../src/http/send.ts';
import { isTls } from '../../../src/http/tls-failure.ts';
import type { OutgoingRequest } from '../../../src/model/target.ts';
import { closeServed, serve } from './served.ts';

afterEach(closeServed);

const get: OutgoingRequest = { method: 'GET', path: '/a', headers: {} };

// As Node.js gives them: while a connection is made OpenSSL's reason stands in the message alone.
const duringHandshake = (reason: string) => ({
  code: 'EPROTO',
  message: `write EPROTO 80CBF2:error:0A00010B:SSL routines:ssl3_read_bytes:${reason}:../ssl/record.c:1601:SSL alert number 40\n`,
});
const after = (code: string) => ({ code, message: 'x' });

test.each<readonly [{ code: string; message: string }, RegExp]>([
  ...[
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'CERT_HAS_EXPIRED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'EPROTO',
  ].map((code) => [after(code), /NODE_EXTRA_CA_CERTS/] as const),
  [after('ERR_SSL_WRONG_VERSION_NUMBER'), /port.*speaks https/],
  [after('ERR_SSL_PACKET_LENGTH_TOO_LONG'), /port.*speaks https/],
  [duringHandshake('wrong version number'), /port.*speaks https/],
  [after('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'), /Client certificates are not supported/],
  [after('ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE'), /Client certificates are not supported/],
  [after('ERR_SSL_TLSV1_ALERT_UNKNOWN_CA'), /Client certificates are not supported/],
  [after('ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE'), /Client certificates are not supported/],
  [duringHandshake('sslv3 alert handshake failure'), /certificate of its client.*version or cipher/],
  [duringHandshake('tlsv1 alert protocol version'), /certificate of its client.*version or cipher/],
  [after('ERR_SSL_UNSUPPORTED_PROTOCOL'), /version or cipher/],
])('%j is told as TLS, once, with what to do', ({ code, message }, words) => {
  const failure = Object.assign(new Error(message), { code });
  const told = requestError(failure, get).message;
  expect(told).toMatch(/refused by TLS/);
  expect(told).toMatch(words);
  expect(told.includes('NODE_EXTRA_CA_CERTS')).toBe(words.source === 'NODE_EXTRA_CA_CERTS');
  expect(isBrokenOff(failure)).toBe(false);
});

test('a server that speaks no TLS is told as that', async () => {
  const origin = await serve((_, __, response) => response.end('{}'));
  const { failure } = await send(origin.replace('http:', 'https:'), get, clockFrom({}), ONE_TRY);
  expect(requestError(failure, get).message).toMatch(/refused by TLS.*port.*speaks https/s);
});

test.each([
  'UNSPECIFIED',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_DH_KEY_TOO_SMALL',
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
])('%s is of TLS', (code) => {
  expect(isTls(code)).toBe(true);
  expect(isTls(code.slice(1))).toBe(false);
});
