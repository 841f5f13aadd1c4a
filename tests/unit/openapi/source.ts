import { PROJECT_DIR } from '../../../src/command/project-paths.ts';
import { readDocumentSource } from '../../../src/openapi/document-source.ts';
import type { DocumentedCall } from '../../../src/openapi/documented-calls.ts';
import { allCases } from '../../cases/all-cases.ts';

/** What the generated files of this project are made of, read once for all tests. */
export const source = readDocumentSource(PROJECT_DIR, allCases);

/** The plain call of an id; a RangeError when there is none. */
export function callOf(id: string, scenario = ''): DocumentedCall {
  const call = source.calls.find((candidate) => candidate.id === id && candidate.scenario === scenario);
  if (call === undefined) throw new RangeError(`no call ${id} ${scenario}`);
  return call;
}
