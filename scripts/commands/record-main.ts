import type { Command } from 'commander';
import { LEFT_ON_ACCOUNT } from '../../src/command/exit-code.ts';
import type { MadeRecordings } from '../../src/command/record-run.ts';
import { toldByCommand } from '../../src/documents/messages/told-in.ts';
import type { Translator } from '../../src/documents/messages/translator.ts';
import { AuditError } from '../../src/model/errors.ts';
import type { RecordedAccount } from '../../src/model/recorded-account.ts';
import { compareRecording } from '../../src/targets/compare-recordings.ts';
import type { FixtureStore } from '../../src/targets/fixture-store.ts';
import { baseCommand } from './base-command.ts';
import { type CommandIo, outputOf } from './command-io.ts';
import {
  leftText,
  type RecordOptions,
  recordNow,
  withoutEntryText,
  withRecordOptions,
} from './record-options.ts';
import { wholeNumber } from './value-readers.ts';

/**
 * `npm run record`: records cases anew, and compares; 0 when nothing differs or it was written, 3 when something is left on the account,
 * else 1.
 */
export async function recordMain(io: CommandIo): Promise<number> {
  const command = recordCommand().configureOutput(outputOf(io)).parse(io.args, { from: 'user' });
  const options = command.opts<RecordOptions & { update?: true }>();
  const update = options.update === true;
  const { store, made, now, words } = await recordNow(io, command.args, options);
  const { say } = words;
  const changed = compared(io, store, made, words);
  const same = made.files.size - changed.size;
  const { skipped, failed, leftOut } = made;
  if (leftOut > 0) {
    const asked = [...command.args, options.only ?? ''].join(' ').trim();
    io.stdout(`${say('record.leftOut', { only: asked, count: leftOut })}\n`);
  }
  io.stdout(withoutEntryText(made, words));
  for (const { label, reason } of [...skipped, ...failed])
    io.stdout(`${say('record.not', { label, reason: toldByCommand(words.language, reason) })}\n`);
  // What was not recorded is told first: it may be why nothing can be written.
  if (update && changed.size > 0) write(store, made, changed, now);
  io.stdout(
    `${say(update ? 'record.written' : 'record.differ', { count: made.files.size, same, changed: changed.size })}\n${leftText(made, words)}`,
  );
  if (made.left.length > 0) return LEFT_ON_ACCOUNT;
  return failed.length > 0 || (changed.size > 0 && !update) ? 1 : 0;
}

function recordCommand(): Command {
  return withRecordOptions(baseCommand('record'), 'simulator')
    .description(
      'Records cases and compares the answers with the recordings that are kept. Of an account (--target live) with the\nsettings, the preflight, the write guard and the undoing of a live run, masked before anything is on disk.',
    )
    .option('--only <list>', 'cases to record: ids, ranges, sections, or failed for those of the last run')
    .option('--update', 'write the recordings that differ, and the manifest')
    .option(
      '--items <n>',
      'of an account: cut lists to n items, or as many more as their checks need',
      wholeNumber(1, 999_999),
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing differs (or it was written), 1 something differs or was not answered, 2 could not run,\n3 something is left on the account.',
    );
}

function compared(
  io: CommandIo,
  store: FixtureStore,
  made: MadeRecordings,
  { say }: Translator,
): Map<string, string> {
  const kept = store.account();
  // Masks of another key differ everywhere, and say nothing.
  const anyMask = made.account !== null && kept !== null && kept.maskedWith !== made.account.maskedWith;
  const changed = new Map<string, string>();
  for (const [file, { text }] of made.files) {
    const { state, patch } = compareRecording(store, file, text, anyMask);
    if (state === 'same') continue;
    changed.set(file, text);
    io.stdout(`${say(`record.${state}`, { file })}\n${patch === '' ? '' : `${patch}\n`}`);
  }
  return changed;
}

function write(
  store: FixtureStore,
  { files, account }: MadeRecordings,
  changed: ReadonlyMap<string, string>,
  now: string,
): void {
  if (account === null) {
    if (store.account() !== null) throw otherSource('an account', 'the simulator');
    store.write(changed, { source: 'simulator', recordedAt: now });
    return;
  }
  const kept = store.account();
  const others = store.files().filter((file) => !files.has(file));
  if (kept === null && store.files().length > 0) throw otherSource('the simulator', 'an account');
  // A part of them under another key, or of other orders, would not go together with the rest.
  const difference = kept === null ? null : differenceOf(kept, account);
  const isSame = difference === null;
  if (!isSame && others.length > 0) {
    throw new AuditError(
      'USAGE',
      `${others.length} recordings that are kept were made ${difference}`,
      'Record all of them, or set QTICKETS_MASK_KEY (and QTICKETS_..._ID) to what they were recorded with.',
    );
  }
  // Under one key what is as it was stays as it is; under another every file is another.
  const texts = isSame ? changed : new Map([...files].map(([file, { text }]) => [file, text]));
  const of = (file: string) => {
    const { host, ms = [] } = files.get(file) ?? {};
    return { ...(host === undefined ? {} : { host }), ms };
  };
  store.write(texts, { source: 'live', recordedAt: now, live: { of, account } });
}

function differenceOf(kept: RecordedAccount, now: RecordedAccount): string | null {
  if (kept.maskedWith !== now.maskedWith) return 'with another key of the masks';
  const roles = new Set([...Object.keys(kept.ids), ...Object.keys(now.ids)]);
  const others = [...roles].filter((role) => kept.ids[role] !== now.ids[role]);
  return others.length === 0 ? null : `for other ids (${others.join(', ')})`;
}

function otherSource(kept: string, now: string): AuditError {
  return new AuditError(
    'USAGE',
    `the folder holds recordings of ${kept}, and these are of ${now}`,
    'Keep them apart: name another folder with --fixtures.',
  );
}
