import { Command } from 'commander';
import { auditMasker } from '../../src/command/audit-masker.ts';
import { onlyCases } from '../../src/command/only-cases.ts';
import { FIXTURES_DIR } from '../../src/command/project-paths.ts';
import { DEFAULT_OPTIONS } from '../../src/common/audit-options.ts';
import { clockFrom } from '../../src/common/clock.ts';
import { plainSender } from '../../src/http/plain-sender.ts';
import { planRun } from '../../src/spec/plan-run.ts';
import { readDocuments } from '../../src/spec/read-documents.ts';
import { compareRecording, type RecordingComparison } from '../../src/targets/compare-recordings.ts';
import { openFixtures } from '../../src/targets/fixture-store.ts';
import { recordScenario } from '../../src/targets/record-scenario.ts';
import { recordingFile } from '../../src/targets/recording.ts';
import { openSimulatorTarget } from '../../src/targets/simulator-target.ts';
import { allCases } from '../../tests/cases/all-cases.ts';
import { type CommandIo, outputOf } from './command-io.ts';

/** `npm run record`: records cases anew; 0 when nothing differs or it was written, else 1. */
export async function recordMain(io: CommandIo): Promise<number> {
  const command = recordCommand().configureOutput(outputOf(io)).parse(io.args, { from: 'user' });
  const {
    update,
    fixtures,
    only = '',
  } = command.opts<{ update?: boolean; fixtures: string; only?: string }>();
  const asked = [...command.args, only].join(' ').trim();
  const different = await record(io, asked, update === true, fixtures);
  return different > 0 && update !== true ? 1 : 0;
}

function recordCommand(): Command {
  return new Command('npm run record --')
    .description(
      'Records cases against the simulator and compares the answers with the recordings that are kept.',
    )
    .argument('[ids...]', 'the same as --only')
    .option('--only <list>', 'cases to record: ids, ranges, sections, or failed for those of the last run')
    .option('--update', 'write the recordings that differ, and the manifest')
    .option('--fixtures <dir>', 'folder of the recordings', FIXTURES_DIR)
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing differs (or it was written), 1 something differs, 2 could not run.',
    )
    .exitOverride();
}

async function record(
  { env, stdout }: CommandIo,
  asked: string,
  update: boolean,
  dir: string,
): Promise<number> {
  const clock = clockFrom(env);
  const plan = planRun({ ...DEFAULT_OPTIONS, profile: 'full' }, readDocuments(DEFAULT_OPTIONS), allCases);
  const ids = asked === '' ? null : onlyCases(plan, asked, DEFAULT_OPTIONS.out);
  const chosen = plan.joined.filter(({ entry }) => ids?.includes(entry.id) ?? true);
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
  if (ids !== null) stdout(`Left out by --only ${asked}: ${plan.joined.length - chosen.length} cases\n`);
  stdout(
    `${comparisons.length} recordings: ${same} as kept, ${changed.size} ${update ? 'written' : 'differ'}\n`,
  );
  return changed.size;
}
