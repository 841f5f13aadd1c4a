import type { LintFinding } from './finding.ts';

/**
 * The findings as text: one sentence each, with its rule and the two places below it. `specFile` is the spec document
 * compared with; null says that the one named was not at hand.
 */
export function findingLines(
  file: string,
  findings: readonly LintFinding[],
  specFile: string | null,
): string {
  const spec =
    specFile === null ? 'its spec document was not at hand' : `compared with the spec document ${specFile}`;
  if (findings.length === 0) return `${file}: no contradiction found (${spec})\n`;
  const blocks = findings.map(
    ({ rule, message, first, second }) =>
      `${file}:${first.line}  ${rule}\n  ${message}\n  ${place(first)}\n  ${place(second)}\n`,
  );
  const count = findings.length === 1 ? '1 contradiction' : `${findings.length} contradictions`;
  return `${blocks.join('\n')}\n${file}: ${count} (${spec})\n`;
}

function place({ line, section, value }: LintFinding['first']): string {
  return `line ${line}${section === '' ? '' : ` (${section})`}: ${value}`;
}
