import { join } from 'node:path';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import { readDocumentSource } from '../../src/openapi/document-source.ts';
import { openapiDocument } from '../../src/openapi/openapi-document.ts';
import { allCases } from '../../tests/cases/all-cases.ts';
import { generateFile } from '../generate-file.ts';

/** `npm run openapi`. */
export const openapiMain = generateFile({
  verb: 'openapi',
  description: 'Writes the OpenAPI 3.1 document of the documented calls.',
  path: join(PROJECT_DIR, 'schemas', 'openapi.json'),
  make: () => openapiDocument(readDocumentSource(PROJECT_DIR, allCases)),
});
