import { AuditError } from '../../../src/model/errors.ts';
import type { Verdict } from '../judge.ts';
import type { NoDefect } from '../no-defects.ts';
import type { Load, LoadRun } from './loads.ts';
import { type PipelineMutant, pipelineMutants } from './mutants.ts';

/** Runs the mutants of loaders and INSERTs that are wanted. Throws USAGE when a load fails as it is. */
export async function judgePipeline(
  run: LoadRun,
  wanted: (name: string) => boolean,
  noDefects: readonly NoDefect[],
): Promise<Verdict[]> {
  for (const load of run.loads) await requireGreenLoad(run, load);
  const verdicts: Verdict[] = [];
  for (const mutant of pipelineMutants(run, wanted)) verdicts.push(await judged(run, mutant, noDefects));
  return verdicts;
}

async function requireGreenLoad(run: LoadRun, load: Load): Promise<void> {
  const [red] = await run.redChecks(load, {});
  if (red === undefined) return;
  throw new AuditError(
    'USAGE',
    `the load of ${load.name} fails before anything is altered: ${red.check}: ${red.message}`,
    'Run npm test first.',
  );
}

async function judged(
  run: LoadRun,
  { load, table, column, operator, change }: PipelineMutant,
  noDefects: readonly NoDefect[],
): Promise<Verdict> {
  const pointer = column === null ? table : `${table}.${column}`;
  const facts = { scenario: load.name, pattern: pointer, operator };
  const red = await run.redChecks(load, change);
  const listed = red.length > 0 ? undefined : noDefects.find((line) => line.covers(facts));
  const words = red.map(({ check, message }) => `${check} ${message}`).join('\n');
  return {
    ...facts,
    call: 0,
    pointer,
    family: 'pipeline',
    noDefect: listed !== undefined,
    ...(listed === undefined ? {} : { line: listed.line }),
    seenIn: red.length === 0 ? null : load.name,
    checks: red.map(({ check }) => check),
    named: red.length > 0 && words.includes(column ?? table),
    // Rows that are not there have no value that came.
    told: red.length > 0 && words.includes(column ?? table),
    message: words.slice(0, 300),
  };
}
