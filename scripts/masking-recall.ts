import { Command } from 'commander';
import { COULD_NOT_RUN } from '../src/command/exit-code.ts';
import { recallRows, recallTable } from '../tests/unit/masking/recall-table.ts';
import { failCommand } from './fail-command.ts';

const command = new Command('npm run masking:recall')
  .description('Measures what the masking finds in the labelled corpus of tests/unit/masking/corpus.')
  .addHelpText(
    'after',
    '\nExit codes: 0 everything in a field, a path or a header is masked, 1 something is not, 2 could not run.',
  )
  .exitOverride();

try {
  command.parse();
  const { structured, freeText } = recallRows();
  const lines = [
    ...recallTable('Fields, paths, headers', structured),
    '',
    ...recallTable('Free text', freeText),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = structured.every(({ positives, masked }) => masked === positives) ? 0 : 1;
} catch (error) {
  process.exitCode = failCommand(error, COULD_NOT_RUN);
}
