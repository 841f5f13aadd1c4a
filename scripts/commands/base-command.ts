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

/** The option of a project of one's own. */
export function configOption(): Option {
  return new Option(
    '--config <file>',
    'config of a project of your own (default: qtickets.config.ts, where there is one)',
  );
}

/**
 * A command that passes over nothing it was given. Its options hold a value when they are given: `--only "$IDS"` without ids would run
 * everything. A variable that is set and empty is not given, so options that read one themselves are left alone. And an option of one
 * value stands once: of two commander takes the last, and says nothing of the other.
 */
export class StrictCommand extends Command {
  override parse(...given: Parameters<Command['parse']>): this {
    this.#requireMeant(given);
    return super.parse(...given);
  }

  override parseAsync(...given: Parameters<Command['parse']>): Promise<this> {
    this.#requireMeant(given);
    return super.parseAsync(...given);
  }

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

  // Commander calls an option unknown that is given a value and takes none.
  #requireMeant([args = process.argv]: Parameters<Command['parse']>): void {
    const valued = this.options.find(
      ({ long, required, optional }) =>
        !required && !optional && args.some((arg) => arg.startsWith(`${long}=`)),
    );
    if (valued !== undefined) this.error(`error: option '${valued.flags}' takes no value`);
    const [taken] = takenByNpm(this.options, args, process.env);
    if (taken !== undefined)
      this.error(
        `error: npm took ${taken} for an option of its own, and it did not come here. Name it behind \`--\`: npm run ... -- ${taken}`,
      );
  }
}

/**
 * Options that npm read in place of the command, as it does with all that stand before `--`: `npm run audit --strict` hands on a
 * variable, `npm_config_strict`, and no option. Those that came as well were meant for both.
 */
function takenByNpm(
  options: readonly Option[],
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): readonly string[] {
  return options.flatMap(({ long }) => {
    const name = long?.slice(2) ?? '';
    const value = env[`npm_config_${name.replaceAll('-', '_')}`];
    const hasCome = args.some((arg) => arg === long || arg.startsWith(`${long}=`));
    // In .npmrc `target` is a version of Electron, for which modules are built.
    const isOfNpm = ['version', 'help'].includes(name) || (name === 'target' && /^\d/.test(value ?? ''));
    return (value ?? '') === '' || hasCome || isOfNpm ? [] : [`--${name}`];
  });
}

function filled(value: string): string {
  if (value.trim() !== '') return value;
  throw new InvalidArgumentError('It is empty: name a value, or leave the option out.');
}
