import type { Statement } from '../document/lint-document.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const FEWEST = 4;
const ITEMS = String.raw`(?:items?|points?|criteria|boxes|conditions|steps|checks|requirements|пункт\p{L}*|услови\p{L}*|критери\p{L}*|шаг\p{L}*|провер\p{L}*)`;
const DONE = String.raw`(?:done|ticked|met|complete[d]?|checked|closed|fulfilled|ready|выполнен\p{L}*|закрыт\p{L}*|отмечен\p{L}*|готов\p{L}*|пройден\p{L}*)`;
const N_OF_M = String.raw`(\d{1,3})\s+(?:of|out of|из)\s+(?:the\s+|all\s+)?(\d{1,3})`;
const DONE_OF: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<![\d.,])${N_OF_M}\s+${ITEMS}\s+(?:(?:are|were|is|have been)\s+)?${DONE}(?!\p{L})`,
    'iu',
  ),
  new RegExp(String.raw`(?<!\p{L})${DONE}:?\s+${N_OF_M}(?:\s+${ITEMS})?(?![\p{L}\d%])`, 'iu'),
];

const NAMED = new RegExp(ITEMS, 'iu');

/** `12 of 14 items are done` is the number of ticks among as many boxes. */
export function boxesCounted({ document }: RuleContext): LintFinding[] {
  const boxes = document.statements.filter(({ box }) => box !== null);
  const [first] = boxes;
  if (first === undefined || boxes.length < FEWEST) return [];
  return document.statements.flatMap((statement) => {
    const [words, part, whole] =
      statement.box === null
        ? (DONE_OF.map((form) => form.exec(statement.text)).find((found) => found !== null) ?? [])
        : [];
    if (words === undefined || !isOfThisRun(statement)) return [];
    // Without a word for them, `3 of 4 passed` is of boxes only where they stand in the same part.
    const near = NAMED.test(words) ? boxes : boxes.filter((box) => areOfOnePart(box, statement));
    const own = listOf(near, statement, Number(whole));
    const open = own.find(({ box }) => box === 'open');
    const ticked = own.filter(({ box }) => box === 'done').length;
    if (own.length === 0 || ticked === Number(part)) return [];
    const spot = open ?? own[0] ?? first;
    return [
      finding(
        'rows-differ',
        [statement, words],
        [spot, ticked],
        `Line ${statement.line} says "${words}", but of the ${own.length} boxes ${ticked} are ticked (line ${spot.line} is one that is ${open === undefined ? '' : 'not'}).`,
        'medium',
      ),
    ];
  });
}

// All boxes of the document, or those of its own section, where they are as many as the sentence says.
function listOf(
  boxes: readonly Statement[],
  { sectionTitle }: Statement,
  whole: number,
): readonly Statement[] {
  if (boxes.length === whole) return boxes;
  const own = boxes.filter((box) => box.sectionTitle === sectionTitle);
  return own.length === whole ? own : [];
}
