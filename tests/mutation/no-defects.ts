import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import { AuditError } from '../../src/model/errors.ts';

/** A reviewed line: mutants of these scenarios, places and operators are no defects, and why. */
export interface NoDefect {
  line: number;
  reason: string;
  covers(mutant: { scenario: string; pattern: string; operator: string }): boolean;
}

/** The reviewed list, as it stands in the project. */
export const NO_DEFECTS_FILE = join(PROJECT_DIR, 'tests', 'mutation', 'no-defects.md');

/**
 * Reads the list: rows of a Markdown table with scenarios, places, operators and a reason. In the first three `*` stands for
 * any signs but a slash, `**` for any signs, `{a,b}` for one of several. Throws USAGE for a row of another form.
 */
export function readNoDefects(text = readFileSync(NO_DEFECTS_FILE, 'utf8')): NoDefect[] {
  return text.split('\n').flatMap((line, index) => {
    if (!line.startsWith('|') || /^\|[\s-]+\|/.test(line) || /^\| Scenarios /.test(line)) return [];
    const [, scenarios, places, operators, reason, ...rest] = line.split('|').map((cell) => cell.trim());
    if (!scenarios || !places || !operators || !reason || rest.length !== 1) {
      throw new AuditError(
        'USAGE',
        `line ${index + 1} of no-defects.md is not scenarios, places, operators and reason`,
        'Write it as the lines beside it.',
        { file: 'tests/mutation/no-defects.md' },
      );
    }
    const [scenario, place, operator] = [scenarios, places, operators].map(globs);
    return [
      {
        line: index + 1,
        reason,
        covers: (mutant) =>
          scenario?.test(mutant.scenario) === true &&
          place?.test(mutant.pattern === '' ? '/' : mutant.pattern) === true &&
          operator?.test(mutant.operator) === true,
      },
    ];
  });
}

function globs(cell: string): RegExp {
  const parts = cell.replaceAll('`', '').split(/\s+/);
  return new RegExp(`^(?:${parts.map(globSource).join('|')})$`);
}

function globSource(glob: string): string {
  return glob.replace(/\*\*|\*|\{|\}|,|[.+?^$()[\]\\|]/g, (sign) => {
    const known: Record<string, string> = { '**': '.*', '*': '[^/]*', '{': '(?:', '}': ')', ',': '|' };
    return known[sign] ?? `\\${sign}`;
  });
}
