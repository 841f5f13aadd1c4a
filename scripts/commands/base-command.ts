import { Command, InvalidArgumentError, Option } from 'commander';
import { suiteVersion } from '../../src/command/suite-version.ts';
import { commandName, type Verb } from '../../src/common/command-line.ts';
import { OPTION_VARIABLES } from '../../src/common/option-variables.ts';
import { LANGUAGES } from '../../src/model/plan.ts';

/** The command of a verb, with what all of them have: how it is called here, `--version`, and no exit of its own. */
export function baseCommand(verb: Verb): Command {
  return new StrictCommand(commandName(verb))
    .version(suiteVersion(), '--version', 'print the version')
    .exitOverride();
}

/** The option of the language in which a command speaks. */
export function langOption(): Option {
  return new Option(
    '--lang <language>',
    `language of the console (${OPTION_VARIABLES.lang}; default en)`,
  ).choices(LANGUAGES);
}

/**
 * A command that passes over nothing it was given. Its options hold a value when they are given: `--only "$IDS"` without ids would run
 * everything. A variable that is set and empty is not given, so options that read one themselves are left alone. And an option of one
 * value stands once: of two commander takes the last, and says nothing of the other.
 */
export class StrictCommand extends Command {
  override addOption(option: Option): this {
    const { required, parseArg, envVar, flags, defaultValue } = option;
    if (required && parseArg === undefined && envVar === undefined) option.argParser(filled);
    super.addOption(option);
    // One that takes several begins with a list of none.
    if (required && !Array.isArray(defaultValue)) {
      let given = 0;
      this.on(`option:${option.name()}`, () => {
        given += 1;
        if (given > 1) this.error(`error: option '${flags}' was given twice, and takes one value`);
      });
    }
    return this;
  }
}

function filled(value: string): string {
  if (value.trim() !== '') return value;
  throw new InvalidArgumentError('It is empty: name a value, or leave the option out.');
}
