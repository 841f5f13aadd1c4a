import { cpSync, linkSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { PROJECT_DIR } from '../../../src/command/project-paths.ts';
import { DEFAULT_OPTIONS } from '../../../src/common/audit-options.ts';
import type { AuditPlan } from '../../../src/model/plan.ts';
import { plannedScenarios } from '../../../src/model/planned-scenarios.ts';
import type { SpecEntry } from '../../../src/model/spec.ts';
import type { Manifest } from '../../../src/targets/manifest.ts';
import { recordingFile } from '../../../src/targets/recording.ts';
import { copiedId } from './copied-case.ts';

const LEFT_OUT = new Set(['.git', '.env', 'node_modules', 'dist', 'reports', 'blobs', 'coverage']);

/**
 * Makes a copy of this project in `folder` whose spec document, cases and recordings hold the entries of the plan in so many
 * copies, under ids of their own: what a user's project of that size would be.
 */
export function growProject(folder: string, plan: AuditPlan, copies: number): void {
  cpSync(PROJECT_DIR, folder, {
    recursive: true,
    filter: (source) => !LEFT_OUT.has(relative(PROJECT_DIR, source)),
  });
  symlinkSync(join(PROJECT_DIR, 'node_modules'), join(folder, 'node_modules'), 'dir');
  writeFileSync(join(folder, DEFAULT_OPTIONS.spec), grownSpec(plan, copies));
  growCases(folder, copies);
  growRecordings(folder, plan, copies);
}

/** The document with the copies of each section's entries behind them. */
export function grownSpec({ spec, selected }: AuditPlan, copies: number): string {
  const lines = spec.text.split('\n');
  const chosen = new Set(selected.map(({ entry }) => entry.id));
  const textOf = ({ id, firstLine, lastLine }: SpecEntry, copy: number) =>
    lines
      .slice(firstLine - 1, lastLine)
      .join('\n')
      .replace(`### ${id}.`, `### ${copiedId(id, copy)}.`);
  const parts: string[] = [];
  let from = 0;
  for (const [place, entry] of spec.entries.entries()) {
    if (spec.entries[place + 1]?.section === entry.section) continue;
    parts.push(lines.slice(from, entry.lastLine).join('\n'));
    from = entry.lastLine;
    const own = spec.entries.filter(({ id, section }) => section === entry.section && chosen.has(id));
    for (let copy = 1; copy < copies; copy += 1) parts.push(...own.map((one) => `\n${textOf(one, copy)}`));
  }
  return [...parts, lines.slice(from).join('\n')].join('\n');
}

function growCases(folder: string, copies: number): void {
  const file = join(folder, 'tests', 'cases', 'all-cases.ts');
  renameSync(file, join(folder, 'tests', 'cases', 'own-cases.ts'));
  writeFileSync(
    file,
    `import { grownCases } from '../bench/growth/copied-case.ts';
import { allCases as own } from './own-cases.ts';

export const allCases = grownCases(own, ${copies});
`,
  );
}

function growRecordings(folder: string, { selected, options }: AuditPlan, copies: number): void {
  const file = join(folder, 'fixtures', 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const recordings = { ...manifest.recordings };
  mkdirSync(join(folder, 'fixtures', 'recordings'), { recursive: true });
  for (const planned of selected) {
    for (const { name } of plannedScenarios(planned, options.access)) {
      const own = recordingFile(planned.entry.id, name);
      const vouched = manifest.recordings[own];
      if (vouched === undefined) throw new RangeError(`there is no recording ${own}`);
      for (let copy = 1; copy < copies; copy += 1) {
        const copied = recordingFile(copiedId(planned.entry.id, copy), name);
        recordings[copied] = vouched;
        // One file under many names: copies would take gigabytes.
        linkSync(join(folder, 'fixtures', 'recordings', own), join(folder, 'fixtures', 'recordings', copied));
      }
    }
  }
  writeFileSync(file, JSON.stringify({ ...manifest, recordings }));
}
