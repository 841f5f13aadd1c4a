/** Letters of both cases and digits, as chance has them. */
export function isByChance(value: string): boolean {
  return /^[\w+/=.-]{20,}$/.test(value) && /[0-9]/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value);
}
