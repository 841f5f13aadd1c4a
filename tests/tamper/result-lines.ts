import type { KindResult } from './run-tamper.ts';

const MOST_NAMED = 5;

/** The table of a tamper run: by kind how many were tried and detected, and which were told by the key only. */
export function resultLines(results: readonly KindResult[]): string[] {
  const sum = (member: 'tried' | 'withoutKey' | 'withKey') =>
    results.reduce((total, result) => total + result[member], 0);
  const head = ['Alteration', 'Tried', 'Detected without a key', 'Detected with the key'];
  const rows = [
    ...results.map(({ kind, tried, withoutKey, withKey }) => [kind, tried, withoutKey, withKey].map(String)),
    ['All', sum('tried'), sum('withoutKey'), sum('withKey')].map(String),
  ];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const table = [head, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [
    ...table,
    ...missed('Not detected without a key:', results, 'missedWithoutKey'),
    ...missed('Not detected at all:', results, 'missedWithKey'),
  ];
}

function missed(
  title: string,
  results: readonly KindResult[],
  which: 'missedWithoutKey' | 'missedWithKey',
): string[] {
  const lines = results
    .filter((result) => result[which].length > 0)
    .flatMap((result) => {
      const named = result[which].slice(0, MOST_NAMED).map((what) => `    ${what}`);
      const more = result[which].length - named.length;
      return [
        `  ${result.kind}: ${result[which].length}`,
        ...named,
        ...(more > 0 ? [`    and ${more} more`] : []),
      ];
    });
  return lines.length === 0 ? [] : ['', title, ...lines];
}
