import { stemsOf } from '../amounts/stems.ts';
import type { LintDocument, Sentence } from '../document/lint-document.ts';
import { isLedIn } from '../document/one-part.ts';
import { placeAt, sentencesAndRows } from '../document/sentences.ts';
import { isOfThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const ONLY = /(?:\bonly|(?<!\p{L})только)\s+(\p{L}+)\s+(?:[#№]\s?)?(\d{1,6})(?![\d.,:])/iu;
const WITHOUT =
  /\b(?:accept(?:ed)?|approv(?:ed|e)|release[d]?|pass(?:ed)?|go)\b[^.;]{0,40}\bwithout (?:any )?(?:remarks|conditions|findings|reservations|comments)\b|\bunconditional(?:ly)?\b|(?<!\p{L})(?:прин\p{L}+|одобр\p{L}+|сда\p{L}+)[^.;]{0,40}без (?:замечаний|оговорок|условий)(?!\p{L})|(?<!\p{L})замечаний (?:у \p{L}+ )?(?:нет|не имеется|не было|не выявлено)(?!\p{L})|\b(?:there (?:are|were) )?no (?:remarks|reservations)(?: (?:were made|remain))?(?=[.;,]|$)/iu;
// `36 accepted without remarks, 4 with some`.
const WITH_SOME =
  /\bwith (?:\p{L}+ )?(?:\d|some|remarks?|conditions?|reservations?)|(?<!\p{L})с (?:замечани|оговорк|услови)\p{L}*/iu;
const REMARKS =
  /^(?:\d+[.)]?\s*)*(?:open )?(?:remarks|findings|conditions|issues|defects|замечани\p{L}*|дефект\p{L}*|услови\p{L}*)(?!\p{L})/iu;

/** "Only partner 12" must not stand beside rows of another one, and "without remarks" not beside remarks. */
export function onlyAndWithout({ document }: RuleContext): LintFinding[] {
  const sentences = sentencesAndRows(document);
  return sentences.flatMap((sentence) => [
    ...onlyOne(sentence, document),
    ...withoutRemarks(sentence, document),
  ]);
}

function onlyOne(sentence: Sentence, document: LintDocument): LintFinding[] {
  const found = ONLY.exec(sentence.text);
  const [noun] = stemsOf(found?.[1] ?? '');
  if (found === null || noun === undefined || !isOfThisRun(sentence)) return [];
  // A number behind the first column is how many there are.
  const other = tablesOfThisRun(document)
    .filter(({ header: [head = ''] }) => stemsOf(head).join() === noun)
    .flatMap((table) =>
      table.rows.flatMap(({ line, cells: [cell = ''] }) => {
        const id = /^#?\d{1,6}$/.exec(cell.trim())?.[0];
        return id === undefined || id === found[2] ? [] : [{ spot: { ...table, line }, id }];
      }),
    )[0];
  if (other === undefined) return [];
  const spot = placeAt(sentence, found.index);
  return [
    finding(
      'part-and-whole',
      [other.spot, other.id],
      [spot, found[0]],
      `Line ${spot.line} says "${found[0]}", but line ${other.spot.line} has ${found[1]} ${other.id}.`,
      'medium',
    ),
  ];
}

const CLOSED =
  /\b(?:closed|resolved|fixed|done|withdrawn|lifted|corrected|cleared)\b|(?<!\p{L})(?:снят|закрыт|исправлен|устранен|устранён|отозван)\p{L}*/iu;

function withoutRemarks(sentence: Sentence, { lists, tables, statements }: LintDocument): LintFinding[] {
  if (!WITHOUT.test(sentence.text) || WITH_SOME.test(sentence.text) || !isOfThisRun(sentence)) return [];
  if (isLedIn(sentence, statements)) return [];
  const below = [...lists, ...tables].find(({ headings, sectionTitle }) =>
    REMARKS.test(headings.at(-1) ?? sectionTitle),
  );
  if (below === undefined) return [];
  const open =
    'items' in below
      ? below.items.map(({ line, text }) => ({ line, text }))
      : below.rows.map(({ line, cells }) => ({ line, text: cells.join(' | ') }));
  const line = open.find(({ text }) => !CLOSED.test(text))?.line;
  return line === undefined
    ? []
    : [
        finding(
          'none-but-some',
          [{ ...below, line }, below.headings.at(-1) ?? below.sectionTitle],
          [sentence, sentence.text],
          `Line ${sentence.line} says "${sentence.text}", but there are some under "${below.headings.at(-1) ?? below.sectionTitle}" (line ${line}).`,
          'medium',
        ),
      ];
}
