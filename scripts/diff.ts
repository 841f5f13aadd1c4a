import { Command } from 'commander';
import { COULD_NOT_RUN } from '../src/command/exit-code.ts';
import { compareAudits } from '../src/diff/compare-audits.ts';
import { comparisonText } from '../src/diff/comparison-text.ts';
import { readAudit } from '../src/diff/read-audit.ts';
import { comparisonDocument } from '../src/report/markdown/comparison-document.ts';
import { failCommand } from './fail-command.ts';

const command = new Command('npm run diff --')
  .description('Compares two audits: entries, fields of the answers, rows and metrics, latency.')
  .argument('<before>', 'folder or archive of the earlier audit')
  .argument('<after>', 'folder or archive of the later audit')
  .option('--markdown', 'print a Markdown document')
  .option('--json', 'print the comparison as JSON')
  .addHelpText('after', '\nExit codes: 0 nothing became worse, 1 something did, 2 could not read an audit.')
  .exitOverride();

try {
  command.parse();
  const { markdown, json } = command.opts<{ markdown?: true; json?: true }>();
  const [before = '', after = ''] = command.args;
  const found = compareAudits(readAudit(before), readAudit(after));
  if (json === true) process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  else process.stdout.write(markdown === true ? comparisonDocument(found) : comparisonText(found));
  process.exitCode = found.regressions.length === 0 ? 0 : 1;
} catch (error) {
  process.exitCode = failCommand(error, COULD_NOT_RUN);
}
