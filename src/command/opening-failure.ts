import { fileSystemError } from '../common/file-system-error.ts';
import type { Masker } from '../masking/create-masker.ts';
import { AuditError, type ToldError } from '../model/errors.ts';

/** Why a run could not be opened, masked, so that the process that started the tests can tell it. */
export function openingFailure(error: unknown, masker: Masker): ToldError {
  const known =
    error instanceof AuditError
      ? error
      : fileSystemError(error, 'name another folder for temporary files with TMPDIR');
  const { code, what, remedy, place } = known ?? unexpected(error);
  return { code, what: masker.maskText(what), remedy: masker.maskText(remedy), place };
}

// Nobody foresaw it: its stack is what helps.
function unexpected(error: unknown): AuditError {
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new AuditError(
    'UNEXPECTED',
    `the run could not be opened: ${said}`,
    'This is a defect of the suite, or of a file of it that was changed: look where the error says.',
  );
}
