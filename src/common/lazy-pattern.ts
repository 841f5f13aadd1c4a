/**
 * A pattern that is made when it is first asked for. Each class of letters (`\p{L}`) in a pattern takes V8 some 30 microseconds to read, and
 * most runs need few of the patterns that name hundreds of words.
 */
export function lazyPattern(make: () => RegExp): () => RegExp {
  let made: RegExp | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
