import { addTo } from '../../common/group-by.ts';
import { idsIn } from '../document/entry-ids.ts';
import type { Statement } from '../document/lint-document.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const SPECIFIC = /\b(?:event|show|attempt|step|line|section|port)\b|событи|сеанс|попыт|строк|раздел/i;

/** A sentence that stands under two headings must have the same numbers in both. */
export function repeatedSentences({ document, letters }: RuleContext): LintFinding[] {
  const groups = new Map<string, Statement[]>();
  for (const statement of document.statements) {
    const text = statement.text.replace(/^Reason:\s+/i, '');
    if (statement.origin === 'row' || statement.origin === 'heading' || SPECIFIC.test(text)) continue;
    const form = text.toLowerCase().replaceAll(/\d[\d,]*/g, '#');
    const words = form.match(/\p{L}{2,}/gu)?.length ?? 0;
    if (words < 4 || !form.includes('#') || idsIn(text, letters).ids.length > 0) continue;
    addTo(groups, form, statement);
  }
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group;
    // Sentences of one list speak of different things.
    const places = new Set(group.map(({ section, headings }) => [section, ...headings].join('/')));
    if (first === undefined || places.size !== group.length) return [];
    const other = others.find((statement) => numbers(statement) !== numbers(first));
    if (other === undefined) return [];
    return [
      finding(
        'two-values',
        [first, numbers(first)],
        [other, numbers(other)],
        `The same sentence has other numbers: "${first.text}" in line ${first.line}, and "${other.text}" in line ${other.line}.`,
      ),
    ];
  });
}

function numbers({ text }: Statement): string {
  return (text.match(/\d[\d,]*/g) ?? []).join(', ');
}
