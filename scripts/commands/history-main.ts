import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { DEFAULT_OPTIONS, OPTION_VARIABLES, optionsFrom } from '../../src/common/audit-options.ts';
import { renderHistory } from '../../src/documents/html/history-page.tsx';
import { plainTranslatorOf } from '../../src/documents/messages/translator.ts';
import { keepNewest } from '../../src/history/keep-newest.ts';
import { readHistory } from '../../src/history/read-history.ts';
import type { Language } from '../../src/model/plan.ts';
import { langOption, StrictCommand } from './base-command.ts';
import { type CommandIo, outputOf } from './command-io.ts';
import { wholeNumber } from './value-readers.ts';

/** `npm run report:history`: writes `index.html` of a folder of reports, and removes older ones where it is asked to. */
export function historyMain(io: CommandIo): number {
  const command = historyCommand().configureOutput(outputOf(io)).parse(io.args, { from: 'user' });
  const { keep, lang: named } = command.opts<{ keep?: number; lang?: Language }>();
  // What else stands in the environment is of an audit, and decides nothing here.
  const { lang } = optionsFrom({ [OPTION_VARIABLES.lang]: named ?? io.env[OPTION_VARIABLES.lang] });
  const [folder = DEFAULT_OPTIONS.out] = command.args;
  const { say } = plainTranslatorOf(lang);
  const gone = keep === undefined ? [] : keepNewest(folder, readHistory(folder), keep);
  for (const name of gone) io.stdout(`${say('history.removed', { folder: join(folder, name) })}\n`);
  const history = readHistory(folder);
  const page = join(folder, 'index.html');
  writeFileSync(page, renderHistory(history, lang));
  for (const { folder: name, reason } of history.others)
    io.stdout(`${say(`history.${reason}`, { folder: join(folder, name) })}\n`);
  io.stdout(`${say('history.written', { count: history.audits.length, page })}\n`);
  return 0;
}

function historyCommand(): Command {
  return new StrictCommand('npm run report:history --')
    .description('Writes index.html: all audits of a folder, newest first, as a trend and a table.')
    .argument('[folder]', `folder of the reports (default ${DEFAULT_OPTIONS.out})`)
    .option(
      '--keep <n>',
      'remove all finished bundles but the newest n, and the one that "latest" is',
      wholeNumber(1, 999_999),
    )
    .addOption(langOption())
    .addHelpText(
      'after',
      '\nBundles are taken at their word: npm run verify says whether they can be.\nExit codes: 0 written, 2 could not run.',
    )
    .exitOverride();
}
