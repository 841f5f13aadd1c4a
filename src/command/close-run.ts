import { typedMessage } from '../contract/check-list.ts';
import { closingLook } from '../contract/closing-look.ts';
import type { ClosingMeta } from '../model/evidence.ts';
import { auditTables, firmMarks } from '../report/audit-tables.ts';
import { tableObjections } from '../report/audit-verdict.ts';
import type { ContractRun } from './contract-run.ts';

/** Longest that the last look may take: every table may be counted twice, each up to the limit of a count. */
export const CLOSING_TIMEOUT_MS = 3_600_000;

/** What came of the last look at the tables. */
export interface ClosingResult {
  closing: ClosingMeta;
  /** What the last test file fails with; null when the tables hold what they should. */
  failure: Error | null;
}

/** Looks at the tables as a whole, and says what they hold beside what the scenarios sent. Never throws for ClickHouse. */
export async function closeRun(run: ContractRun): Promise<ClosingResult> {
  const closing = await look(run);
  if (closing.problems.length === 0) return { closing, failure: null };
  const failure = new Error(closing.problems.join('\n'));
  // The stack would show the suite's own code: what failed is a table, and the message says which.
  failure.stack = failure.message;
  return { closing, failure };
}

/** What the tables hold that makes a run NOT READY. */
export function tableProblems(
  run: Parameters<typeof auditTables>[0],
  loader: Parameters<typeof tableObjections>[0]['loader'] = null,
): string[] {
  return tableObjections({ tables: auditTables(run), warehouse: run.warehouse, loader })
    .filter(({ status }) => status === 'NOT READY')
    .map(({ reason }) => reason);
}

function countsOf(
  before: ContractRun['counted'],
  after: ContractRun['counted'],
): Pick<ClosingMeta, 'counts'> {
  if (before === null || after === null) return {};
  return { counts: { warehouse: before.warehouse, countedBefore: before.at, countedAfter: after.at } };
}

async function look(run: ContractRun): Promise<ClosingMeta> {
  try {
    const place = run.counted === null ? null : await run.warehouse.place();
    const { after, marked } = await closingLook(run);
    const { rowEvidence: evidence, plan } = run;
    const { facts } = run.warehouse;
    const closing = { after, marked: marked === null ? null : firmMarks(marked, evidence, facts) };
    const tables = { before: run.before, closing };
    const problems = tableProblems({ evidence, plan, warehouse: facts, tables }, run.pipeline ?? null);
    return { look: closing, problems, ...countsOf(run.counted, place) };
  } catch (error) {
    return {
      look: null,
      problems: [`The tables could not be looked at after the run: ${typedMessage(error)}`],
    };
  }
}
