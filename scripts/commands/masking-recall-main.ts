import { notationRows, recallRows, recallTable, unseenRows } from '../../tests/unit/masking/recall-table.ts';
import { StrictCommand } from './base-command.ts';
import { type CommandIo, outputOf } from './command-io.ts';

/** `npm run masking:recall`: 0 when everything in a field, a path or a header is masked, else 1. */
export function maskingRecallMain(io: CommandIo): number {
  const command = new StrictCommand('npm run masking:recall')
    .description('Measures what the masking finds in the labelled corpus of tests/unit/masking/corpus.')
    .addHelpText(
      'after',
      '\nExit codes: 0 everything in a field, a path or a header is masked, 1 something is not, 2 could not run.',
    )
    .exitOverride();
  command.configureOutput(outputOf(io)).parse(io.args, { from: 'user' });
  const { structured, freeText } = recallRows();
  const lines = [
    ...recallTable('Fields, paths, headers', structured),
    '',
    ...recallTable('Free text', freeText),
    '',
    ...recallTable('Labelled values', notationRows()),
    '',
    ...recallTable('Texts of another author', unseenRows()),
  ];
  io.stdout(`${lines.join('\n')}\n`);
  return structured.every(({ positives, masked }) => masked === positives) ? 0 : 1;
}
