import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT_DIR } from '../src/command/project-paths.ts';
import { findChromium } from '../tests/browser/find-chromium.ts';
import { auditApart } from './commands/audit-apart.ts';
import { StrictCommand } from './commands/base-command.ts';
import { type CommandIo, outputOf, runProcess } from './commands/command-io.ts';

const EXAMPLE = join(PROJECT_DIR, 'examples', 'report');
const PICTURE = join(PROJECT_DIR, 'docs', 'report.png');
/** Sections with short answers: a bundle that is small enough to lie in the repository. */
const SECTIONS = '2,4,6,7';

await runProcess(makeExample);

/** `npm run example:report`: the bundle in examples/report, and the picture of a whole audit's page in the README. */
async function makeExample(io: CommandIo): Promise<number> {
  new StrictCommand('npm run example:report')
    .description('Makes examples/report, and docs/report.png where there is a Chromium.')
    .addHelpText('after', '\nExit codes: 0 made, 2 could not run.')
    .configureOutput(outputOf(io))
    .exitOverride()
    .parse([...io.args], { from: 'user' });
  const out = mkdtempSync(join(tmpdir(), 'qtickets-example-'));
  try {
    // Before anything is changed here: an audit says whether the checkout is as it was committed.
    const small = await auditApart(join(out, 'small'), ['--only', SECTIONS]);
    const whole = await auditApart(join(out, 'whole'), []);
    rmSync(EXAMPLE, { recursive: true, force: true });
    cpSync(small, EXAMPLE, { recursive: true });
    io.stdout(`${EXAMPLE}\n`);
    const executablePath = findChromium(io.env);
    if (executablePath === null) {
      io.stderr('There is no Chromium: docs/report.png stays as it is.\n');
      return 0;
    }
    await takePicture(whole, executablePath);
    io.stdout(`${PICTURE}\n`);
    return 0;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

async function takePicture(bundle: string, executablePath: string): Promise<void> {
  const { chromium } = await import('playwright-core');
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 780 }, colorScheme: 'light' });
    const file = readdirSync(bundle).find((name) => name.endsWith('.html')) ?? '';
    await page.goto(pathToFileURL(join(bundle, file)).href);
    await page.screenshot({ path: PICTURE });
  } finally {
    await browser.close();
  }
}
