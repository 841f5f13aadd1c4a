import type { RootContent } from 'mdast';
import type { AuditRun } from '../../model/audit-run.ts';
import { checklist, recommendations } from '../conclusions.ts';
import { scenarioLabel } from '../words.ts';
import { bold, checkboxes, code, heading, list, paragraph, tableOr } from './nodes.ts';

/** Section 7: what the run shows, what it lacks, the checklist, the findings, and what follows. */
export function conclusionsSection(run: AuditRun): RootContent[] {
  const boxes = checklist(run);
  const advice = recommendations(run);
  return [
    heading(2, '7. Conclusions and recommendations'),
    heading(3, 'Readiness assessment'),
    paragraph([bold(run.verdict.status), `, said of ${run.verdict.saidOf}`]),
    heading(3, 'Completed requirements'),
    listOr(
      boxes.filter(({ done }) => done).map(({ text }) => text),
      'None.',
    ),
    heading(3, 'Critical gaps'),
    run.verdict.status === 'READY' ? paragraph('None.') : list(run.verdict.reasons),
    heading(3, 'Technical compliance checklist'),
    checkboxes(boxes),
    heading(3, 'Findings'),
    tableOr(
      ['Kind', 'Test', 'Finding'],
      run.findings.map((finding) => [code(finding.kind), scenarioLabel(finding), finding.message]),
      'No scenario reported a finding.',
    ),
    heading(3, 'Recommendations'),
    advice.length === 0 ? paragraph('Nothing follows from this run.') : list(advice, true),
  ];
}

function listOr(items: readonly string[], sentence: string): RootContent {
  return items.length === 0 ? paragraph(sentence) : list(items);
}
