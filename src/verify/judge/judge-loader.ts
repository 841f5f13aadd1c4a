import type { Comparisons } from '../ledger.ts';
import { type RunLog, ranScenarios } from '../log/run-log.ts';

/**
 * What the log says of a team's own loader against itself: what it received against its calls, where these are judged against
 * the entries of the run, and the tables that are judged against the rows of the scenarios.
 */
export function judgeLoader(log: RunLog, ledger: Comparisons): void {
  const { loader } = log;
  if (loader === null) return;
  const place = `${log.file}:${loader.line}`;
  const judged = loader.calls.filter(({ entry }) => entry !== null);
  const sum = (numbers: readonly (number | null)[]) =>
    numbers.reduce<number>((total, number) => total + (number ?? 0), 0);
  ledger.same(
    'items that the loader received',
    [place, sum(loader.received.map(({ items }) => items))],
    ['its calls', sum(judged.map(({ items }) => items))],
  );
  const more = loader.received.find(({ items, distinct }) => distinct > items);
  ledger.none('distinct items that the loader received', more, ({ distinct, items }) => [
    [place, distinct],
    ['all items', items],
  ]);
  const entries = new Set(judged.flatMap(({ entry }) => entry?.id ?? []));
  const from = new Set(loader.received.flatMap((one) => one.from));
  ledger.same(
    'entries at which the loader is judged',
    [place, [...from].sort()],
    ['its calls', [...entries].sort()],
  );
  const half = loader.calls.find(({ entry, items, status }) =>
    entry === null ? items !== null : items === null || status !== 200,
  );
  ledger.none('calls of the loader that make rows were answered', half, ({ method, path, status }) => [
    [place, `${method} ${path}`],
    ['its status', status],
  ]);
  const tables = new Set(loader.received.flatMap((one) => one.tables));
  const rows = ranScenarios(log).flatMap((scenario) => scenario.rows.map(({ table }) => table));
  const stray = rows.find((table) => !tables.has(table));
  ledger.same(
    'tables that are judged',
    [place, [...loader.judged].sort()],
    ['what the loader received', [...tables].sort()],
  );
  ledger.none('tables of the rows that are judged', stray, (table) => [
    [log.file, table],
    [place, [...tables].join(', ')],
  ]);
}
