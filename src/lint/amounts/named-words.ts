/** A word of a text that a pattern knows. */
export interface NamedWord<Name> {
  name: Name;
  at: number;
  length: number;
}

/** The words that patterns name, in the order of the text. Patterns are tried in their order, and each word is read once. */
export function namedWords<Name>(
  text: string,
  patterns: readonly (readonly [Name, RegExp])[],
): NamedWord<Name>[] {
  const found: NamedWord<Name>[] = [];
  let rest = text;
  for (const [name, pattern] of patterns) {
    rest = rest.replaceAll(pattern, (words: string, ...more: unknown[]) => {
      const at = more.find((one): one is number => typeof one === 'number') ?? 0;
      found.push({ name, at, length: words.length });
      return ' '.repeat(words.length);
    });
  }
  return found.sort((a, b) => a.at - b.at);
}
