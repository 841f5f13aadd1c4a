import { idsIn } from '../document/entry-ids.ts';
import type { LintDocument, Spot } from '../document/lint-document.ts';
import { rowSpot } from '../document/table-rows.ts';
import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

// `All tests 1.x-7.x executed`.
const RANGE = /(?<![\d.])(\d{1,2})\.[xх*]\s?(?:[-–—]|to|through|по|до)\s?(\d{1,2})\.[xх*]/iu;
const ALL_RAN =
  /\b(?:all|every|executed|covered|complete[d]?|without skips)\b|(?<!\p{L})(?:все|выполнен\p{L}*|покрыт\p{L}*|полностью)(?!\p{L})/iu;
const NOT_ALL = /\b(?:not|except|without (?!skips)|some)\b|(?<!\p{L})(?:не|кроме|без)(?!\p{L})/iu;
/** With fewer sections that are named, the document names examples. */
const FEWEST = 3;

/** Where all tests of a range of sections are said to have run, each of these sections has a test that the document names, if most have. */
export function rangesCovered({ document, letters }: RuleContext): LintFinding[] {
  const named = sectionsNamed(document, letters);
  return document.statements.flatMap((statement) => {
    const [, from, to] = RANGE.exec(statement.text) ?? [];
    if (to === undefined || isElsewhere(statement) || statement.box === 'open') return [];
    if (!ALL_RAN.test(statement.text) || NOT_ALL.test(statement.text)) return [];
    const sections = Array.from({ length: Math.max(0, Number(to) - Number(from) + 1) }, (_, index) =>
      String(Number(from) + index),
    );
    const missing = sections.filter((section) => !named.has(section));
    const last = sections.map((section) => named.get(section)).findLast((spot) => spot !== undefined);
    if (last === undefined || missing.length === 0 || sections.length - missing.length < FEWEST) return [];
    if (missing.length * 3 > sections.length) return [];
    return [
      finding(
        'id-without-row',
        [statement, missing.map((section) => `${section}.x`).join(', ')],
        [last, sections.filter((section) => named.has(section)).join(', ')],
        `Line ${statement.line} says "${statement.text}", but the document names no test of ${missing.map((section) => `${section}.x`).join(', ')}; the last that it names is in line ${last.line}.`,
        'medium',
      ),
    ];
  });
}

// Where each section is named first, in a sentence or a row.
function sectionsNamed({ statements, tables }: LintDocument, letters: boolean): Map<string, Spot> {
  const rows = tables.flatMap((table) => table.rows.map((row) => rowSpot(table, row)));
  const named = new Map<string, Spot>();
  for (const spot of [...statements, ...rows])
    for (const id of idsIn(spot.text, letters).ids) {
      const section = id.split('.')[0] ?? '';
      if (!named.has(section)) named.set(section, spot);
    }
  return named;
}
