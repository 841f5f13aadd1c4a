import { join } from 'node:path';
import { PROJECT_DIR } from '../../../src/command/project-paths.ts';

/** The folder of the project's DDL files. */
export const DDL_DIR = join(PROJECT_DIR, 'schemas', 'clickhouse');
