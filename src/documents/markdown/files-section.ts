import type { RootContent } from 'mdast';
import type { AuditRun } from '../../model/audit-run.ts';
import type { FileSum } from '../../model/evidence.ts';
import { amount } from '../words.ts';
import { code, fact, heading, list, paragraph, table } from './nodes.ts';

/** Section 8: the files that the document rests on, whose sums stand at its end, and what the scan found. */
export function filesSection(run: AuditRun, files: readonly FileSum[]): RootContent[] {
  const { integrity } = run;
  const junit = files.some(({ path }) => path === 'junit.xml');
  return [
    heading(2, '8. Artifacts verification'),
    heading(3, 'Generated files'),
    list([
      fact('Files', `${files.length}, each with its size and SHA-256 at the end of this document`),
      fact('Evidence log', [
        code(integrity.evidenceFile),
        `, ${amount(integrity.evidenceEntries, 'entry', 'entries')}`,
      ]),
      fact('Response files', String(integrity.responses)),
      fact(
        'JUnit report',
        junit ? 'copied from the test runner' : 'none: the test runner left no usable one',
      ),
    ]),
    heading(3, 'Scan for personal data and secrets'),
    paragraph(
      `${amount(run.maskingScan.files, 'file', 'files')} scanned, audit.json and the documents among them; the copy of the spec document is an input and is not scanned.`,
    ),
    paragraph(`${amount(run.maskingScan.hits.length, 'hit', 'hits')}.`),
    ...hitTable(run),
    // That there is none is a tick of the checklist.
    ...(integrity.problems.length === 0
      ? []
      : [
          heading(3, 'Problems of the evidence'),
          table(
            ['Problem'],
            integrity.problems.map((problem) => [problem]),
          ),
        ]),
  ];
}

function hitTable({ maskingScan }: AuditRun): RootContent[] {
  if (maskingScan.hits.length === 0) return [];
  return [
    table(
      ['Kind', 'File', 'Place'],
      maskingScan.hits.map(({ kind, file, at }) => [kind, code(file), code(at)]),
    ),
  ];
}
