import { statesOf } from '../amounts/state-tables.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const ENDED =
  /\b(?:ended|finished|exited|failed|terminated)\s+(?:with|in)\s+(?:an?\s)?(?:\p{L}+\s){0,2}error\b|(?<!\p{L})(?:завершил|закончил|упал)\p{L}*\s+с\s+(?:\p{L}+\s){0,2}ошибк\p{L}*/iu;
const WITHOUT_ERRORS =
  /\b(?:without(?: any)?|no|zero) errors?\b|\berror-free\b|(?<!\p{L})без ошибок(?!\p{L})/iu;
const OF_OTHER = /expect|before|previous|risk|ожида|до|было|риск/iu;

/** A row that is ticked for ending without errors must not say that it ended in one. */
export function endedInError({ document }: RuleContext): LintFinding[] {
  return statesOf(document).flatMap(({ table, column, rows }) =>
    rows.flatMap(({ cells, state, spot, cell }) => {
      if (table === null || state !== 'pass' || !WITHOUT_ERRORS.test(cells[0] ?? '')) return [];
      const other = cells.find(
        (text, index) =>
          index > 0 && index !== column && !OF_OTHER.test(table.header[index] ?? '') && ENDED.test(text),
      );
      if (other === undefined) return [];
      const message = `Line ${spot.line} shows "${cell}", but says "${other}" of the same thing.`;
      return [finding('tick-denies-itself', [spot, cell], [spot, other], message, 'medium')];
    }),
  );
}
