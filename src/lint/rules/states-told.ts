import { idAt, type StateRow, statesOf } from '../amounts/state-tables.ts';
import { type State, statesIn } from '../amounts/states.ts';
import { idsIn } from '../document/entry-ids.ts';
import type { Statement } from '../document/lint-document.ts';
import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import { idsNamed } from '../records/rows-by-id.ts';
import type { RuleContext } from './context.ts';

const CODE = /(?<![\p{L}\d.-])\p{Lu}{1,8}-\d{1,4}(?![\p{L}\d_]|\.\d)/gu;
// What is said of another time, or on a condition, is not said of the result.
const NOT_NOW =
  /\b(?:if|when|until|unless|should|would|may|might|could|must|expected|previously|earlier|before|first|initially|later|retr\w+|again|now|fix(?:ed)?|re-?run|after|was|until|because|due|no longer|instead|except|apart|besides|other than|not counting)\b|(?<!\p{L})(?:если|когда|должн\p{L}*|ожида\p{L}*|ранее|раньше|сначала|перв\p{L}*|повтор\p{L}*|теперь|после|кроме|исправ\p{L}*|перезапус\p{L}*|из-за|может)(?!\p{L})|\?/iu;

// What a plan or a changelog says of the run itself.
const SET = String.raw`\b(?:set|changed|corrected|moved) to\b`;
const NOW = new RegExp(
  String.raw`\b(?:this time|in this run)\b|(?<!\p{L})(?:в этот раз|в этом прогоне)(?!\p{L})|${SET}`,
  'iu',
);
const IS_SET = new RegExp(SET, 'iu');
const CLAUSE =
  /(?<=[.;!])\s+|,?\s+(?:but|while|since|because|although|so that|whereas|so|as)\s+|,\s+(?:а|но|так как|потому что|поскольку|хотя)\s+/u;
// `It did not make 3.5 fail`.
const NEGATED = /\b(?:not|never|n['’]t|nor|neither)\b|(?<!\p{L})(?:не|ни)(?!\p{L})/iu;

/** What a table says of a test, a sentence or a list must not deny. */
export function statesTold({ document, letters }: RuleContext): LintFinding[] {
  const known = rowsById(statesOf(document));
  if (known.size === 0) return [];
  const told = new Set<string>();
  return document.statements.flatMap((statement) => {
    const { origin, box, text: all } = statement;
    if (origin === 'row' || box === 'open' || (isElsewhere(statement) && !NOW.test(all))) return [];
    return clausesOf(statement).flatMap(({ text, ids, state }) => {
      return (ids ?? idsOf(text, letters)).flatMap((id) => {
        const row = known.get(id);
        if (row === undefined || row === 'several' || row.state === null || told.has(id)) return [];
        if (!denies(state, row.state)) return [];
        told.add(id);
        return [
          finding(
            'result-differs',
            [row.spot, row.cell],
            [statement, text],
            `Line ${statement.line} says "${text.trim()}", but the table shows ${id} with "${row.cell}" (line ${row.spot.line}).`,
            'medium',
          ),
        ];
      });
    });
  });
}

function denies(said: State, shown: State): boolean {
  if (said === shown) return false;
  // What is blocked is skipped as well.
  return !(said !== 'pass' && shown !== 'pass' && said !== 'fail' && shown !== 'fail');
}

// An id with rows in several tables, or several rows, may have been tried several times.
function rowsById(tables: readonly { rows: StateRow[] }[]): Map<string, StateRow | 'several'> {
  const rows = new Map<string, StateRow | 'several'>();
  for (const row of tables.flatMap(({ rows: own }) => own)) {
    if (!row.isId) continue;
    const known = rows.get(row.name);
    const same = known === undefined || (known !== 'several' && known.state === row.state);
    rows.set(row.name, same ? row : 'several');
  }
  return rows;
}

function idsOf(text: string, letters: boolean): string[] {
  return [...new Set([...idsIn(text, letters).ids, ...idsNamed(text), ...(text.match(CODE) ?? [])])];
}

// The clauses of a statement that name one state; a list item without one has that of the line above the list.
function clausesOf(statement: Statement): { text: string; state: State; ids?: string[] }[] {
  const { text, lead, origin, headings } = statement;
  const clauses = text.split(CLAUSE).flatMap((clause) => {
    const plain = clause.replaceAll(/\b(?:no|0|zero|without) \p{L}+/giu, ' ');
    const found = statesIn(plain);
    const [state, more] = new Set(found.map((one) => one.state));
    const isNegated = found.some(({ at }) => NEGATED.test(plain.slice(0, at)));
    return state === undefined ||
      more !== undefined ||
      isNegated ||
      (NOT_NOW.test(clause) && !IS_SET.test(clause))
      ? []
      : [{ text: clause, state }];
  });
  if (clauses.length > 0 || statesIn(text).length > 0 || origin === 'heading' || origin === 'row')
    return clauses;
  const above = lead !== '' ? lead : (headings.at(-1) ?? statement.sectionTitle);
  const [state, more] = new Set(statesIn(above).map((one) => one.state));
  const first = idAt(text);
  if (state === undefined || more !== undefined || NOT_NOW.test(above)) return [];
  if (origin === 'paragraph') return isListOfIds(text) ? [{ text, state, ids: idsIn(text, true).ids }] : [];
  if (first === null) return [];
  return [{ text, state, ids: [first] }];
}

// `Orders 1.1, 1.2, 1.4; clients 2.1-2.6`: more ids than words.
function isListOfIds(text: string): boolean {
  const words = text.match(/(?<!\d)\p{L}{2,}/gu) ?? [];
  return (text.match(/\d{1,2}\.\d{1,3}/g) ?? []).length > Math.max(2, words.length);
}
