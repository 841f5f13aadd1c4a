import { FORGERIES } from './all-forgeries.ts';
import type { Forgeable, Forgery } from './forgery.ts';
import { isTold, type Teller } from './told.ts';

/** What became of the forgeries of meaning. */
export interface ForgeryResults {
  tried: number;
  told: number;
  /** Not told, though something in the bundle or the checkout could tell them. */
  missed: Forgery[];
  /** Not told, as nothing can. */
  unknowable: Forgery[];
  /** Told, though they are said to be unknowable. */
  better: Forgery[];
}

/** Makes every forgery of the bundles given, and verifies each without a key. */
export async function runForgeries(tellerOf: (of: Forgeable) => Promise<Teller>): Promise<ForgeryResults> {
  const results: ForgeryResults = { tried: 0, told: 0, missed: [], unknowable: [], better: [] };
  for (const forgery of FORGERIES) {
    const told = await isTold(await tellerOf(forgery.of), forgery);
    results.tried += 1;
    if (told) results.told += 1;
    if (told && forgery.unknowable !== undefined) results.better.push(forgery);
    if (!told) (forgery.unknowable === undefined ? results.missed : results.unknowable).push(forgery);
  }
  return results;
}

/** What a tamper run prints of them: how many, and of those that nothing tells what would make each known. */
export function forgeryLines({ tried, told, missed, unknowable, better }: ForgeryResults): string[] {
  const list = (title: string, forgeries: readonly Forgery[]) =>
    forgeries.length === 0
      ? []
      : [
          '',
          title,
          ...forgeries.map(
            ({ of, name, unknowable: why }) => `  ${of}: ${name}${why === undefined ? '' : `\n    ${why}`}`,
          ),
        ];
  return [
    `Forgeries of meaning, made by the product's own writers: ${tried}, told without a key: ${told}.`,
    ...list('Not told, and something could tell them:', missed),
    ...list('Nothing in a bundle and a checkout tells these; what would make each known:', unknowable),
    ...list('Told, though they are listed as unknowable:', better),
  ];
}
