import { type Command, Option } from 'commander';
import { compareAudits } from '../../src/diff/compare-audits.ts';
import { comparisonText } from '../../src/diff/comparison-text.ts';
import { readAudit } from '../../src/diff/read-audit.ts';
import { comparisonDocument } from '../../src/documents/markdown/comparison-document.ts';
import { baseCommand } from './base-command.ts';
import { type CommandIo, outputOf } from './command-io.ts';

/** `npm run diff`: 0 when nothing became worse, else 1. */
export function diffMain(io: CommandIo): number {
  const { args, stdout } = io;
  const command = diffCommand().configureOutput(outputOf(io)).parse(args, { from: 'user' });
  const { markdown, json } = command.opts<{ markdown?: true; json?: true }>();
  const [before = '', after = ''] = command.args;
  const found = compareAudits(readAudit(before), readAudit(after));
  if (json === true) stdout(`${JSON.stringify(found, null, 2)}\n`);
  else stdout(markdown === true ? comparisonDocument(found) : comparisonText(found));
  return found.regressions.length === 0 ? 0 : 1;
}

function diffCommand(): Command {
  return baseCommand('diff')
    .description('Compares two audits: entries, fields of the answers, rows and metrics, latency.')
    .argument('<before>', 'folder or archive of the earlier audit')
    .argument('<after>', 'folder or archive of the later audit')
    .addOption(new Option('--markdown', 'print a Markdown document').conflicts('json'))
    .option('--json', 'print the comparison as JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing became worse, 1 something did, 2 could not read an audit.',
    );
}
