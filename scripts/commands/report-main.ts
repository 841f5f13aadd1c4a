import { writeFileSync } from 'node:fs';
import { openProject } from '../../src/command/open-project.ts';
import { OPTION_VARIABLES } from '../../src/common/audit-options.ts';
import { commandLine } from '../../src/common/command-line.ts';
import { openBundle } from '../../src/verify/files/bundle.ts';
import { fileKind } from '../../src/verify/files/layout.ts';
import type { CommandIo } from './command-io.ts';
import { reportArguments } from './verify-command.ts';
import { verifierOf } from './verify-main.ts';

/**
 * Gives the document of a bundle, or its model, out of an archive as well; 0 when it did, 1 when the bundle disagrees with itself:
 * what its evidence does not bear is not shown.
 */
export async function reportMain(io: CommandIo): Promise<number> {
  const { path, json, out, spec, config } = reportArguments(io);
  if (config !== undefined) io.env[OPTION_VARIABLES.config] = config;
  const bundle = openBundle(path);
  await openProject(io.env);
  const { agrees, disagreements } = await (await verifierOf(bundle, io.env, { spec }))(bundle);
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
