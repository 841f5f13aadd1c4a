import { fileSystemError } from '../common/file-system-error.ts';
import type { Masker } from '../masking/create-masker.ts';
import { AuditError, type ToldError } from '../model/errors.ts';

/**
 * Why a run could not be opened, masked, so that the process that started the tests can tell it. `filters`: the parts of paths by which a
 * developer chose tests.
 */
export function openingFailure(error: unknown, masker: Masker, filters: readonly string[] = []): ToldError {
  const known =
    error instanceof AuditError
      ? error
      : (nothingChosen(error, filters) ??
        fileSystemError(error, 'name another folder for temporary files with TMPDIR'));
  const { code, what, remedy, place } = known ?? unexpected(error);
  return { code, what: masker.maskText(what), remedy: masker.maskText(remedy), place };
}

// Vitest's own error, for filters and options that leave no file.
function nothingChosen(error: unknown, filters: readonly string[]): AuditError | null {
  if ((error as { code?: unknown } | null)?.code !== 'VITEST_FILES_NOT_FOUND') return null;
  return new AuditError(
    'NOTHING_TO_RUN',
    filters.length === 0
      ? 'what was given leaves no file of tests'
      : `no file of tests has ${filters.join(' or ')} in its path`,
    'Name a part of the path of one that there is, such as tests/unit/spec.',
  );
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
