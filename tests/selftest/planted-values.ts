/** Secrets of an operator that must be found nowhere. Each holds signs that encodings change. */
export const SECRETS = {
  restToken: 'planted/rest+token="Zx9Qw7Er5"',
  partnersToken: 'planted/write+token=Ty3Ui1Op8',
  readToken: 'planted/read+token=Lk4Jh6Gf2',
  clickhousePassword: 'planted&click<house>Pw7',
  clickhouseUrlPassword: 'planted-url-Pw8+Nb5Vc3',
  maskKey: 'planted-mask-key-Mn1Bv3Cx5',
} as const;

/** Somebody who does not exist, as the API would tell of a buyer. */
export const PERSON = {
  surname: 'Невыдуманцева',
  name: 'Аристархия',
  middlename: 'Пантелеймоновна',
  email: 'aristarkhia.planted+tickets@example.org',
  phone: '+79000009173',
  barcode: '879173000046',
  card: '220000******9173',
  uniqid: 'pL4nT3dUq1',
  digest: '91a7e3c05b2d4f68917a3e5c0b2d4f68',
  session: 'planted-session-9173',
  comment: 'для племянницы Евстолии',
} as const;

/** What must be found nowhere, by its name. */
export function plantedValues(): [string, string][] {
  return [
    ...Object.entries(SECRETS),
    ...Object.entries(PERSON),
    ['phone in its spelling', '8 (900) 000-91-73'],
    ['a name in a comment', 'Евстолии'],
  ];
}

/** Forms in which a text may be written without being hidden: as it is, for URLs, JSON, HTML, and in Base64. */
export function formsOf(value: string): string[] {
  const encoded = encodeURIComponent(value);
  const escaped = JSON.stringify(value).slice(1, -1);
  const html = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const base64 = [0, 1, 2].map((offset) => coreOfBase64(value, offset));
  return [
    ...new Set([
      value,
      encoded,
      encoded.toLowerCase(),
      encodeURIComponent(encoded),
      escaped,
      escaped.replaceAll('/', '\\/'),
      JSON.stringify(escaped).slice(1, -1),
      value.replace(/[^\u0020-\u007e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
      html,
      html.replaceAll('"', '&quot;'),
      value.replace(/[^A-Za-z0-9]/g, (sign) => `&#${sign.charCodeAt(0)};`),
      ...base64,
      ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
      Buffer.from(value, 'utf8').toString('hex'),
    ]),
  ];
}

/** Names of the planted values that bytes hold, each with the form that was found. */
export function plantedIn(bytes: Buffer, values: readonly [string, string][] = plantedValues()): string[] {
  return values.flatMap(([name, value]) =>
    formsOf(value)
      .filter((form) => bytes.includes(Buffer.from(form, 'utf8')))
      .map((form) => `${name}: ${form}`),
  );
}

// The signs that depend on the value alone when it stands `offset` bytes after a boundary of three.
function coreOfBase64(value: string, offset: number): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(value, 'utf8')]);
  const whole = Math.floor((bytes.length * 8) / 6);
  return bytes.toString('base64').slice(Math.ceil((offset * 8) / 6), whole);
}
