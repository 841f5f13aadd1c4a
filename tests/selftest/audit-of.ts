import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditRun } from '../../src/model/audit-run.ts';

/** The model of the newest run of a folder. */
export function modelIn(out: string): AuditRun {
  return JSON.parse(readFileSync(join(out, 'latest', 'audit.json'), 'utf8')) as AuditRun;
}

/** The only run of a folder, also of some entries, which is never the newest: its bundle, and its model. */
export function runIn(out: string): { path: string; model: AuditRun } {
  const path = join(out, readdirSync(out).find((name) => name.startsWith('qtickets_')) ?? 'no folder');
  return { path, model: JSON.parse(readFileSync(join(path, 'audit.json'), 'utf8')) as AuditRun };
}

/** The document of the newest run of a folder. */
export function documentIn(out: string): string {
  const latest = join(out, 'latest');
  const name = readdirSync(latest).find((file) => file.endsWith('.md')) ?? '';
  return readFileSync(join(latest, name), 'utf8');
}

/** What each call added to each table, by table and id. */
export function addedBy({ tables }: AuditRun): Record<string, Record<string, number>> {
  return Object.fromEntries(
    tables.map(({ name, sources }) => [
      name,
      Object.fromEntries(sources.map(({ id, scenario, added }) => [`${id} ${scenario}`.trim(), added])),
    ]),
  );
}

/** Class and outcomes of each entry. */
export function outcomesOf({ entries }: AuditRun): unknown[] {
  return entries.map(({ id, class: kind, scenarios }) => [id, kind, scenarios.map(({ actual }) => actual)]);
}
