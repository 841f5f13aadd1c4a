import type { RootContent } from 'mdast';
import type { AuditRun } from '../../model/audit-run.ts';
import { archiveName } from '../archive-name.ts';
import { coverageInUse } from '../coverage-in-use.ts';
import { amount, duration, verdictWords } from '../words.ts';
import { code, fact, heading, list, paragraph } from './nodes.ts';

/** Section 9 and the footer: the verdict again, the way to a better one, and the facts of the report. */
export function finalSection(run: AuditRun): RootContent[] {
  const { verdict, integrity, comparison } = run;
  return [
    heading(2, '9. Final assessment'),
    heading(3, `Status: ${verdictWords(verdict)}`),
    heading(3, 'Path to a better status'),
    verdict.missing.length === 0
      ? paragraph(`There is no better status for the profile ${run.run.profile}.${outsideWords(run)}`)
      : list(verdict.missing, true),
    { type: 'thematicBreak' },
    list([
      fact('Report generated', run.run.finishedAt),
      fact('Audit duration', duration(run.run.durationMs)),
      fact('Archive', [code(archiveName(run)), ' (its SHA-256 stands in SHA256SUMS)']),
      fact('SHA-256 of the last entry of the evidence log', code(integrity.evidenceChainHead)),
      ...(comparison === null
        ? []
        : [fact('SHA-256 of the previous evidence log', code(comparison.before.evidenceSha256))]),
    ]),
  ];
}

function outsideWords(run: AuditRun): string {
  const spec = coverageInUse(run);
  const outside = spec.entries - spec.executed;
  if (outside === 0) return ' Nothing of the spec document was left out.';
  return ` It says nothing of the ${amount(outside, 'entry', 'entries')} of the spec document that the run did not execute.`;
}
