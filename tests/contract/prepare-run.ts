import { growHeapFor } from '../../src/build/small-heap.mjs';
import { apiSchemas, casesOfRun } from '../../src/command/project-inputs.ts';
import { SESSION_VARIABLES } from '../../src/command/session-variables.ts';
import { optionsFrom } from '../../src/common/audit-options.ts';
import { planRun } from '../../src/spec/plan-run.ts';
import { readDocuments } from '../../src/spec/read-documents.ts';
import { startEmbedded } from '../../src/warehouse/connect.ts';
import { allCases } from '../cases/all-cases.ts';
import { rehearse } from './rehearsal.ts';
// Loaded here, so that the tests find them loaded.
import '../../src/command/contract-run.ts';
import '../../src/command/planned-tests.ts';

/**
 * Makes ready what a run needs and no answer changes, in the process of its tests: the engine on its data directory, the spec
 * documents, the schemas of its cases. Where there is time until the run (`waits`), it is rehearsed. Never throws: the run takes what is
 * ready, and meets what went wrong again, and tells.
 */
export async function prepareRun(env: Record<string, string | undefined>, waits: boolean): Promise<void> {
  try {
    const options = optionsFrom(env);
    const dataDir = env[SESSION_VARIABLES.dataDir];
    if (options.target === 'replay') await import('../../src/targets/replay-target.ts');
    // With a loader, or a server, the tables are in another process.
    const embedded = options.loader === '' && (env['CLICKHOUSE_URL'] ?? '') === '';
    if (embedded && dataDir !== undefined) await startEmbedded(dataDir);
    const plan = planRun(options, readDocuments(options), await casesOfRun(env, allCases));
    const schemas = apiSchemas(env);
    const names = plan.selected.flatMap((planned) => planned.case.scenarios.map(({ schema }) => schema));
    growHeapFor(names.length);
    for (const name of new Set(names)) schemas.check(name, null);
    if (waits && embedded && dataDir !== undefined && options.target !== 'live')
      await rehearse(plan, env, dataDir);
  } catch {
    // See above.
  }
}
