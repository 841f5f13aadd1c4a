import { UUID } from './no-secret.ts';

/** Letters of both cases and digits, as chance has them. */
export function isByChance(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  return /^[\w+/=.-]{20,}$/.test(value) && /[0-9]/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value);
}

/** Letters and digits that change places often: no word, time or version. */
export function isRandomly(value: string): boolean {
  if (UUID.test(value)) return false;
  return value
    .split(/[_./-]/)
    .some(
      (part) =>
        part.length >= 16 &&
        /^(?:[A-Za-z]*[0-9]){3}/.test(part) &&
        /^(?:[0-9]*[A-Za-z]){3}/.test(part) &&
        (part.match(/[0-9][A-Za-z]|[A-Za-z](?=[0-9])/g) ?? []).length >= 3,
    );
}
