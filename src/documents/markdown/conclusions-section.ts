import type { RootContent } from 'mdast';
import type { AuditRun } from '../../model/audit-run.ts';
import { checklist, recommendations } from '../conclusions.ts';
import type { Translator } from '../messages/translator.ts';
import { titledLabel } from '../titles.ts';
import { checkboxes, code, heading, list, paragraph, tableOr } from './nodes.ts';

/** Section 7: what was and was not reached, the findings, and what follows beside the way to a better verdict. */
export function conclusionsSection(run: AuditRun, { say, told }: Translator): RootContent[] {
  const advice = recommendations(run).map(told);
  return [
    heading(2, say('doc.7')),
    heading(3, say('con.checklist')),
    checkboxes(checklist(run).map(({ done, text }) => ({ done, text: told(text) }))),
    heading(3, say('conclusions.findings')),
    tableOr(
      [say('conclusions.kind'), say('doc.test'), say('conclusions.finding')],
      run.findings.map((finding) => [code(finding.kind), titledLabel(run, finding), told(finding.message)]),
      say('conclusions.noFinding'),
    ),
    heading(3, say('conclusions.next')),
    advice.length === 0 ? paragraph(say('next.none')) : list(advice, true),
  ];
}
