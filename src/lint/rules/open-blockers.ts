import type { LintDocument, Spot } from '../document/lint-document.ts';
import { isOfWhole } from '../document/section-kind.ts';
import { placeAt, sentencesAndRows } from '../document/sentences.ts';
import { rowSpot } from '../document/table-rows.ts';
import { standsInThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { denied, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const GRAVE = /^[^\p{L}]*(?:blocker|blocking|critical|showstopper|блокер|блокирующ\p{L}*|критич\p{L}*)$/iu;
const STILL_OPEN =
  /^[^\p{L}]*(?:open|reopened|unresolved|not fixed|new|in progress|in work|открыт\p{L}*|в работе|не исправлен\p{L}*|новый)(?!\p{L})/iu;
const NONE =
  /\bno (?:(?:open|known|remaining|outstanding|unresolved) )*blockers\b|(?<!\p{L})(?:(?:открыт|известн)\p{L}+ )?блокер(?:ов|ы) (?:нет|не (?:осталось|выявлено)|отсутству\p{L}+)|(?<!\p{L})нет (?:(?:открыт|известн)\p{L}+ )?блокеров/iu;

/** A row of the defects that is grave and still open, each said in a cell of its own; null without one. */
export function openBlocker(document: LintDocument): (Spot & { text: string }) | null {
  for (const table of tablesOfThisRun(document)) {
    const row = table.rows.find(
      ({ cells }) =>
        cells.some((cell) => GRAVE.test(cell.trim())) && cells.some((cell) => STILL_OPEN.test(cell.trim())),
    );
    if (row !== undefined) return rowSpot(table, row);
  }
  return null;
}

/** "No open blockers" must not stand beside a row of one. */
export function noneOpen({ document }: RuleContext): LintFinding[] {
  const open = openBlocker(document);
  if (open === null) return [];
  return sentencesAndRows(document).flatMap((sentence) => {
    const found = NONE.exec(sentence.text);
    if (found === null || !isOfWhole(sentence) || sentence.box === 'open' || !standsInThisRun(sentence))
      return [];
    return [denied(open, placeAt(sentence, found.index))];
  });
}
