import { readDocument } from './document/read-document.ts';

/** Where a document says its spec document is: the addresses of its links, and the names in its text. */
export interface SpecNames {
  /** Relative addresses of Markdown files, as they are linked. */
  links: string[];
  /** Names of files cited with lines (`requests.md:18-25`), the most cited first. */
  cited: string[];
  /** Names of all Markdown files in its text, the most named first. */
  named: string[];
}

/** The spec documents that an audit document names. */
export function specNames(markdown: string): SpecNames {
  const { statements } = readDocument(markdown);
  const links = statements
    .flatMap((statement) => statement.links)
    .filter((link) => /^[^:#]+\.md$/i.test(link));
  return {
    links: [...new Set(links)],
    cited: mostNamed(markdown, /(?<![\w.-])([\w.-]{1,80}\.md):\d/g),
    named: mostNamed(markdown, /(?<![\w.-])([\w.-]{1,80}\.md)\b/g),
  };
}

function mostNamed(markdown: string, pattern: RegExp): string[] {
  const counts = new Map<string, number>();
  for (const [, name] of markdown.matchAll(pattern)) {
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}
