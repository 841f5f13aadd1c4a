import type { OpenRun } from '../../src/command/open-run.ts';
import { typedMessage } from '../../src/contract/check-list.ts';
import { closingLook } from '../../src/contract/closing-look.ts';
import type { ClosingMeta, ScenarioEvidence } from '../../src/model/evidence.ts';
import { auditTables, firmMarks } from '../../src/report/audit-tables.ts';
import { tableObjections } from '../../src/report/audit-verdict.ts';

/** Longest that the last look may take: every table may be counted twice, each up to the limit of a count. */
export const CLOSING_TIMEOUT_MS = 3_600_000;

// Test files share one process; of the evidence only what is said of rows is kept.
const shared = globalThis as typeof globalThis & { qticketsRowEvidence?: ScenarioEvidence[] };

/** Keeps what a scenario says of its rows, to hold the tables against it. */
export function noteEvidence(evidence: ScenarioEvidence): void {
  shared.qticketsRowEvidence ??= [];
  shared.qticketsRowEvidence.push({ ...evidence, exchanges: [], checks: [], fieldUses: [], findings: [] });
}

/** Looks at the tables as a whole, and says what they hold beside what the scenarios sent. Never throws for ClickHouse. */
export async function closeRun(run: OpenRun): Promise<ClosingMeta> {
  try {
    const { after, marked } = await closingLook(run);
    const { facts } = run.warehouse;
    const evidence = shared.qticketsRowEvidence ?? [];
    const look = { after, marked: marked === null ? null : firmMarks(marked, evidence, facts) };
    const tables = { before: run.before, closing: look };
    const counted = auditTables({ evidence, plan: run.plan, warehouse: facts, tables });
    const objections = tableObjections({ tables: counted, warehouse: facts });
    const problems = objections.filter(({ status }) => status === 'NOT READY').map(({ reason }) => reason);
    return { look, problems };
  } catch (error) {
    return {
      look: null,
      problems: [`The tables could not be looked at after the run: ${typedMessage(error)}`],
    };
  }
}
