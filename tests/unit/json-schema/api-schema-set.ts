import { join } from 'node:path';
import { PROJECT_DIR } from '../../../src/command/project-paths.ts';
import { loadSchemas } from '../../../src/json-schema/schema-set.ts';

/** The schemas of the API, loaded once for all tests. */
export const apiSchemas = loadSchemas(join(PROJECT_DIR, 'schemas', 'api'));
