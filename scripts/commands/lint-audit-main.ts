import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Option } from 'commander';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import { DEFAULT_OPTIONS } from '../../src/common/audit-options.ts';
import { percentDecoded } from '../../src/common/percent-decoded.ts';
import { notUtf8, utf8TextOf, wideEncoding } from '../../src/common/text-file.ts';
import { type SpecNames, specNames } from '../../src/lint/choose-spec.ts';
import { CONFIDENCES, type Confidence, DEFAULT_CONFIDENCE, isAtLeast } from '../../src/lint/confidence.ts';
import { findingLines } from '../../src/lint/finding-lines.ts';
import { readAndLint } from '../../src/lint/lint-audit.ts';
import { AuditError } from '../../src/model/errors.ts';
import { readSpec } from '../../src/spec/read-spec.ts';
import { baseCommand } from './base-command.ts';
import { type CommandIo, outputOf } from './command-io.ts';
import { timeoutOption } from './watched.ts';

/** `npm run lint:audit`: 0 without a contradiction, else 1. */
export function lintAuditMain(io: CommandIo): number {
  const { stdout } = io;
  const { path: file, json, spec, minConfidence: asked } = lintArguments(io);
  const markdown = readDocumentFile(file);
  const names = specNames(markdown);
  const path = spec ?? specPath(file, names);
  const { findings: all, isAudit } = readAndLint(markdown, path === null ? null : readSpec(path));
  if (!isAudit) {
    throw new AuditError(
      'USAGE',
      'the file is not an audit document: it holds no count of tests, no verdict, no test matrix and no table of counts',
      'Name the document of an audit.',
      { file },
    );
  }
  const findings = all.filter(({ confidence }) => isAtLeast(confidence, asked));
  if (json === true) stdout(`${JSON.stringify(findings, null, 2)}\n`);
  else {
    const specFile = path === null ? null : basename(path);
    stdout(findingLines(all, { file, specFile, specNamed: names.cited[0] ?? null, asked }));
  }
  return findings.length === 0 ? 0 : 1;
}

/** What `npm run lint:audit` is asked for. */
export interface LintArguments {
  /** The document. */
  path: string;
  json?: boolean;
  spec?: string;
  minConfidence: Confidence;
  timeout?: number;
}

/** Reads its arguments. Throws a CommanderError, and says on standard error what is wrong with them. */
export function lintArguments(io: CommandIo): LintArguments {
  const command = baseCommand('lint')
    .description('Lists what an audit document says that cannot all be true.')
    .argument('<file>', 'audit document in Markdown')
    .option('--json', 'print the findings as a JSON array')
    .option('--spec <file>', 'spec document to compare with (default: the one that the document names)')
    .addOption(
      new Option('--min-confidence <level>', 'the least sure findings to show')
        .choices([...CONFIDENCES])
        .default(DEFAULT_CONFIDENCE),
    )
    .addOption(timeoutOption())
    .addHelpText(
      'after',
      '\nExit codes: 0 no contradiction, 1 contradictions, 2 a file could not be read or is no audit document.',
    )
    .configureOutput(outputOf(io))
    .parse(io.args, { from: 'user' });
  const [path = ''] = command.args;
  return { path, ...command.opts<Omit<LintArguments, 'path'>>() };
}

/** Bytes of the largest document that is read: many times one that people can read. */
const LARGEST = 500_000;

function readDocumentFile(file: string): string {
  try {
    const stat = statSync(file);
    if (!stat.isFile())
      throw new AuditError('USAGE', 'the audit document is no file', 'Name a Markdown file in UTF-8.', {
        file,
      });
    if (stat.size > LARGEST) {
      throw new AuditError(
        'USAGE',
        `the audit document has more than ${LARGEST / 1000} KB`,
        'Name the document itself, not its log or its archive.',
        { file },
      );
    }
    return documentText(readFileSync(file), file);
  } catch (error) {
    if (error instanceof AuditError) throw error;
    throw new AuditError(
      'USAGE',
      'the audit document cannot be read',
      'Name a Markdown file in UTF-8.',
      { file },
      error,
    );
  }
}

function documentText(bytes: Buffer, file: string): string {
  const text = utf8TextOf(bytes);
  const wide = wideEncoding(bytes);
  if (text !== null && wide === null) return text;
  const { problem, remedy } = notUtf8(wide);
  throw new AuditError('USAGE', `the audit document is ${problem}`, remedy, { file });
}

// The copy that the document links and cites, then the shipped one that it cites, then a shipped one that it names at all.
function specPath(file: string, { links, cited, named }: SpecNames): string | null {
  const folder = dirname(join(PROJECT_DIR, DEFAULT_OPTIONS.spec));
  const [name] = cited;
  const linked = links
    .filter((link) => basename(link) === name)
    .map((link) => join(dirname(file), percentDecoded(link)))
    .find((path) => isFile(path) && basename(path) !== basename(file));
  if (linked !== undefined) return linked;
  const names = name === undefined ? named : [name];
  return names.map((one) => join(folder, one)).find(isFile) ?? null;
}

// A document may link what never ends, such as a device.
function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
