import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { PROJECT_DIR } from '../../../src/command/project-paths.ts';
import type { Disagreement } from '../../../src/verify/ledger.ts';

const FILE = join(PROJECT_DIR, 'tests', 'unit', 'verify', 'told-places.jsonl');
/** So many places of one alteration are kept: what follows from the first few is told in many. */
const MOST = 5;

let known: Map<string, string> | undefined;

/** The checks and the places, without words: what is kept of the disagreements that an alteration brings about. */
export function placesOf(disagreements: readonly Disagreement[]): string {
  const told = disagreements.map(({ check, first, second }) =>
    [check, placeOf(first.place), placeOf(second.place)].join(' ').trim(),
  );
  const kept = told.slice(0, MOST).join(' | ');
  return told.length > MOST ? `${kept} | ${told.length}` : kept;
}

// A file with its line or pointer; words are no place in a bundle.
function placeOf(place: string): string {
  const [, name = place] = /^(?:logs|artifacts)\/(.+)$/.exec(place) ?? [];
  return /^[\w./-]+\.\w+(?:$|[:#])/.test(place)
    ? name.replace('qtickets_run_20251109_135921.jsonl', 'log')
    : '';
}

/** Holds what was told of alterations against what is kept. With KEEP_TOLD=1 it is kept anew: the difference is to be read. */
export function expectKept(told: ReadonlyMap<string, string>): void {
  known ??= new Map(
    readFileSync(FILE, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as [string, string]),
  );
  if (process.env['KEEP_TOLD'] === '1') {
    for (const [name, places] of told) known.set(name, places);
    writeFileSync(
      FILE,
      [...known]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map((line) => `${JSON.stringify(line)}\n`)
        .join(''),
    );
  }
  const names = [...told.keys()];
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(names.map((name) => [name, known?.get(name)])));
}
