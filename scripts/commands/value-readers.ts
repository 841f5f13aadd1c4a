import { InvalidArgumentError } from 'commander';

/** Reads the value of an option or an argument; throws what commander tells as a wrong one, with its name. */
type Reader<T> = (text: string) => T;

/** A whole number within bounds. */
export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): Reader<number> {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    const upTo = most === Number.MAX_SAFE_INTEGER ? `, ${least} or more` : ` from ${least} to ${most}`;
    throw new InvalidArgumentError(`It must be a whole number${upTo}.`);
  };
}

/** A number that may have a fraction: above one bound or at it, and up to the other. */
export function numberUpTo(most: number, least: { above: number } | { from: number }): Reader<number> {
  return (text) => {
    const number = Number(text);
    const isEnough = 'above' in least ? number > least.above : number >= least.from;
    if (/^(?:\d+(?:\.\d+)?|\.\d+)$/.test(text) && isEnough && number <= most) return number;
    const bound = 'above' in least ? `above ${least.above} and up` : `from ${least.from}`;
    throw new InvalidArgumentError(`It must be a number ${bound} to ${most}.`);
  };
}

/** A regular expression. */
export function pattern(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch (error) {
    // The reason alone: V8 names the whole expression before it, and so does commander.
    const reason = (error instanceof Error ? error.message : '').split(': ').at(-1);
    throw new InvalidArgumentError(`It is no regular expression: ${reason}.`);
  }
}
