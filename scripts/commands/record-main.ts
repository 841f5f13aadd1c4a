import type { Command } from 'commander';
import { auditMasker } from '../../src/command/audit-masker.ts';
import { openProject } from '../../src/command/open-project.ts';
import { casesOf } from '../../src/command/project-inputs.ts';
import { FIXTURES_DIR } from '../../src/command/project-paths.ts';
import { OPTION_VARIABLES, optionsFrom } from '../../src/common/audit-options.ts';
import { clockFrom } from '../../src/common/clock.ts';
import { projectRecord } from '../../src/common/project-config.ts';
import { plainSender } from '../../src/http/plain-sender.ts';
import { AuditError } from '../../src/model/errors.ts';
import { planRun } from '../../src/spec/plan-run.ts';
import { readDocuments } from '../../src/spec/read-documents.ts';
import { compareRecording, type RecordingComparison } from '../../src/targets/compare-recordings.ts';
import { openFixtures } from '../../src/targets/fixture-store.ts';
import { recordScenario } from '../../src/targets/record-scenario.ts';
import { recordingFile } from '../../src/targets/recording.ts';
import { openSimulatorTarget } from '../../src/targets/simulator-target.ts';
import { allCases } from '../../tests/cases/all-cases.ts';
import { baseCommand } from './base-command.ts';
import { type CommandIo, outputOf } from './command-io.ts';

/** `npm run record`: records cases anew; 0 when nothing differs or it was written, else 1. */
export async function recordMain(io: CommandIo): Promise<number> {
  const command = recordCommand().configureOutput(outputOf(io)).parse(io.args, { from: 'user' });
  const { update, fixtures, config } = command.opts<{
    update?: boolean;
    fixtures?: string;
    config?: string;
  }>();
  if (config !== undefined) io.env[OPTION_VARIABLES.config] = config;
  await openProject(io.env);
  const different = await record(io, command.args, update === true, fixtures ?? recordingsFolder(io.env));
  return different > 0 && update !== true ? 1 : 0;
}

function recordCommand(): Command {
  return baseCommand('record')
    .description(
      'Records cases against the simulator and compares the answers with the recordings that are kept.',
    )
    .argument('[ids...]', 'cases to record, for example 1.1 6.4; all when none is named')
    .option('--update', 'write the recordings that differ, and the manifest')
    .option(
      '--fixtures <dir>',
      `folder of the recordings (${OPTION_VARIABLES.fixtures}; default: that of the config, or fixtures)`,
    )
    .option(
      '--config <file>',
      'config of a project of your own (default: qtickets.config.ts, where there is one)',
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing differs (or it was written), 1 something differs, 2 could not run.',
    );
}

// What is installed is not written to: there the recordings are the project's own.
function recordingsFolder(env: CommandIo['env']): string {
  const named = env[OPTION_VARIABLES.fixtures] || projectRecord(env)?.fixtures;
  return named || (typeof SHIPPED_BUILD === 'string' ? 'fixtures' : FIXTURES_DIR);
}

async function record(
  { env, stdout }: CommandIo,
  ids: string[],
  update: boolean,
  dir: string,
): Promise<number> {
  const clock = clockFrom(env);
  const options = { ...optionsFrom({ ...env, AUDIT_TARGET: 'simulator' }), profile: 'full' };
  const plan = planRun(options, readDocuments(options), await casesOf(env, allCases));
  const unknown = ids.filter((id) => !plan.joined.some(({ entry }) => entry.id === id));
  if (unknown.length > 0) {
    throw new AuditError(
      'USAGE',
      `no case has the id ${unknown.join(', ')}`,
      `Cases: ${plan.joined.map(({ entry }) => entry.id).join(', ')}.`,
    );
  }
  const chosen = plan.joined.filter(({ entry }) => ids.length === 0 || ids.includes(entry.id));
  const store = openFixtures(dir);
  const target = await openSimulatorTarget();
  const context = { target, sender: plainSender(clock, 'loopback'), masker: auditMasker(env), clock };
  const comparisons: RecordingComparison[] = [];
  const changed = new Map<string, string>();
  try {
    for (const planned of chosen) {
      for (const scenario of planned.case.scenarios) {
        const file = recordingFile(planned.entry.id, scenario.name);
        const text = await recordScenario(context, plan, planned, scenario);
        const comparison = compareRecording(store, file, text);
        comparisons.push(comparison);
        if (comparison.state !== 'same') changed.set(file, text);
      }
    }
  } finally {
    await target.close();
  }
  for (const { file, state, patch } of comparisons.filter((comparison) => comparison.state !== 'same')) {
    stdout(`${state}: ${file}\n${patch === '' ? '' : `${patch}\n`}`);
  }
  if (update && changed.size > 0) store.write(changed, 'simulator', clock.now().toISOString());
  const same = comparisons.length - changed.size;
  stdout(
    `${comparisons.length} recordings: ${same} as kept, ${changed.size} ${update ? 'written' : 'differ'}\n`,
  );
  return changed.size;
}
