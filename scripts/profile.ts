import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_DIR } from '../src/command/project-paths.ts';
import { type CountName, TIMELINE_VARIABLE } from '../src/common/timeline.ts';
import { AuditError } from '../src/model/errors.ts';
import { auditProfile, overLimits, profileText, readTimelines } from '../tests/bench/audit-profile.ts';
import { type CpuShare, cpuShares } from '../tests/bench/cpu-shares.ts';
import { StrictCommand } from './commands/base-command.ts';
import { type CommandIo, outputOf, runProcess } from './commands/command-io.ts';

const OUT = join(PROJECT_DIR, 'reports', 'bench');
const LIMITS = join(PROJECT_DIR, 'tests', 'bench', 'audit-counts.json');
/** Parts of a process whose processor time is shown. */
const PARTS = 20;

interface Options {
  check?: true;
  cpu?: true;
}

await runProcess(profile);

async function profile(io: CommandIo): Promise<number> {
  const options = new StrictCommand('npm run profile --')
    .description(
      'Runs an audit and writes where its time went, to reports/bench/profile.md and profile.json.',
    )
    .option('--cpu', 'also the processor time of each part, by V8: this slows the audit')
    .option('--check', 'exit with 1 when a count is above its limit in tests/bench/audit-counts.json')
    .addHelpText('after', '\nThe options of the audit come from its environment variables.')
    .configureOutput(outputOf(io))
    .exitOverride()
    .parse([...io.args], { from: 'user' })
    .opts<Options>();
  const folder = mkdtempSync(join(tmpdir(), 'qtickets-profile-'));
  try {
    const shares = await runAudit(folder, options.cpu === true);
    const found = auditProfile(readTimelines(join(folder, 'timeline')));
    const text = [profileText(found), ...shares.map(sharesText)].join('\n');
    mkdirSync(OUT, { recursive: true });
    writeFileSync(join(OUT, 'profile.json'), `${JSON.stringify({ ...found, shares }, null, 2)}\n`);
    writeFileSync(join(OUT, 'profile.md'), text);
    io.stdout(text);
    if (!options.check) return 0;
    const limits = JSON.parse(readFileSync(LIMITS, 'utf8')) as Record<CountName, number>;
    const over = overLimits(found.counts, limits);
    for (const line of over) io.stderr(`More than before: ${line}.\n`);
    if (over.length > 0)
      io.stderr('Mend what costs more, or raise the limit in tests/bench/audit-counts.json.\n');
    return over.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runAudit(folder: string, cpu: boolean): Promise<CpuShare[][]> {
  const [timeline, profiles] = [join(folder, 'timeline'), join(folder, 'cpu')];
  mkdirSync(timeline);
  const child = spawn(
    process.execPath,
    [
      ...(cpu ? ['--cpu-prof', `--cpu-prof-dir=${profiles}`] : []),
      join(PROJECT_DIR, 'scripts', 'run.mjs'),
      'audit',
      '--out',
      join(folder, 'reports'),
    ],
    { env: { ...process.env, [TIMELINE_VARIABLE]: timeline }, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const [code] = (await once(child, 'close')) as [number | null];
  // Any verdict will do: where the time went does not depend on it.
  if (code !== 0 && code !== 1) {
    throw new AuditError(
      'USAGE',
      `the audit did not run: it ended with ${code}`,
      'Mend what it said, then run again.',
    );
  }
  return cpu ? cpuShares(profiles, PARTS) : [];
}

function sharesText(shares: CpuShare[]): string {
  return [
    '| Part of one process | CPU ms |',
    '| --- | ---: |',
    ...shares.map(({ part, ms }) => `| ${part} | ${ms.toFixed(0)} |`),
    '',
  ].join('\n');
}
