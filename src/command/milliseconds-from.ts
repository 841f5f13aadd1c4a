import { AuditError } from '../model/errors.ts';

/**
 * Milliseconds of an environment variable, of at most `digits` digits; undefined when it is not set. Throws USAGE for what
 * is no whole number above 0; the message shows `example`.
 */
export function millisecondsFrom(
  env: Record<string, string | undefined>,
  variable: string,
  { digits, example }: { digits: number; example: number },
): number | undefined {
  const text = env[variable];
  if (text === undefined || text === '') return undefined;
  if (/^[1-9]\d*$/.test(text) && text.length <= digits) return Number(text);
  throw new AuditError(
    'USAGE',
    `${variable} is no number of milliseconds`,
    `Use a whole number, such as ${example}.`,
  );
}
