import { API_SCHEMAS_DIR } from '../../../src/command/project-paths.ts';
import { DEFAULT_OPTIONS } from '../../../src/common/audit-options.ts';
import { readSchemaFiles } from '../../../src/json-schema/schema-files.ts';
import { planRun } from '../../../src/spec/plan-run.ts';
import { readDocuments } from '../../../src/spec/read-documents.ts';
import { type BenchCall, benchCalls } from '../../bench/bench-call.ts';
import type { Work } from '../../bench/peer.ts';
import { wholeSchema } from '../../bench/whole-schema.ts';
import { allCases } from '../../cases/all-cases.ts';

export const plan = planRun(DEFAULT_OPTIONS, readDocuments(DEFAULT_OPTIONS), allCases);
export const schemaFiles = readSchemaFiles(API_SCHEMAS_DIR);

const calls = benchCalls(plan);

/** What the peers are given when the calls are made once. */
export const work: Work = {
  calls,
  schemas: Object.fromEntries(calls.map(({ schema }) => [schema, wholeSchema(schemaFiles, schema)])),
};

/** The call of an id; a RangeError when there is none. */
export function callOf(id: string): BenchCall {
  const call = calls.find((candidate) => candidate.id === id);
  if (call === undefined) throw new RangeError(`no call ${id}`);
  return call;
}

/** The token of a call, as `send` takes it. */
export function tokenOf(call: BenchCall): string {
  return (call.headers['Authorization'] ?? '').replace('Bearer ', '');
}
