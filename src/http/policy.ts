/** How patient a run is with the API. Times in milliseconds. */
export interface SendPolicy {
  connectMs: number;
  firstByteMs: number;
  totalMs: number;
  /** Tries of one request beyond the first. */
  retries: number;
  /** Wait before the first retry is up to this, doubled for each further one (full jitter), and never above `capMs`. */
  baseMs: number;
  capMs: number;
  /** Waits of a whole run together. */
  budgetMs: number;
  /** Requests a second; 0: as fast as they come. */
  perSecond: number;
}

/** For recordings and a simulator of our own: what fails once is a fact, not a mishap. */
export const ONE_TRY: SendPolicy = {
  connectMs: 10_000,
  firstByteMs: 30_000,
  totalMs: 30_000,
  retries: 0,
  baseMs: 0,
  capMs: 0,
  budgetMs: 0,
  perSecond: 0,
};

/** For an API over a network. */
export const PATIENT: SendPolicy = {
  connectMs: 5_000,
  firstByteMs: 20_000,
  totalMs: 30_000,
  retries: 4,
  baseMs: 500,
  capMs: 10_000,
  budgetMs: 120_000,
  perSecond: 5,
};
