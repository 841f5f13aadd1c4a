/** A delivery is tried ten times at most (QTickets Webhooks docs). */
export const MAX_ATTEMPTS = 10;

/**
 * How long attempt `n`, from 1 to 10, comes after the one before it, or the first after the event: n^3 seconds, in ms.
 * Together 3025 s, which the docs call about 50 minutes (QTickets Webhooks docs).
 */
export function attemptDelayMs(attempt: number): number {
  return attempt ** 3 * 1000;
}
