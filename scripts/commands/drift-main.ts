import type { Command } from 'commander';
import { LEFT_ON_ACCOUNT } from '../../src/command/exit-code.ts';
import { drift, isRead, type RecordedCall, unseen } from '../../src/diff/drift.ts';
import { toldByCommand } from '../../src/documents/messages/told-in.ts';
import { AuditError } from '../../src/model/errors.ts';
import type { Recording } from '../../src/targets/recording.ts';
import { baseCommand } from './base-command.ts';
import { type CommandIo, outputOf } from './command-io.ts';
import {
  leftText,
  type RecordOptions,
  recordNow,
  withoutEntryText,
  withRecordOptions,
} from './record-options.ts';

/** `npm run drift`: what the API answers now, held against its recordings; 0 without a loss, else 1. Writes nothing. */
export async function driftMain(io: CommandIo): Promise<number> {
  const command = driftCommand().configureOutput(outputOf(io)).parse(io.args, { from: 'user' });
  const { json, ...options } = command.opts<RecordOptions & { json?: true }>();
  const { store, made, words } = await recordNow(io, command.args, options);
  const files = [...made.files.keys()].filter((file) => store.text(file) !== null);
  if (files.length === 0) {
    throw new AuditError(
      'FIXTURE_MISSING',
      'there are no recordings of what was asked',
      'Record first, or name their folder with --fixtures.',
      options.fixtures === undefined ? {} : { file: options.fixtures },
    );
  }
  const held = files.map((file) => {
    const { text = '[]', ms = [] } = made.files.get(file) ?? {};
    return {
      kept: callsOf(file, store.recordings(file) ?? [], store.vouchedFor(file)?.ms ?? []),
      now: callsOf(file, JSON.parse(text) as Recording[], ms),
    };
  });
  const [kept, now] = [held.flatMap((one) => one.kept), held.flatMap((one) => one.now)];
  // What could not be read was compared with nothing.
  const compared = held.filter((one) => [...one.kept, ...one.now].every(isRead)).length;
  const notCompared = [...unseen(kept, now), ...made.skipped, ...made.failed];
  const { say, language } = words;
  const told = (text: string) => toldByCommand(language, text);
  const lines = drift(kept, now);
  const losses = lines.filter(({ isLoss }) => isLoss);
  if (json === true) io.stdout(`${JSON.stringify({ compared, lines, notCompared }, null, 2)}\n`);
  else {
    for (const { label, isLoss, what } of lines)
      io.stdout(`${say(isLoss ? 'drift.loss' : 'drift.finding', { label, what: told(what) })}\n`);
    for (const { label, reason } of notCompared)
      io.stdout(`${say('drift.not', { label, reason: told(reason) })}\n`);
    io.stdout(withoutEntryText(made, words));
    io.stdout(
      `${say('drift.result', { count: compared, losses: losses.length, findings: lines.length - losses.length })}\n${leftText(made, words)}`,
    );
  }
  if (made.left.length > 0) return LEFT_ON_ACCOUNT;
  return losses.length > 0 || made.failed.length > 0 ? 1 : 0;
}

function driftCommand(): Command {
  return withRecordOptions(baseCommand('drift'), 'live')
    .description(
      'Holds what the API answers now against its recordings: statuses, fields, types, nullability, words, latency.',
    )
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 no loss, 1 a loss, or a call that was not answered, 2 could not run, 3 something is left on the account.',
    );
}

function callsOf(file: string, recordings: readonly Recording[], ms: readonly number[]): RecordedCall[] {
  const [, id = '', scenario = ''] = /^(\d+\.\d+|[A-Z]\d+)(?:\.(.+))?\.json$/.exec(file) ?? [];
  return recordings.map(({ method, path, status, response }, place) => ({
    id,
    scenario,
    // Which of several is the entry's own does not matter here: each is held against the one in its place.
    ...(recordings.length === 1
      ? { own: true }
      : { own: true, scenario: `${scenario} call ${place + 1}`.trim() }),
    method,
    path,
    status,
    response,
    ms: ms[place] ?? null,
  }));
}
