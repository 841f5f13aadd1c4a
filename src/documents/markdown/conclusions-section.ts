import type { RootContent } from 'mdast';
import type { AuditRun } from '../../model/audit-run.ts';
import { checklist, recommendations } from '../conclusions.ts';
import { titledLabel } from '../titles.ts';
import { checkboxes, code, heading, list, paragraph, tableOr } from './nodes.ts';

/** Section 7: what was and was not reached, the findings, and what follows beside the way to a better verdict. */
export function conclusionsSection(run: AuditRun): RootContent[] {
  const advice = recommendations(run);
  return [
    heading(2, '7. Conclusions and recommendations'),
    heading(3, 'Technical compliance checklist'),
    checkboxes(checklist(run)),
    heading(3, 'Findings'),
    tableOr(
      ['Kind', 'Test', 'Finding'],
      run.findings.map((finding) => [code(finding.kind), titledLabel(run, finding), finding.message]),
      'No scenario reported a finding.',
    ),
    heading(3, 'Recommendations'),
    advice.length === 0 ? paragraph('Nothing follows from this run.') : list(advice, true),
  ];
}
