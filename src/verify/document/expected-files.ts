import type { AuditRun } from '../../model/audit-run.ts';
import { documentInUse } from '../derive/entries.ts';
import { counted } from '../derive/words.ts';
import {
  type Block,
  fact,
  heading,
  items,
  type Line,
  link,
  literal,
  paragraph,
  plain,
  tableOr,
} from './span.ts';

/** A file with its size and sum, computed from its bytes. */
export interface FileFacts {
  path: string;
  bytes: number;
  sha256: string;
}

/** Section 8: every file of evidence, the entry counts, the scan, the state of the evidence. */
export function expectedFiles(run: AuditRun, files: readonly FileFacts[]): Block[] {
  const { integrity, maskingScan } = run;
  const junit = files.some(({ path }) => path === 'junit.xml');
  const entries = counted(integrity.evidenceEntries, 'entry', 'entries');
  return [
    heading(2, '8. Artifacts verification'),
    heading(3, 'Generated files'),
    ...tableOr(
      ['File', 'Bytes', 'SHA-256'],
      files.map(({ path, bytes, sha256 }): Line[] => [
        link(path, literal(path)),
        String(bytes),
        literal(sha256),
      ]),
      '',
    ),
    paragraph(
      plain(
        'The documents, audit.json, the archive, its attestation and SHA256SUMS are not in this list: a file cannot hold its own sum, nor that of a file which holds it. SHA256SUMS has the sum of every other file of the bundle.',
      ),
    ),
    heading(3, 'Entry counts'),
    ...items([
      fact('Evidence log', `${literal(integrity.evidenceFile)}${plain(`, ${entries}`)}`),
      fact('Response files', String(integrity.responses)),
      fact(
        'JUnit report',
        plain(junit ? 'copied from the test runner' : 'none: the test runner left no usable one'),
      ),
    ]),
    heading(3, 'Scan for personal data and secrets'),
    paragraph(
      plain(
        `${counted(maskingScan.files, 'file', 'files')} scanned, audit.json and the documents among them; the copy of the spec document is an input and is not scanned. ${counted(maskingScan.hits.length, 'hit', 'hits')}.`,
      ),
    ),
    ...tableOr(
      ['Kind', 'File', 'Place'],
      maskingScan.hits.map(({ kind, file, at }): Line[] => [plain(kind), literal(file), literal(at)]),
      '',
    ),
    heading(3, 'State of the evidence'),
    ...tableOr(
      ['Problem'],
      integrity.problems.map((problem) => [plain(problem)]),
      'No problem was found in the evidence.',
    ),
  ];
}

/** Section 9 and the footer. */
export function expectedFinal(run: AuditRun): Block[] {
  const { verdict, coverage, integrity } = run;
  const { executed, specified } = coverage;
  const percent = specified === 0 ? 'n/a' : `${Math.floor((executed * 100) / specified)}%`;
  const { durationMs } = run.run;
  const status = `${verdict.status}, said of ${verdict.saidOf}`;
  return [
    heading(2, '9. Final assessment'),
    heading(3, `Status: ${status}`),
    ...items(verdict.reasons.map(plain)),
    heading(3, 'Path to a better status'),
    ...(verdict.missing.length === 0
      ? [paragraph(plain(noBetter(run)))]
      : items(verdict.missing.map(plain), 'numbered')),
    { kind: 'rule', depth: 0, cells: [] },
    ...items([
      fact('Report generated', plain(run.run.finishedAt)),
      fact(
        'Audit duration',
        durationMs === null ? 'not measured' : `${(durationMs / 1000).toFixed(1)} seconds`,
      ),
      fact('Entries executed', plain(`${executed} of ${specified} (${percent})`)),
      fact('Archive', `${literal(`qtickets_run_${run.run.stamp}.zip`)} (its SHA-256 stands in SHA256SUMS)`),
      fact('SHA-256 of the evidence log', literal(integrity.evidenceSha256)),
      fact('SHA-256 of the last entry of the evidence log', literal(integrity.evidenceChainHead)),
      fact('Status', plain(status)),
    ]),
  ];
}

function noBetter(run: AuditRun): string {
  const { entries, executed } = documentInUse(run);
  const outside = entries - executed;
  const left =
    outside === 0
      ? 'Nothing of the spec document was left out.'
      : `It says nothing of the ${counted(outside, 'entry', 'entries')} of the spec document that the run did not execute.`;
  return `There is no better status for the profile ${run.run.profile}. ${left}`;
}
