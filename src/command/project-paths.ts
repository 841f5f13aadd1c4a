import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the project, whatever the working folder is. */
export const PROJECT_DIR = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Folders that a run reads. */
export const API_SCHEMAS_DIR = join(PROJECT_DIR, 'schemas', 'api');
export const AUDIT_SCHEMAS_DIR = join(PROJECT_DIR, 'schemas', 'audit');
export const DDL_DIR = join(PROJECT_DIR, 'schemas', 'clickhouse');
export const FIXTURES_DIR = join(PROJECT_DIR, 'fixtures');
