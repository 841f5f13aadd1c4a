import { basename, relative } from 'node:path';
import { suiteVersion } from '../src/command/suite-version.ts';
import { commandName } from '../src/common/command-line.ts';
import type { JsonObject } from '../src/model/json.ts';
import { staleParts, writeGenerated } from '../src/openapi/generated-file.ts';
import { StrictCommand } from './commands/base-command.ts';
import { type CommandMain, outputOf } from './commands/command-io.ts';

const SHOWN = 20;

/**
 * A command that writes a generated file, or with --check says what in it is stale. Its exit code: 0 written or
 * fresh, 1 stale, 2 could not run.
 */
export function generateFile(given: {
  verb: 'openapi' | 'postman';
  description: string;
  path: string;
  make: () => JsonObject;
}): CommandMain {
  const name = given.verb === 'openapi' ? commandName('openapi') : 'npm run export:postman --';
  const isShipped = typeof SHIPPED_BUILD === 'string';
  return (io) => {
    const command = new StrictCommand(name)
      .version(suiteVersion(), '--version', 'print the version')
      .description(given.description)
      .option(
        '--out <file>',
        'the file to write',
        isShipped ? basename(given.path) : relative(process.cwd(), given.path),
      )
      .option('--check', 'write nothing; exit 1 and say which parts differ when the file is stale')
      .addHelpText('after', '\nExit codes: 0 written or fresh, 1 stale, 2 could not run.')
      .exitOverride();
    const byDefault = command.opts<{ out: string }>().out;
    const { check, out } = command
      .configureOutput(outputOf(io))
      .parse(io.args, { from: 'user' })
      .opts<{ check?: boolean; out: string }>();
    const file = relative(process.cwd(), out);
    const document = given.make();
    const stale = staleParts(out, document);
    if (check !== true) {
      if (stale.length > 0) writeGenerated(out, document);
      io.stdout(`${file}: ${stale.length > 0 ? 'written' : 'as it was'}\n`);
    } else if (stale.length > 0) {
      const more = stale.length > SHOWN ? [`... and ${stale.length - SHOWN} more`] : [];
      const lines = [...stale.slice(0, SHOWN), ...more].map((part) => `  ${part}\n`);
      const again = out === byDefault ? name.replace(/ --$/, '') : `${name} --out ${out}`;
      io.stdout(`${file} is stale; run ${again}. It differs in:\n${lines.join('')}`);
      return 1;
    } else io.stdout(`${file} is fresh\n`);
    return 0;
  };
}
