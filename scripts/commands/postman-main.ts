import { join } from 'node:path';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import { readDocumentSource } from '../../src/openapi/document-source.ts';
import { postmanCollection } from '../../src/openapi/postman-collection.ts';
import { allCases } from '../../tests/cases/all-cases.ts';
import { generateFile } from '../generate-file.ts';

/** `npm run export:postman`. */
export const postmanMain = generateFile({
  verb: 'postman',
  description: 'Writes the Postman collection (v2.1) of the documented calls.',
  path: join(PROJECT_DIR, 'schemas', 'postman_collection.json'),
  make: () => postmanCollection(readDocumentSource(PROJECT_DIR, allCases)),
});
