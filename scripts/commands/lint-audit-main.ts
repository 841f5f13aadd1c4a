import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Command } from 'commander';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import { DEFAULT_OPTIONS } from '../../src/common/audit-options.ts';
import { specNames } from '../../src/lint/choose-spec.ts';
import { findingLines } from '../../src/lint/finding-lines.ts';
import { lintAudit } from '../../src/lint/lint-audit.ts';
import { AuditError } from '../../src/model/errors.ts';
import { readSpec } from '../../src/spec/read-spec.ts';
import { type CommandIo, outputOf } from './command-io.ts';

/** `npm run lint:audit`: 0 without a contradiction, else 1. */
export function lintAuditMain(io: CommandIo): number {
  const { args, stdout } = io;
  const command = lintAuditCommand().configureOutput(outputOf(io)).parse(args, { from: 'user' });
  const { json, spec } = command.opts<{ json?: boolean; spec?: string }>();
  const [file = ''] = command.args;
  const markdown = readDocumentFile(file);
  const path = spec ?? specPath(file, markdown);
  const findings = lintAudit(markdown, path === null ? null : readSpec(path));
  if (json === true) stdout(`${JSON.stringify(findings, null, 2)}\n`);
  else stdout(findingLines(file, findings, path === null ? null : basename(path)));
  return findings.length === 0 ? 0 : 1;
}

function lintAuditCommand(): Command {
  return new Command('npm run lint:audit --')
    .description('Lists what an audit document says that cannot all be true.')
    .argument('<file>', 'audit document in Markdown')
    .option('--json', 'print the findings as a JSON array')
    .option('--spec <file>', 'spec document to compare with (default: the one that the document names)')
    .addHelpText('after', '\nExit codes: 0 no contradiction, 1 contradictions, 2 could not read a file.')
    .exitOverride();
}

function readDocumentFile(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    throw new AuditError(
      'USAGE',
      'the audit document cannot be read',
      'Name a Markdown file in UTF-8.',
      { file },
      error,
    );
  }
}

// The copy that the document links, then a shipped one of the name it cites, then the shipped one by default.
function specPath(file: string, markdown: string): string | null {
  const { links, cited } = specNames(markdown);
  const shipped = join(PROJECT_DIR, DEFAULT_OPTIONS.spec);
  const [name] = cited;
  const linked = links
    .filter((link) => name === undefined || basename(link) === name)
    .map((link) => join(dirname(file), decodeURIComponent(link)))
    .find((path) => existsSync(path) && basename(path) !== basename(file));
  if (linked !== undefined && name !== undefined) return linked;
  if (name === undefined) return shipped;
  const sibling = join(dirname(shipped), name);
  return existsSync(sibling) ? sibling : null;
}
