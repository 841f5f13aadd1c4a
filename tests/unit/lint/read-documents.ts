import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LintFinding } from '../../../src/lint/finding.ts';
import { lintAudit } from '../../../src/lint/lint-audit.ts';

const FOLDER = 'tests/lint-documents/read';

/** A contradiction that a reader found: what it is, and texts of the lines that make it. */
interface Contradiction {
  what: string;
  at: string[];
  /** False for one that the lint is known not to find. */
  found?: false;
}

/** All that the lint says of one document, beside what a reader found in it. */
export interface Reading {
  name: string;
  findings: LintFinding[];
  /** Findings both of whose places are lines of a contradiction that the reader found. */
  right: LintFinding[];
  wrong: LintFinding[];
  /** How often it is known to say something wrong, by rule. */
  knownWrong: Record<string, number>;
  contradictions: string[];
  missed: string[];
  /** Those that it is known to miss. */
  known: string[];
  /** Contradictions that one of the findings chosen tells of. */
  foundBy: (shown: (finding: LintFinding) => boolean) => number;
}

/** The documents in `tests/lint-documents/read`, each linted and compared with the list that was made by reading alone. */
export function readings(): Reading[] {
  const truth: Record<string, Contradiction[]> = JSON.parse(
    readFileSync(join(FOLDER, 'contradictions.json'), 'utf8'),
  );
  const wrong: Record<string, Record<string, number>> = JSON.parse(
    readFileSync(join(FOLDER, 'wrong.json'), 'utf8'),
  );
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.md'))
    .map((file) => {
      const name = file.replace(/\.md$/, '');
      const list = truth[name];
      if (list === undefined)
        throw new Error(`nobody has read ${file}: contradictions.json does not name it`);
      return {
        ...compare(name, readFileSync(join(FOLDER, file), 'utf8'), list),
        knownWrong: wrong[name] ?? {},
      };
    });
}

function compare(
  name: string,
  text: string,
  contradictions: readonly Contradiction[],
): Omit<Reading, 'knownWrong'> {
  const findings = lintAudit(text, null);
  const lines = text.split('\n').map((line) => line.replaceAll(/[*`]/g, ''));
  const fits = ({ first, second }: LintFinding, { at }: Contradiction) =>
    [first, second].every((place) =>
      at.some((words) => lines[place.line - 1]?.includes(words.replaceAll(/[*`]/g, ''))),
    );
  const right = findings.filter((finding) => contradictions.some((one) => fits(finding, one)));
  return {
    name,
    findings,
    right,
    wrong: findings.filter((finding) => !right.includes(finding)),
    contradictions: contradictions.map(({ what }) => what),
    foundBy: (shown) =>
      contradictions.filter((one) => findings.some((finding) => shown(finding) && fits(finding, one))).length,
    known: contradictions.filter(({ found }) => found === false).map(({ what }) => what),
    missed: contradictions
      .filter((one) => !findings.some((finding) => fits(finding, one)))
      .map(({ what }) => what),
  };
}
