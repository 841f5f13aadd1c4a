import { type StateRow, statesOf } from '../amounts/state-tables.ts';
import type { LintDocument, Sentence } from '../document/lint-document.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { isElsewhere, saysResolved } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import { type Trouble, troublesOf } from '../records/troubles.ts';
import type { RuleContext } from './context.ts';

const TICKED = /^[✅☑✔]|[✅☑✔]\uFE0F?$/u;
// Nothing but the result, and maybe why: `Skipped, no token`; `failed logins are counted` tells of other things.
const NOT_SO =
  /^[^\p{L}\d]*(?:failed|skipped|not (?:run|tested|executed|performed|done|verified|checked|implemented)|провален\p{L}*|пропущен\p{L}*|не (?:выполн|провер|протестир|запуск|реализ)\p{L}*)(?=\s*$|\s*[.,;:(—–-]|\s(?:with|due|because|since|for|yet|из-за|так как|по)\s)/iu;
const ENDED =
  /\b(?:ended|finished|exited|failed|terminated)\s+(?:with|in)\s+(?:an?\s)?(?:\p{L}+\s){0,2}error\b|(?<!\p{L})(?:завершил|закончил|упал)\p{L}*\s+с\s+(?:\p{L}+\s){0,2}ошибк\p{L}*/iu;
const WITHOUT_ERRORS =
  /\b(?:without(?: any)?|no|zero) errors?\b|\berror-free\b|(?<!\p{L})без ошибок(?!\p{L})/iu;
// What is named after its good end has none in an error.
const TO_THE_END = /success|complet|finish|успе|заверш|выполн/iu;
const MAY_FAIL =
  /expected|as designed|correctly|properly|negative|invalid|wrong|missing|expired|reject|unauthori[sz]ed|\b4\d\d\b|n\/a|optional|ожидаем|корректно|негатив|невалид|отклон|необязат/iu;
const LATER =
  /\b(?:optional|planned|later|future|next|nice to have)\b|(?<!\p{L})(?:необязат|позже|план|будущ)\p{L}*/iu;
const OF_OTHER = /expect|before|previous|risk|ожида|до|было|риск/iu;

/** What is ticked must not be denied by the words beside the tick, or by the status right below its heading. */
export function ticksDenied({ document }: RuleContext): LintFinding[] {
  return [...inRows(document, denies), ...belowHeadings(document)];
}

/** A row that is ticked for ending without errors must not say that it ended in one. */
export function endedInError({ document }: RuleContext): LintFinding[] {
  return inRows(document, (text, { cells }) => WITHOUT_ERRORS.test(cells[0] ?? '') && ENDED.test(text));
}

function inRows(document: LintDocument, denies: (text: string, row: StateRow) => boolean): LintFinding[] {
  return statesOf(document).flatMap(({ table, column, rows }) =>
    rows.flatMap((row) => {
      const { cells, state, spot, cell } = row;
      if (table === null || state !== 'pass') return [];
      const other = cells.find(
        (text, index) =>
          index > 0 && index !== column && !OF_OTHER.test(table.header[index] ?? '') && denies(text, row),
      );
      if (other === undefined) return [];
      const message = `Line ${spot.line} shows "${cell}", but says "${other}" of the same thing.`;
      return [finding('tick-denies-itself', [spot, cell], [spot, other], message, 'medium')];
    }),
  );
}

// An error that was expected is none that there was not.
function denies(text: string, { cells }: StateRow): boolean {
  const name = cells[0] ?? '';
  if (WITHOUT_ERRORS.test(name) || MAY_FAIL.test(cells.join(' ')) || saysResolved(text)) return false;
  return NOT_SO.test(text) || (ENDED.test(text) && TO_THE_END.test(name));
}

function belowHeadings(document: LintDocument): LintFinding[] {
  const heads = document.sentences.filter(({ origin, text }) => origin === 'heading' && TICKED.test(text));
  return [
    ...heads.flatMap((head) => openBelow(head, heads, document)),
    ...troublesOf(document).flatMap(({ spot, name, state }) => {
      const head = heads.find((one) => one.text === name && areOfOnePart(one, spot));
      return head === undefined || state === 'warned' ? [] : [report(head, spot)];
    }),
  ];
}

// Where the headings of a section are ticked each, a tick says that all of its boxes are.
function openBelow(head: Sentence, heads: readonly Sentence[], { statements }: LintDocument): LintFinding[] {
  const isBeside = (one: Sentence) =>
    one.sectionTitle === head.sectionTitle && one.headings.length === head.headings.length;
  if (head.headings.length === 0 || heads.filter(isBeside).length < 2 || isElsewhere(head)) return [];
  const boxes = statements.filter((one) => one.box !== null && areOfOnePart(one, head));
  const open = boxes.filter(({ box, text }) => box === 'open' && !LATER.test(text));
  const [first] = open;
  return first === undefined || open.length * 2 > boxes.length ? [] : [report(head, first)];
}

function report(head: Sentence, spot: Trouble['spot']): LintFinding {
  return finding(
    'tick-not-earned',
    [head, head.text],
    [spot, spot.text],
    `Line ${head.line} ticks "${head.text}", but line ${spot.line} says "${spot.text}" of it.`,
    'medium',
  );
}
