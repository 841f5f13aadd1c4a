import { AuditError } from '../model/errors.ts';

/** The spec document cannot be read as entries: names the file, the line and what is wrong. */
export class SpecParseError extends AuditError {
  constructor(file: string, line: number, what: string, remedy: string) {
    super('SPEC_PARSE', what, remedy, { file, line });
  }
}

/** A case and its spec entry do not agree, or the case has no entry. */
export class SpecCaseMismatchError extends AuditError {
  constructor(
    file: string,
    what: string,
    line?: number,
    remedy = 'Mend the case in tests/cases/ or the entry in the spec document: both must name the same id, method and path.',
  ) {
    super('SPEC_CASE_MISMATCH', what, remedy, line === undefined ? { file } : { file, line });
  }
}
