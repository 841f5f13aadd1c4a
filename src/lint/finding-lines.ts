import { type Confidence, isAtLeast } from './confidence.ts';
import type { LintFinding } from './finding.ts';

/** What a run of the lint was told, for its last line. */
export interface FindingLinesOptions {
  file: string;
  /** The spec document compared with; null where none was at hand. */
  specFile: string | null;
  /** The spec document that the text names; null where it names none. */
  specNamed: string | null;
  asked: Confidence;
}

/** The findings as text: one sentence each, with its rule, its confidence and the two places below it; less sure ones are counted. */
export function findingLines(
  all: readonly LintFinding[],
  { file, specFile, specNamed, asked }: FindingLinesOptions,
): string {
  const named =
    specNamed === null ? 'it names no spec document' : `its spec document ${specNamed} was not at hand`;
  const spec = specFile === null ? named : `compared with the spec document ${specFile}`;
  const findings = all.filter(({ confidence }) => isAtLeast(confidence, asked));
  const hidden = all.length - findings.length;
  const rest = hidden === 0 ? '' : `; ${hidden} less sure: --min-confidence low`;
  if (findings.length === 0) return `${file}: no contradiction found (${spec}${rest})\n`;
  const blocks = findings.map(
    ({ rule, confidence, message, first, second }) =>
      `${file}:${first.line}  ${rule} (${confidence})\n  ${message}\n  ${place(first)}\n  ${place(second)}\n`,
  );
  const count = findings.length === 1 ? '1 contradiction' : `${findings.length} contradictions`;
  return escaped(`${blocks.join('\n')}\n${file}: ${count} (${spec}${rest})\n`);
}

// Control and bidirectional characters of a document are shown, not sent to the terminal.
function escaped(text: string): string {
  return text.replaceAll(
    /(?![\n\u200d])[\p{Cc}\p{Cf}\p{Cs}]/gu,
    (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}

function place({ line, section, value }: LintFinding['first']): string {
  return `line ${line}${section === '' ? '' : ` (${section})`}: ${value}`;
}
