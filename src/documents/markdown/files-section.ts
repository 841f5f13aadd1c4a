import type { RootContent } from 'mdast';
import type { AuditRun } from '../../model/audit-run.ts';
import type { FileSum } from '../../model/evidence.ts';
import { amount } from '../words.ts';
import { code, fact, fileLink, heading, list, paragraph, table, tableOr } from './nodes.ts';

/** Section 8: every file that the document rests on, with size and sum, and what the scan found. */
export function filesSection(run: AuditRun, files: readonly FileSum[]): RootContent[] {
  const { integrity } = run;
  const junit = files.some(({ path }) => path === 'junit.xml');
  return [
    heading(2, '8. Artifacts verification'),
    heading(3, 'Generated files'),
    table(
      ['File', 'Bytes', 'SHA-256'],
      files.map(({ path, bytes, sha256 }) => [fileLink(path, code(path)), String(bytes), code(sha256)]),
    ),
    paragraph(
      'The documents, audit.json, the archive, its attestation and SHA256SUMS are not in this list: a file cannot hold its own sum, nor that of a file which holds it. SHA256SUMS has the sum of every other file of the bundle.',
    ),
    heading(3, 'Entry counts'),
    list([
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
      `${amount(run.maskingScan.files, 'file', 'files')} scanned, audit.json and the documents among them; the copy of the spec document is an input and is not scanned. ` +
        `${amount(run.maskingScan.hits.length, 'hit', 'hits')}.`,
    ),
    ...hitTable(run),
    heading(3, 'State of the evidence'),
    tableOr(
      ['Problem'],
      integrity.problems.map((problem) => [problem]),
      'No problem was found in the evidence.',
    ),
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
