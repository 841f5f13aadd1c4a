import { type ClassRow, classRows } from '../classes/class-rows.ts';
import type { Counted } from '../classes/class-words.ts';
import { entriesListed, entriesTold, type ToldEntry } from '../classes/entries-told.ts';
import { scopesOf } from '../facts/scope.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

/** What a sentence says became of an entry must be what its row shows: its status, or its class. */
export function entriesToldAgree({ document }: RuleContext): LintFinding[] {
  const rows = new Map(classRows(document).map((row) => [row.id, row]));
  if (rows.size === 0) return [];
  const scopes = scopesOf(document);
  if (scopes.hasLaterRun) return [];
  const own = new Set([...rows.values()].map(({ line }) => line));
  const ids = new Set(rows.keys());
  return [...entriesTold(document, ids), ...entriesListed(document, ids)].flatMap((told) => {
    const row = rows.get(told.id);
    if (
      row === undefined ||
      own.has(told.line) ||
      scopes.mayDiffer({ ...told, value: told.text }, { ...row, value: row.id })
    )
      return [];
    if (told.code !== null && row.codes.length > 0 && !row.codes.includes(told.code))
      return [otherStatus(told, told.code, row)];
    if (told.code === null && told.told !== null && !agrees(told.told, row))
      return [otherClass(told, told.told, row)];
    return [];
  });
}

function otherStatus(told: ToldEntry, code: number, row: ClassRow): LintFinding {
  return finding(
    'answer-differs',
    [row, row.codes.join(', ')],
    [told, code],
    `Line ${told.line} gives ${code} for ${told.id} ("${told.text}"), but its row has ${row.codes.join(', ')} (line ${row.line}).`,
  );
}

function otherClass(told: ToldEntry, name: Counted, row: ClassRow): LintFinding {
  const shown = row.classes
    .join(' or ')
    .replace('expectedError', 'an expected error')
    .replace('missing', 'without a result');
  return finding(
    'result-differs',
    [row, shown],
    [told, name],
    `Line ${told.line} says "${told.text}", but its row shows ${told.id} as ${shown} (line ${row.line}).`,
  );
}

function agrees(told: Counted, { classes, codes }: ClassRow): boolean {
  if (classes.length === 0 || told === 'planned') return true;
  const has = (...names: readonly Counted[]) => classes.some((name) => names.includes(name));
  const isRefused = codes.some((code) => code === 401 || code === 403);
  switch (told) {
    case 'executed':
      return !has('missing');
    case 'success':
      return has('success', 'expectedError') || (has('denied') && codes.length === 0);
    case 'expectedError':
      return has('expectedError') || isRefused;
    case 'denied':
      return has('denied') || isRefused || codes.some((code) => code >= 400);
    case 'failed':
      // A row that says so itself is an expected error, and nothing else.
      return has('failed', 'denied') || (has('expectedError') && classes.length > 1);
    default:
      return has('missing');
  }
}
