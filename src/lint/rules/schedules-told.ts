import type { LintDocument, Spot } from '../document/lint-document.ts';
import { type Period, periodsIn, schedulesIn } from '../document/schedules.ts';
import { rowSpot } from '../document/table-rows.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

// What was, or is to be, otherwise.
const CHANGED =
  /\b(?:instead|was|were|before|from|changed?|rather|not|should|could|if|older|limit|timeout)\b|(?<!\p{L})(?:вместо|был[аои]?|раньше|ранее|если|старше|измен\p{L}*|не|лимит|увелич\p{L}*|уменьш\p{L}*)(?!\p{L})|→|->/iu;
const COMMENT = /^\s*(?:#|\/\/|;)\s*/;

type Line = Spot & { text: string };

/** How often something is run, in words, is what the timer or the line of cron beside it, or right below it, sets. */
export function schedulesTold({ document }: RuleContext): LintFinding[] {
  const lines = linesOf(document);
  return lines.flatMap((line, index) => {
    const [said, more] = periodsIn(line.text);
    if (said === undefined || more !== undefined || CHANGED.test(line.text)) return [];
    const own = schedulesIn(line.text);
    const below = lines[index + 1];
    const leads = line.text.trimEnd().endsWith(':') || COMMENT.test(line.text);
    if (own.length > 0 || below === undefined || !leads) return compared(line, said, line, own);
    // A comment, or a sentence that leads to it.
    const isRightBelow =
      below.line > line.line && below.line - line.line <= (COMMENT.test(line.text) ? 1 : 3);
    const isBare = isRightBelow && periodsIn(below.text).length === 0;
    return isBare ? compared(line, said, below, schedulesIn(below.text)) : [];
  });
}

function compared(line: Line, said: Period, place: Line, schedules: readonly Period[]): LintFinding[] {
  const [real, more] = schedules;
  if (real === undefined || more !== undefined || real.seconds === said.seconds) return [];
  return [
    finding(
      'two-values',
      [line, said.shown],
      [place, real.shown],
      `Line ${line.line} says "${said.shown}", but "${real.shown}" in line ${place.line} means every ${inWords(real.seconds)}.`,
      'medium',
    ),
  ];
}

function inWords(seconds: number): string {
  const units = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ] as const;
  const [unit, size] = units.find(([, one]) => seconds % one === 0) ?? ['second', 1];
  return seconds === size ? unit : `${seconds / size} ${unit}s`;
}

// Sentences, rows of tables and lines of code, each line once.
function linesOf(document: LintDocument): Line[] {
  const rows = document.tables.flatMap((table) => table.rows.map((row) => rowSpot(table, row)));
  const told = [...document.sentences, ...rows];
  const lines = new Set(document.code.map(({ line }) => line));
  return [...told.filter(({ line }) => !lines.has(line)), ...document.code]
    .filter(({ text }) => text.trim() !== '')
    .sort((a, b) => a.line - b.line);
}
