/** A source of the present time; one per process, handed to whatever needs it. */
export interface Clock {
  /** True when SOURCE_DATE_EPOCH fixes the time: then every duration is unknown. */
  readonly fixed: boolean;
  now(): Date;
  /** Milliseconds since `startedAt`, rounded; null when the time is fixed. */
  since(startedAt: Date): number | null;
}

/**
 * The clock of a run. `SOURCE_DATE_EPOCH` (seconds since 1970, the convention of reproducible-builds.org) fixes it.
 * Throws a RangeError for a value that is not a whole number of seconds.
 */
export function clockFrom(env: Record<string, string | undefined>): Clock {
  const epoch = env['SOURCE_DATE_EPOCH'];
  if (epoch === undefined || epoch === '') {
    return {
      fixed: false,
      now: () => new Date(),
      since: (start) => Math.max(0, Date.now() - start.getTime()),
    };
  }
  const instant = new Date(Number(epoch) * 1000);
  if (!/^\d+$/.test(epoch) || Number.isNaN(instant.getTime())) {
    throw new RangeError(`SOURCE_DATE_EPOCH must be whole seconds since 1970, not "${epoch}"`);
  }
  return { fixed: true, now: () => new Date(instant), since: () => null };
}

/** `YYYYMMDD_HHMMSS` in UTC: the form of time in run ids and file names. */
export function stampOf(instant: Date): string {
  return instant.toISOString().slice(0, 19).replaceAll('-', '').replaceAll(':', '').replace('T', '_');
}
