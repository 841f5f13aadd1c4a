/** Where an error stands: a file with a line, or a place in data. */
export interface ErrorPlace {
  file?: string;
  line?: number;
  at?: string;
}

/** Codes of the errors that the audit raises; each has a page section in `docs/errors.md`. */
export type ErrorCode =
  | 'SPEC_PARSE'
  | 'SPEC_CASE_MISMATCH'
  | 'USAGE'
  | 'FILE_SYSTEM'
  | 'UNEXPECTED'
  | 'NOTHING_TO_RUN'
  | 'CONFIG_INVALID'
  | 'PACKAGE_MISSING'
  | 'FIXTURE_MISS'
  | 'FIXTURE_CHANGED'
  | 'FIXTURE_MISSING'
  | 'FIXTURE_FORMAT'
  | 'NETWORK_CLOSED'
  | 'RECORDING_UNMASKED'
  | 'REQUEST_FAILED'
  | 'RESPONSE_TOO_LARGE'
  | 'REQUEST_TIMEOUT'
  | 'WRITE_REFUSED'
  | 'LIVE_SETTINGS'
  | 'PREFLIGHT'
  | 'SCHEMA_INVALID'
  | 'WAREHOUSE_UNREACHABLE'
  | 'WAREHOUSE_UNSUPPORTED_PLATFORM'
  | 'WAREHOUSE_SCHEMA'
  | 'WAREHOUSE_QUERY'
  | 'REPORT_INVALID'
  | 'BUNDLE_REFUSED'
  | 'SIMULATOR_START'
  | 'WEBHOOK_RECEIVER'
  | 'WEBHOOK_INVALID';

/** An error's parts, as one process tells another. */
export interface ToldError {
  code: ErrorCode;
  what: string;
  remedy: string;
  place: ErrorPlace;
}

/**
 * Base of every error the audit raises on purpose: what happened, where, and how to mend it.
 * `message` holds all three, so that printing it is enough.
 */
export class AuditError extends Error {
  readonly code: ErrorCode;
  readonly what: string;
  readonly place: ErrorPlace;
  readonly remedy: string;

  constructor(code: ErrorCode, what: string, remedy: string, place: ErrorPlace = {}, cause?: unknown) {
    const where = describePlace(place);
    super(
      `${code}: ${where === '' ? '' : `${where}: `}${what}\n  ${remedy}`,
      cause === undefined ? {} : { cause },
    );
    this.name = new.target.name;
    this.code = code;
    this.what = what;
    this.place = place;
    this.remedy = remedy;
  }
}

/** A run that could not be opened, told by the process of its tests: nothing was asked, and there is nothing to report. */
export class RunNotOpened extends AuditError {
  constructor({ code, what, remedy, place }: ToldError) {
    super(code, what, remedy, place);
  }
}

function describePlace(place: ErrorPlace): string {
  const file =
    place.file === undefined ? '' : place.line === undefined ? place.file : `${place.file}:${place.line}`;
  return [file, place.at ?? ''].filter((part) => part !== '').join(' ');
}
