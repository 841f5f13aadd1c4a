import { isBroken } from '../common/plain-text.ts';
import { masker } from '../masking/create-masker.ts';
import { AuditError } from '../model/errors.ts';
import { pathProblem } from '../verify/bytes/bundle-path.ts';

/**
 * Refuses the name of a spec document that no bundle can keep a copy under, or that would be masked wherever the audit names it.
 * Throws USAGE.
 */
export function refuseSpecName(file: string): void {
  const problem =
    pathProblem(`artifacts/spec/${file}`) ??
    (isBroken(file) ? 'a name that is not UTF-8' : null) ??
    (masker.maskText(file) === file ? null : 'a name with what is masked');
  if (problem === null) return;
  throw new AuditError(
    'USAGE',
    `the spec document has ${problem}, and its copy in the bundle could not be kept under it`,
    'Give the document a name of letters, digits, "-", "_" and "." that holds no number or address of a person.',
    { file },
  );
}
