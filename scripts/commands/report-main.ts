import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { openProject } from '../../src/command/open-project.ts';
import { commandLine } from '../../src/common/command-line.ts';
import { openBundle } from '../../src/verify/files/bundle.ts';
import { fileKind } from '../../src/verify/files/layout.ts';
import { baseCommand } from './base-command.ts';
import { type CommandIo, outputOf } from './command-io.ts';
import { verifierOf } from './verify-main.ts';

/**
 * Gives the document of a bundle, or its model, out of an archive as well; 0 when it did, 1 when the bundle disagrees with itself:
 * what its evidence does not bear is not shown.
 */
export async function reportMain(io: CommandIo): Promise<number> {
  const command = reportCommand().configureOutput(outputOf(io)).parse(io.args, { from: 'user' });
  const { json, out } = command.opts<{ json?: true; out?: string }>();
  const [path = ''] = command.args;
  const bundle = openBundle(path);
  await openProject(io.env);
  const { agrees, disagreements } = await (await verifierOf(bundle, io.env))(bundle);
  if (!agrees) {
    io.stderr(
      `BUNDLE_DISAGREES: ${path}: ${disagreements.length} disagreements, so nothing of it is shown\n  ${commandLine('verify', path)} lists them.\n`,
    );
    return 1;
  }
  // Verified: the same bytes were rendered again from the evidence.
  const wanted = json === true ? 'model' : 'document';
  const [, bytes] = [...bundle.files].find(([file]) => fileKind(file) === wanted) ?? [];
  const text = bytes?.toString('utf8') ?? '';
  if (out === undefined) io.stdout(text);
  else writeFileSync(out, text);
  return 0;
}

function reportCommand(): Command {
  return baseCommand('report')
    .description('Prints the document of a bundle, once everything in the bundle was found to agree.')
    .argument('<bundle>', "a run's folder, or its archive alone")
    .option('--json', 'the model (audit.json) in place of the document')
    .option('--out <file>', 'write it into a file')
    .addHelpText(
      'after',
      '\nExit codes: 0 it was given, 1 the bundle disagrees with itself, 2 could not be read, or was refused.',
    );
}
