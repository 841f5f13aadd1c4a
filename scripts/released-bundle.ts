import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_DIR } from '../src/command/project-paths.ts';
import { suiteVersion } from '../src/command/suite-version.ts';
import { auditApart } from './commands/audit-apart.ts';
import { StrictCommand } from './commands/base-command.ts';
import { type CommandIo, outputOf, runProcess } from './commands/command-io.ts';

/** The section with the shortest answers: the archive lies in the repository for ever. */
const SECTION = '7';

await runProcess(keepBundle);

/** `npm run released:bundle`: keeps the archive of a small audit of this version, for the versions after it to be verified by. */
async function keepBundle(io: CommandIo): Promise<number> {
  new StrictCommand('npm run released:bundle')
    .description('Keeps the archive of a small audit of this version in tests/released.')
    .addHelpText('after', '\nExit codes: 0 kept, 2 could not run.')
    .configureOutput(outputOf(io))
    .exitOverride()
    .parse([...io.args], { from: 'user' });
  const out = mkdtempSync(join(tmpdir(), 'qtickets-released-'));
  try {
    const bundle = await auditApart(out, ['--only', SECTION]);
    const archive = readdirSync(bundle).find((name) => name.endsWith('.zip')) ?? '';
    const kept = join(PROJECT_DIR, 'tests', 'released');
    mkdirSync(kept, { recursive: true });
    copyFileSync(join(bundle, archive), join(kept, `${suiteVersion()}.zip`));
    io.stdout(`${join(kept, `${suiteVersion()}.zip`)}\n`);
    return 0;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
