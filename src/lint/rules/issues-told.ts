import type { LintDocument, Sentence, Spot } from '../document/lint-document.ts';
import { placeAt, sentencesAndRows } from '../document/sentences.ts';
import { rowSpot } from '../document/table-rows.ts';
import { isBelowOther } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

type Issue = 'open' | 'closed';
const OPEN = String.raw`(?:(?:still |not yet )?open|still (?:failing|broken|blocked)|reopened|not fixed(?: yet)?|unresolved|in progress|открыт\p{L}*|по-прежнему \p{L}+|вс[её] ещ[её] \p{L}+|в работе|не исправлен\p{L}*|не закрыт\p{L}*)`;
const CLOSED = String.raw`(?:closed|fixed|resolved|done|verified|закрыт\p{L}*|закрыл\p{L}*|исправлен\p{L}*|исправил\p{L}*|устран[её]н\p{L}*)`;
const IS_OPEN = new RegExp(String.raw`(?<!\p{L})${OPEN}(?!\p{L})`, 'iu');
const IS_CLOSED = new RegExp(String.raw`(?<!\p{L})(?<!not )(?<!не )${CLOSED}(?!\p{L})`, 'iu');
const CODE = /(?<![\p{L}\d.-])\p{Lu}{1,8}-\d{1,5}(?![\p{L}\d_]|[.-]\d)/gu;
const HEAD = /state|status|состояни|статус/iu;
const STATED =
  /(?<!\p{L})(?:state|status|состояние|статус):?\s+(?:still )?(?:open|открыт\p{L}*|в работе)(?!\p{L})/iu;
const NUMBER = String.raw`(?<![\d.,/-])(\d{1,3})`;
const OF = new RegExp(
  String.raw`${NUMBER}\s+(?:of|out of|из)\s+(?:the\s+)?(\d{1,3})\s+(?:\p{L}+\s+){0,2}?(?:(?:are|were|is|was|have been|now)\s+)*(?<state>${OPEN}|${CLOSED})(?!\p{L})|(?:of|из)\s+(?:the\s+)?(\d{1,3})\s+(?:\p{L}+\s+){1,3}?(?<verb>${CLOSED}|${OPEN})\s+(\d{1,3})(?!\d)`,
  'iu',
);

interface Row {
  spot: Spot & { text: string };
  id: string;
  state: Issue;
}

/** What is said of defects that are open or closed is what their table, or the list of those still open, says. */
export function issuesTold({ document }: RuleContext): LintFinding[] {
  const rows = rowsOf(document);
  const sentences = sentencesAndRows(document).filter((one) => one.origin !== 'row' && !isBelowOther(one));
  return [
    ...sentences.flatMap((sentence) => counted(sentence, rows)),
    ...listedOpen([...sentences, ...stated(document), ...listedInTables(document)]),
  ];
}

function rowsOf({ tables }: LintDocument): Row[] {
  return tables.flatMap((table) => {
    const column = table.header.findIndex((head, index) => index > 0 && HEAD.test(head));
    if (column < 0) return [];
    return table.rows.flatMap((row) => {
      const { cells } = row;
      const cell = cells[column] ?? '';
      const state: Issue | null = IS_OPEN.test(cell) ? 'open' : IS_CLOSED.test(cell) ? 'closed' : null;
      return state === null ? [] : [{ spot: rowSpot(table, row), id: (cells[0] ?? '').trim(), state }];
    });
  });
}

// `Three of the four defects are closed`, `Из пяти дефектов закрыты четыре`: no more of them than there are.
function counted(sentence: Sentence, rows: readonly Row[]): LintFinding[] {
  const found = OF.exec(sentence.text);
  if (found === null || rows.length < 3) return [];
  const state: Issue = IS_OPEN.test(found.groups?.['state'] ?? found.groups?.['verb'] ?? '')
    ? 'open'
    : 'closed';
  const value = Number(found[1] ?? found[6]);
  const whole = Number(found[2] ?? found[4]);
  const own = rows.filter((row) => row.state === state);
  const first = own[0] ?? rows[0];
  const isWhole = whole === rows.length && value !== own.length;
  // Of some of them no more can be closed than of all.
  if (first === undefined || !(isWhole || (whole < rows.length && value > own.length))) return [];
  const spot = placeAt(sentence, found.index);
  return [
    finding(
      'rows-differ',
      [spot, value],
      [first.spot, own.length],
      `Line ${spot.line} says "${sentence.text}", but ${own.length} of ${rows.length} rows are ${state} (line ${first.spot.line}).`,
      'medium',
    ),
  ];
}

type Told = Spot & { text: string; origin: Sentence['origin'] };

// An item of several sentences, of which one gives its state.
function stated({ statements }: LintDocument): Told[] {
  return statements.filter((one) => one.origin === 'item' && STATED.test(one.text) && !isBelowOther(one));
}

// The rows of a table below a heading that says what they are: `Fixed since the first test`.
function listedInTables({ tables }: LintDocument): Told[] {
  return tables.flatMap((table) => {
    const above = table.headings.at(-1) ?? table.sectionTitle;
    return IS_CLOSED.test(above) === IS_OPEN.test(above)
      ? []
      : table.rows.map((row): Told => ({ ...rowSpot(table, row), origin: 'item' }));
  });
}

// An id below `Still open` that another line, or the heading above another, says was closed.
function listedOpen(sentences: readonly Told[]): LintFinding[] {
  const said = new Map<string, { sentence: Told; state: Issue }[]>();
  for (const sentence of sentences) {
    const { text, origin, headings, sectionTitle } = sentence;
    const own: Issue | null = IS_CLOSED.test(text) ? 'closed' : IS_OPEN.test(text) ? 'open' : null;
    const above = `${headings.at(-1) ?? ''} ${sectionTitle}`;
    const [isOpen, isClosed] = [IS_OPEN.test(above), IS_CLOSED.test(above)];
    const listed = origin !== 'item' || isOpen === isClosed ? null : isOpen ? 'open' : 'closed';
    const state = listed ?? own;
    const ids = [...new Set(text.match(CODE) ?? [])];
    if (
      state === null ||
      (listed === null && ids.length > 1) ||
      (own !== null && listed !== null && own !== listed)
    )
      continue;
    const [first] = ids;
    if (first !== undefined) said.set(first, [...(said.get(first) ?? []), { sentence, state }]);
  }
  return [...said].flatMap(([id, all]) => {
    const closed = all.find(({ state }) => state === 'closed');
    const open = all.findLast(
      ({ state, sentence }) =>
        state === 'open' &&
        (IS_OPEN.test([...sentence.headings, sentence.sectionTitle].join(' ')) || STATED.test(sentence.text)),
    );
    if (closed === undefined || open === undefined) return [];
    // What is told of first may be what was found, and be closed further down, unless both are lists of how it is now.
    const isStated = STATED.test(open.sentence.text) && closed.sentence.origin === 'item';
    if (open.sentence.line <= closed.sentence.line && !isStated) return [];
    // `X-4 (first half)` and `X-4 (second half)` are two.
    const [one, other] = [closed, open].map(
      ({ sentence: { text } }) => text.split(id)[1]?.match(/^\s*\(([^()]*)\)/)?.[1],
    );
    if (one !== undefined && other !== undefined && one !== other) return [];
    return [
      finding(
        'result-differs',
        [closed.sentence, closed.sentence.text],
        [open.sentence, open.sentence.text],
        `Line ${closed.sentence.line} says "${closed.sentence.text}", but ${id} stands among the open ones in line ${open.sentence.line}.`,
        'medium',
      ),
    ];
  });
}
