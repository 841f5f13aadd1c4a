import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DDL_DIR } from '../../src/command/project-paths.ts';
import { DEFAULT_OPTIONS } from '../../src/common/audit-options.ts';
import { planRun } from '../../src/spec/plan-run.ts';
import { readDocuments } from '../../src/spec/read-documents.ts';
import { connectEmbedded } from '../../src/warehouse/connect.ts';
import { openWarehouse } from '../../src/warehouse/open-warehouse.ts';
import { allCases } from '../cases/all-cases.ts';
import { rehearse } from '../contract/rehearsal.ts';

test('a rehearsal leaves nothing in the engine that the run will use', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'rehearsal-'));
  const plan = planRun(DEFAULT_OPTIONS, readDocuments(DEFAULT_OPTIONS), allCases);
  const connection = await connectEmbedded(dataDir);
  try {
    expect(await rehearse(plan, {}, dataDir)).toBe(`1.1 ${plan.selected[0]?.entry.title}`);
    const databases = await connection.select('look', 'SHOW DATABASES');
    expect(databases.flat()).not.toContain('rehearsal');
    const warehouse = await openWarehouse({ database: 'qtickets_audit', dataDir, ddlDir: DDL_DIR });
    expect(Object.values(await warehouse.begin()).filter(({ rows }) => rows !== 0)).toEqual([]);
    await warehouse.close();
  } finally {
    await connection.close();
    await rm(dataDir, { recursive: true, force: true });
  }
});
