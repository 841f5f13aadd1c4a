import { fileURLToPath } from 'node:url';
import { loadSchemas } from '../../../src/json-schema/schema-set.ts';

/** The root of the project, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The schemas of the API, loaded once for all tests. */
export const apiSchemas = loadSchemas(`${ROOT}schemas/api`);
