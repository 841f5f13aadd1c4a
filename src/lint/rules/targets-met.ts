import { stemsOf } from '../amounts/stems.ts';
import { decimalOf } from '../document/decimals.ts';
import { areKin } from '../document/kin-words.ts';
import type { LintTable, Sentence } from '../document/lint-document.ts';
import { plainCell } from '../document/numbers.ts';
import { placeAt } from '../document/sentences.ts';
import { rowSpot } from '../document/table-rows.ts';
import { standsInThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { denied, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const TARGETS = `(?:targets?|goals?|kpis?|slas?|slos?|limits?|thresholds?|цел(?:и|ей)|порог(?:и|ов)|норматив(?:ы|ов)|показател(?:и|ей))`;
const MET = String.raw`(?:met|reached|achieved|kept|hit|достигнут\p{L}*|выполнен\p{L}*|соблюден\p{L}*|выдержан\p{L}*)`;
const CLAIM = new RegExp(
  String.raw`(?<!\p{L}|not |не )(?:all|every|each|both|все|обе|оба|кажд\p{L}+)\s+(?:\p{L}+\s+){0,3}?${TARGETS}(?:\s\p{L}+){0,4}?\s${MET}(?!\p{L})|\b(?:where|wherever)\s[^.;]{0,40}\b(?:target|goal)s?\b[^.;]{0,30}\b${MET}\b[^.;]{0,20}\bwithout exception`,
  'iu',
);
const NOT =
  /\b(?:not|except|but|if|must|should|when|until)\b|(?<!\p{L})(?:не|кроме|если|должн\p{L}*|когда)(?!\p{L})/iu;
const TARGET_HEAD = /^(?:target|goal|sla|slo|limit|threshold|objective|цель|порог|норматив|план)(?!\p{L})/iu;
const NOW_HEAD =
  /^(?:actual|result|measured|now|current|after|fact|got|стало|факт|результат|получено|сейчас)(?!\p{L})/iu;
const WAS_HEAD = /^(?:before|was|baseline|было|до)(?!\p{L})/iu;

/** "All targets are met" is true of every row of the table that has a target and what came out, each in a column. */
export function targetsMet({ document }: RuleContext): LintFinding[] {
  return document.sentences.filter(standsInThisRun).flatMap((sentence) => {
    const found = CLAIM.exec(sentence.text);
    if (found === null || NOT.test(sentence.text) || sentence.box === 'open') return [];
    for (const table of tablesOfThisRun(document)) {
      const row = table.rows.find((one) => isMissed(one, table, sentence));
      if (row !== undefined) return [denied(rowSpot(table, row), placeAt(sentence, found.index))];
    }
    return [];
  });
}

function isMissed({ cells }: LintTable['rows'][number], table: LintTable, sentence: Sentence): boolean {
  const target = table.header.findIndex((head, column) => column > 0 && TARGET_HEAD.test(head.trim()));
  const now = nowColumn(table, target, sentence);
  if (target < 0 || now < 0) return false;
  const [, sign = '', wanted = ''] = /^([≤≥<>]=?)?\s*(.*)$/u.exec(plainCell(cells[target])) ?? [];
  const real = measureIn(cells[now]);
  const limit = measureIn(wanted);
  if (real === null || limit === null || real.unit !== limit.unit) return false;
  if (sign !== '') return /[≤<]/u.test(sign) ? real.value > limit.value : real.value < limit.value;
  // Without a sign the way to the target is that from what was before.
  const was = measureIn(cells[table.header.findIndex((head) => WAS_HEAD.test(head.trim()))]);
  if (was === null || was.unit !== limit.unit || was.value === limit.value) return false;
  return was.value > limit.value ? real.value > limit.value : real.value < limit.value;
}

// The column that says so, or the only one that the sentence names.
function nowColumn({ header }: LintTable, target: number, { text }: Sentence): number {
  const named = header.findIndex((head, column) => column > 0 && NOW_HEAD.test(head.trim()));
  if (named >= 0) return named;
  const words = stemsOf(text);
  const told = header.flatMap((head, column) =>
    column > 0 && column !== target && stemsOf(head).some((own) => words.some((word) => areKin(own, word)))
      ? [column]
      : [],
  );
  return told.length === 1 ? (told[0] ?? -1) : -1;
}

// `9 of 744` is 9 for a limit of 10.
function measureIn(cell = ''): { value: number; unit: string } | null {
  const text = plainCell(cell).replace(/\s+(?:of|из)\s+\d[\d\s]*$/u, '');
  const found = decimalOf(text.replace(/(?<=\d\s?(?:мин|min|sec|сек))\p{L}*\.?$/u, ''));
  return found === null ? null : { value: found.value, unit: found.unit };
}
