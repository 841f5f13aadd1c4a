/** Letters of both cases and digits, as chance has them. */
export function isByChance(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  return /^[\w+/=.-]{20,}$/.test(value) && /[0-9]/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value);
}
