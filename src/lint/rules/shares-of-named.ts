import { nameTheSame, tellingWords } from '../document/kin-words.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';
import { isShare, shown } from './percents-follow.ts';

const SHARE_OF =
  /(?<![\d.,])(\d{1,6})\s*[(,—–]\s*(\d{1,3}(?:[.,](\d{1,2}))?)\s?%\s+(?:of|from|от|из)\s+(?:the\s+|all\s+|всех\s+)?(\p{L}{4,}(?:\s\p{L}{4,})?)/iu;

/** A share of something that has a number of its own must be of that number: `45 (78.9 % of those checked)`, `Checked: 51`. */
export function sharesOfNamed({ document, named }: RuleContext): LintFinding[] {
  return document.statements.flatMap((statement) => {
    const [, part, percent, fraction = '', of = ''] = SHARE_OF.exec(statement.text) ?? [];
    if (part === undefined || percent === undefined) return [];
    const words = tellingWords(of);
    const wholes = named.filter(
      ({ spot, words: own, value }) =>
        spot.line !== statement.line && value >= Number(part) && value > 0 && nameTheSame(words, own),
    );
    const [whole] = wholes;
    const share = { value: Number(percent.replace(',', '.')), decimals: fraction.length };
    if (whole === undefined || wholes.some(({ value }) => isShare(share, Number(part), value))) return [];
    const real = shown((Number(part) * 100) / whole.value);
    return [
      finding(
        'percent-is-wrong',
        [statement, `${percent}%`],
        [whole.spot, real],
        `Line ${statement.line} gives ${percent}%, but ${part} of ${whole.value} (line ${whole.spot.line}) is ${real}.`,
      ),
    ];
  });
}
