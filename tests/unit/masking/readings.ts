const ROUNDS = 3;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/**
 * True when a reader can get the secret back out of a text: as it stands, by digits alone, or by undoing percent signs,
 * HTML entities, escapes of JSON or Base64, up to three times over. Written for tests, apart from masker and scanner.
 */
export function survives(text: string, secret: string): boolean {
  const digits = secret.replace(/\D/g, '');
  const isNumber = digits.length >= 7 && !/\p{L}/u.test(secret);
  return readings(text).some(
    (reading) =>
      reading.includes(secret) ||
      reading.normalize('NFC').includes(secret.normalize('NFC')) ||
      (isNumber && reading.replace(/\D/g, '').includes(digits.slice(-7))),
  );
}

function readings(text: string): string[] {
  const known = new Set([text]);
  for (let round = 0; round < ROUNDS; round++)
    for (const reading of [...known]) for (const decoded of decodings(reading)) known.add(decoded);
  return [...known];
}

function decodings(text: string): string[] {
  return [
    text.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
      Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
    ),
    text
      .replace(/&#(?:x([0-9a-f]+)|([0-9]+));/gi, (_, hex?: string, decimal?: string) =>
        String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
      )
      .replace(/&([a-z]+);/g, (whole, name: string) => ENTITIES[name] ?? whole),
    text.replace(/\\(["\\/])/g, '$1'),
    text
      .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      .replace(/\\(["\\/])/g, '$1'),
    ...(text.match(/[A-Za-z0-9+/_-]{16,}/g) ?? []).map((run) => Buffer.from(run, 'base64').toString('utf8')),
  ];
}
