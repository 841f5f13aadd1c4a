import type { RootContent } from 'mdast';
import type { AuditRun } from '../../model/audit-run.ts';
import type { FileSum } from '../../model/evidence.ts';
import type { Translator } from '../messages/translator.ts';
import { code, fact, heading, list, paragraph, table } from './nodes.ts';

/** Section 8: the files that the document rests on, whose sums stand at its end, and what the scan found. */
export function filesSection(run: AuditRun, files: readonly FileSum[], words: Translator): RootContent[] {
  const { say, told, parts } = words;
  const { integrity, maskingScan } = run;
  const junit = files.some(({ path }) => path === 'junit.xml');
  return [
    heading(2, say('doc.8')),
    heading(3, say('art.generated')),
    list([
      fact(say('art.files'), say('art.fileWords', { count: files.length })),
      fact(
        say('art.log'),
        parts('art.logWords', { file: code(integrity.evidenceFile), count: integrity.evidenceEntries }),
      ),
      fact(say('art.responses'), String(integrity.responses)),
      fact(say('art.junit'), say(junit ? 'art.junitCopied' : 'art.junitNone')),
    ]),
    heading(3, say('files.scan')),
    paragraph(say('art.scanned', { count: maskingScan.files })),
    paragraph(say('art.hits', { count: maskingScan.hits.length })),
    ...hitTable(run, words),
    // That there is none is a tick of the checklist.
    ...(integrity.problems.length === 0
      ? []
      : [
          heading(3, say('art.problems')),
          table(
            [say('files.problem')],
            integrity.problems.map((problem) => [told(problem)]),
          ),
        ]),
  ];
}

function hitTable({ maskingScan }: AuditRun, { say }: Translator): RootContent[] {
  if (maskingScan.hits.length === 0) return [];
  return [
    table(
      [say('conclusions.kind'), say('files.file'), say('doc.place')],
      maskingScan.hits.map(({ kind, file, at }) => [kind, code(file), code(at)]),
    ),
  ];
}
