import type { CodeLine, LintDocument, LintList } from './lint-document.ts';

/** A block of fewer names may be a command. */
const FEWEST = 4;
const NAME = /^[\w.$-]*\p{L}[\w./$-]*$/u;
const MADE_NAME = /[_./]/;

/** The blocks of code that are nothing but one name a line, as the answer to `SHOW TABLES` is: lists of these. */
export function nameBlocks({ code }: LintDocument): LintList[] {
  const blocks: CodeLine[][] = [];
  for (const line of code) {
    const block = blocks.at(-1);
    if (block !== undefined && line.line === (block.at(-1)?.line ?? 0) + 1) block.push(line);
    else blocks.push([line]);
  }
  return blocks.flatMap((block) => {
    const items = block
      .map(({ line, text }) => ({ line, text: text.trim() }))
      .filter(({ text }) => text !== '');
    const [first] = block;
    const made = items.filter(({ text }) => MADE_NAME.test(text)).length;
    const areNames = items.every(({ text }) => NAME.test(text)) && made * 2 >= items.length;
    if (first === undefined || items.length < FEWEST || !areNames) return [];
    const { text: _, ...spot } = first;
    return [{ ...spot, start: null, items }];
  });
}
