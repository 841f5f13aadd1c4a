/** Repeatable numbers: the same seed gives the same sequence on every machine. */
export interface SeededRandom {
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** One element. Throws a RangeError for an empty list. */
  pick<T>(list: readonly T[]): T;
  /** True with a probability from 0 to 1. */
  chance(probability: number): boolean;
  /** Text of `length` signs of an alphabet. */
  text(alphabet: string, length: number): string;
}

const HEX = '0123456789abcdef';

/** 32 lower-case hex digits. */
export function hexHash(random: SeededRandom): string {
  return random.text(HEX, 32);
}

/** A generator after mulberry32 (public domain, Tommy Ettinger): 32 bits of state, enough for a data set. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    int,
    pick(list) {
      if (list.length === 0) throw new RangeError('nothing to pick from');
      return list[int(0, list.length - 1)] as (typeof list)[number];
    },
    chance: (probability) => next() < probability,
    text: (alphabet, length) =>
      Array.from({ length }, () => alphabet.charAt(int(0, alphabet.length - 1))).join(''),
  };
}
