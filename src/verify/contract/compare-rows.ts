import type { Comparisons } from '../ledger.ts';
import { labelOf, type RunLog } from '../log/run-log.ts';
import { compareColumns } from './compare-tables.ts';
import type { JudgedAgain } from './judge-again.ts';

/**
 * The rows that each load had to add, and what it was compared in. Where the run alone wrote into a table that was empty, the number
 * is certain: the keys of the answer that no earlier load had. Of merged shards no order is known, and a server may have had any key.
 */
export function compareRows(log: RunLog, judged: readonly JudgedAgain[], ledger: Comparisons): void {
  if (log.loader !== null) return;
  for (const one of judged) compareColumns(log, one, ledger);
  const loads = judged
    .filter(({ logged }) => logged.load !== null)
    .sort((a, b) => (a.logged.load ?? 0) - (b.logged.load ?? 0));
  const ofServer = log.started.warehouse?.engine !== 'embedded';
  const isCertain = !ofServer && log.started.shards === null;
  const times = timesOf(loads);
  const seen = new Map<string, Set<string>>();
  for (const { logged, keys } of loads) {
    const failed = logged.checks.some(({ name, result }) => name.startsWith('rows:') && result === 'fail');
    for (const [table, own] of keys) {
      const known = seen.get(table) ?? new Set<string>();
      const fresh = [...own].filter((key) => !known.has(key)).length;
      for (const key of own) known.add(key);
      seen.set(table, known);
      const row = logged.rows.find((candidate) => candidate.table === table);
      if (failed || row === undefined) continue;
      const alone = [...own].filter((key) => times.get(table)?.get(key) === 1).length;
      const [least, most] = isCertain ? [fresh, fresh] : [ofServer ? 0 : alone, own.size];
      ledger.expect(
        row.expected >= least && row.expected <= most,
        `rows that ${labelOf(logged)} had to add to ${table}`,
        [`${log.file}:${logged.lines.rows}`, row.expected],
        ['keys of its answer that no load before it had', least === most ? least : `${least} to ${most}`],
      );
      ledger.same(
        `distinct keys that ${labelOf(logged)} sent to ${table}`,
        [`${log.file}:${logged.lines.rows}`, row.distinct ?? row.sent],
        ['keys of its answer', own.size],
      );
    }
  }
}

/** How many loads have each key, by table. */
function timesOf(loads: readonly JudgedAgain[]): Map<string, Map<string, number>> {
  const times = new Map<string, Map<string, number>>();
  for (const [table, own] of loads.flatMap(({ keys }) => [...keys])) {
    const counts = times.get(table) ?? new Map<string, number>();
    for (const key of own) counts.set(key, (counts.get(key) ?? 0) + 1);
    times.set(table, counts);
  }
  return times;
}
