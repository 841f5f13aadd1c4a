import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const OF = /(?<![\d.,/-])(\d+)\s+(?:of|out of|из)\s+(?:the\s+)?(\d+)(?![\d.%]|[,\u00a0 ]\d{3})/giu;

/** No part is larger than its whole, and "every" means all of it. */
export function partsFitWholes({ document }: RuleContext): LintFinding[] {
  return document.statements.flatMap((statement) =>
    [...statement.text.matchAll(OF)].flatMap(([words, part, whole]) => {
      const more = Number(part) > Number(whole);
      const less =
        Number(part) < Number(whole) &&
        statement.box === null &&
        /^(?:every|all|все|кажд\S+)(?!\p{L})/iu.test(statement.text);
      if (!more && !less) return [];
      const why = more ? 'which is more than the whole' : 'which is not all';
      return [
        finding(
          'part-and-whole',
          [statement, part ?? ''],
          [statement, whole ?? ''],
          `Line ${statement.line} says "${statement.text}": ${words}, ${why}.`,
        ),
      ];
    }),
  );
}
