import { AuditError } from '../model/errors.ts';

/** The last second of ClickHouse's DateTime, in 2106. */
const LATEST_EPOCH = 4_294_967_295;

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
 * Throws USAGE for what is no whole number of seconds, and for a time that ClickHouse has no DateTime for.
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
  if (!/^\d+$/.test(epoch) || Number(epoch) > LATEST_EPOCH) {
    throw new AuditError(
      'USAGE',
      `SOURCE_DATE_EPOCH is "${epoch.slice(0, 40)}", and no time in seconds since 1970`,
      'Use a whole number up to 4294967295, such as 1762682400, or leave it out.',
    );
  }
  const instant = new Date(Number(epoch) * 1000);
  return { fixed: true, now: () => new Date(instant), since: () => null };
}

/** `YYYYMMDD_HHMMSS` in UTC: the form of time in run ids and file names. */
export function stampOf(instant: Date): string {
  return instant.toISOString().slice(0, 19).replaceAll('-', '').replaceAll(':', '').replace('T', '_');
}
