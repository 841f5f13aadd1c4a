import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { OPTION_VARIABLES } from '../common/audit-options.ts';
import { textOfFile } from '../common/text-file.ts';
import { AuditError } from '../model/errors.ts';
import type { TargetName } from '../model/plan.ts';
import { PROJECT_DIR } from './project-paths.ts';

/** Where settings may stand: beside the suite's `package.json` in a checkout, in the working folder where it is installed. */
export const DOT_ENV = typeof SHIPPED_BUILD === 'string' ? resolve('.env') : join(PROJECT_DIR, '.env');

/**
 * Sets the variables of a `.env` file that the environment does not have. Throws USAGE as `readDotEnv` does, and for an option that nobody
 * would read there.
 */
export function loadDotEnv(file: string, env: Record<string, string | undefined>): void {
  const set = Object.entries(readDotEnv(file)).filter(([name]) => env[name] === undefined);
  const late = set.flatMap(([name]) => (OPTIONS.has(name) ? [name] : []));
  if (late.length > 0) {
    throw new AuditError(
      'USAGE',
      `the file sets ${late.join(', ')}, and options are read before it`,
      'Set them in the environment, or give the options themselves, such as --access read.',
      { file },
    );
  }
  for (const [name, value] of set) env[name] = value;
}

/** The environment with what a live run takes from `.env`, which it alone does; the environment wins. Throws USAGE as `readDotEnv` does. */
export function withDotEnv(
  env: Readonly<Record<string, string | undefined>>,
  target: TargetName,
  file = DOT_ENV,
): Readonly<Record<string, string | undefined>> {
  return target === 'live' ? { ...readDotEnv(file), ...env } : env;
}

/**
 * The variables of a `.env` file; none of one that is not there. Throws USAGE for one that is no UTF-8 or no file, and for a line that sets
 * nothing: Node's reader takes what follows it for a part of it, and the variables of that would be nobody's.
 */
export function readDotEnv(file: string): Record<string, string | undefined> {
  if (!existsSync(file)) return {};
  if (!statSync(file).isFile()) throw new AuditError('USAGE', 'it is no file', 'Move it away.', { file });
  const { text, problem } = textOfFile(readFileSync(file));
  if (problem !== null)
    throw new AuditError('USAGE', `the file is ${problem}`, 'Save it as UTF-8.', { file });
  const odd = firstOddLine(text);
  if (odd !== null) throw new AuditError('USAGE', odd.what, odd.remedy, { file, line: odd.line });
  return parseEnv(text);
}

/** What was asked for is read from the environment first: it says whether this file is read at all. */
const OPTIONS: ReadonlySet<string> = new Set(Object.values(OPTION_VARIABLES));

/** Of a value in several lines, one that is the next variable: a line of a key in base64 may end with `=`. */
const SETS = /^(?:export\s+)?[A-Z_][A-Z\d_]*=(?!=|$)/;

/** The first line that sets no variable, or opens a quote that nothing closes. Nothing of it is told: it may hold a secret. */
function firstOddLine(text: string): { line: number; what: string; remedy: string } | null {
  const lines = text.split(/\r\n?|\n/);
  for (let at = 0; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').trim();
    if (line === '' || line.startsWith('#')) continue;
    const [, value] = /^(?:export\s+)?[A-Za-z_][\w.-]*\s*=\s*(.*)$/.exec(line) ?? [];
    if (value === undefined)
      return { line: at + 1, what: 'the line sets no variable', remedy: 'Write NAME=value, or # before it.' };
    const [quote = ''] = /^["'`]/.exec(value) ?? [];
    if (quote === '' || value.indexOf(quote, 1) > 0) continue;
    const end = lines.findIndex((later, place) => place > at && (later.includes(quote) || SETS.test(later)));
    if (end < 0 || SETS.test(lines[end] ?? ''))
      return { line: at + 1, what: `the quote ${quote} is not closed`, remedy: 'Close it, or leave it out.' };
    at = end;
  }
  return null;
}
