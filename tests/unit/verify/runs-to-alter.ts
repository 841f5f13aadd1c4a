import type { ScenarioEvidence } from '../../../src/model/evidence.ts';
import { type SmallRun, smallRun } from './small-run.ts';

/** Runs whose bundles are altered value by value: together they hold nearly every event of the log. */
export const RUNS_TO_ALTER: Readonly<Record<string, SmallRun>> = {
  plain: {},
  busy: {
    failed: { label: '2.1', check: 'rule:ordered(id)', message: 'item 1 stands before item 0' },
    skipped: ['7.2'],
    edit: busy,
    change: { unhandledErrors: ['a hook broke'], ...onServer() },
  },
  cut: { cut: ['6.1 write', '7.2'] },
};

// A call that was made again, and what a scenario may tell beside its checks.
function busy([first]: ScenarioEvidence[]): void {
  const [exchange] = first?.exchanges ?? [];
  const [attempt] = exchange?.attempts ?? [];
  if (first === undefined || exchange === undefined || attempt === undefined) return;
  exchange.attempts = [
    { ...attempt, status: 503, durationMs: 3 },
    { ...attempt, waitMs: 250, reason: 'status 503' },
  ];
  first.notes.push('the API is slow');
  first.findings.push({ kind: 'unknown-field', message: 'data[*].x' });
}

function onServer(): NonNullable<SmallRun['change']> {
  const { warehouse } = smallRun();
  return warehouse === null ? {} : { warehouse: { ...warehouse, engine: 'server', compatibility: '' } };
}
