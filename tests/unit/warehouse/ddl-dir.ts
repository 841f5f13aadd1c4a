import { fileURLToPath } from 'node:url';

/** The folder of the project's DDL files. */
export const DDL_DIR = fileURLToPath(new URL('../../../schemas/clickhouse', import.meta.url));
