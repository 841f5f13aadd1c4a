import type { RootContent } from 'mdast';
import type { AuditRun } from '../../model/audit-run.ts';
import { archiveName } from '../archive-name.ts';
import { coverageInUse } from '../coverage-in-use.ts';
import type { Translator } from '../messages/translator.ts';
import { duration, verdictWords } from '../words.ts';
import { code, fact, heading, list, paragraph } from './nodes.ts';

/** Section 9 and the footer: the verdict again, the way to a better one, and the facts of the report. */
export function finalSection(run: AuditRun, words: Translator): RootContent[] {
  const { say, told, parts } = words;
  const { verdict, integrity, comparison } = run;
  return [
    heading(2, say('doc.9')),
    heading(3, say('fin.status', { verdict: verdictWords(words, verdict) })),
    heading(3, say('fin.path')),
    verdict.missing.length === 0
      ? paragraph(`${say('fin.best', { profile: run.run.profile })} ${outsideWords(run, words)}`)
      : list(verdict.missing.map(told), true),
    { type: 'thematicBreak' },
    list([
      fact(say('fin.generated'), run.run.finishedAt),
      fact(say('fin.duration'), duration(words, run.run.durationMs)),
      fact(say('fin.archive'), parts('fin.archiveWords', { file: code(archiveName(run)) })),
      fact(say('fin.chain'), code(integrity.evidenceChainHead)),
      ...(comparison === null ? [] : [fact(say('fin.previousLog'), code(comparison.before.evidenceSha256))]),
    ]),
  ];
}

function outsideWords(run: AuditRun, { say }: Translator): string {
  const spec = coverageInUse(run);
  const count = spec.entries - spec.executed;
  return count === 0 ? say('fin.whole') : say('fin.outside', { count });
}
