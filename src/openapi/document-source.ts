import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_OPTIONS } from '../common/audit-options.ts';
import { readSchemaFiles, type SchemaFile } from '../json-schema/schema-files.ts';
import type { ContractCase } from '../model/case.ts';
import { AuditError } from '../model/errors.ts';
import type { SpecDocument } from '../model/spec.ts';
import { readDocuments } from '../spec/read-documents.ts';
import { type DocumentedCall, documentedCalls } from './documented-calls.ts';
import { recordedCall } from './recorded-example.ts';

/** All that the OpenAPI document and the Postman collection are made of. */
export interface DocumentSource {
  calls: DocumentedCall[];
  schemaFiles: SchemaFile[];
  /** Scheme and host that the calls are documented for. */
  origin: string;
  /** Headers of every request, without Authorization. */
  headers: Record<string, string>;
  /** Version of this project, of which the generated files are a part. */
  version: string;
}

/**
 * Reads the documented calls, the schemas and the version from a project's folder, which must be the working folder.
 * Throws as `readDocuments`, `documentedCalls` and `readSchemaFiles`.
 */
export function readDocumentSource(projectDir: string, cases: readonly ContractCase[]): DocumentSource {
  const documents = readDocuments(DEFAULT_OPTIONS);
  const recordings = join(projectDir, 'fixtures', 'recordings');
  const { Authorization, ...headers } = documents.documented.commonHeaders;
  return {
    calls: documentedCalls(documents, cases).map((call) => ({ ...call, ...recordedCall(recordings, call) })),
    schemaFiles: readSchemaFiles(join(projectDir, 'schemas', 'api')),
    origin: originOf(documents.documented),
    headers,
    version: versionOf(join(projectDir, 'package.json')),
  };
}

function originOf({ file, text }: SpecDocument): string {
  const addresses = text.match(/https?:\/\/[^\s/`]+/g) ?? [];
  const [origin, ...others] = new Set(addresses);
  if (origin !== undefined && others.length === 0) return origin;
  throw new AuditError(
    'SPEC_PARSE',
    `the calls are of ${others.length + 1} hosts`,
    'Write every address of the document with the same scheme and host.',
    { file },
  );
}

function versionOf(path: string): string {
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}
