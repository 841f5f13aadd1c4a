import type { Statement } from '../document/lint-document.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const FEWEST = 4;
const DONE_OF =
  /(?<![\d.,])(\d{1,3})\s+(?:of|out of|из)\s+(?:the\s+|all\s+)?(\d{1,3})\s+(?:items?|points?|criteria|boxes|conditions|steps|checks|requirements|пункт\p{L}*|услови\p{L}*|критери\p{L}*|шаг\p{L}*|провер\p{L}*)\s+(?:(?:are|were|is|have been)\s+)?(?:done|ticked|met|complete[d]?|checked|closed|fulfilled|ready|выполнен\p{L}*|закрыт\p{L}*|отмечен\p{L}*|готов\p{L}*|пройден\p{L}*)/iu;

/** `12 of 14 items are done` is the number of ticks among as many boxes. */
export function boxesCounted({ document }: RuleContext): LintFinding[] {
  const boxes = document.statements.filter(({ box }) => box !== null);
  const [first] = boxes;
  if (first === undefined || boxes.length < FEWEST) return [];
  return document.statements.flatMap((statement) => {
    const [words, part, whole] = statement.box === null ? (DONE_OF.exec(statement.text) ?? []) : [];
    if (words === undefined || !isOfThisRun(statement)) return [];
    const own = listOf(boxes, statement, Number(whole));
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
