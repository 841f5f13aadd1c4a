import { join } from 'node:path';
import { PROJECT_DIR } from '../build/project-dir.mjs';

export { PROJECT_DIR };

/** Folders that a run reads. */
export const API_SCHEMAS_DIR = join(PROJECT_DIR, 'schemas', 'api');
export const AUDIT_SCHEMAS_DIR = join(PROJECT_DIR, 'schemas', 'audit');
export const DDL_DIR = join(PROJECT_DIR, 'schemas', 'clickhouse');
export const FIXTURES_DIR = join(PROJECT_DIR, 'fixtures');
