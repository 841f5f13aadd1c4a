import { Command } from 'commander';
import { suiteVersion } from '../../src/command/suite-version.ts';
import { commandName, type Verb } from '../../src/common/command-line.ts';

/** The command of a verb, with what all of them have: how it is called here, `--version`, and no exit of its own. */
export function baseCommand(verb: Verb): Command {
  return new Command(commandName(verb))
    .version(suiteVersion(), '--version', 'print the version')
    .exitOverride();
}
