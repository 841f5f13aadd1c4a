import { type FormsOf, formProblem } from '../common/forms.ts';
import { AuditError } from '../model/errors.ts';

/**
 * Throws an AuditError (USAGE) for an option of a function that there is none of, and for a value that it does not take. JavaScript is told of
 * neither by its types, and a mock that passes over one is another mock than the test supposes.
 */
export function requireOptions<T extends object>(of: string, given: T, forms: FormsOf<T>): void {
  const problem = formProblem(given, `what ${of} was given`, forms);
  if (problem !== null) throw new AuditError('USAGE', problem.what, problem.remedy);
}
