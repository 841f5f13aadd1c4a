import { type Command, Option } from 'commander';
import { openProject } from '../../src/command/open-project.ts';
import { apiSchemas, casesOf } from '../../src/command/project-inputs.ts';
import { FIXTURES_DIR } from '../../src/command/project-paths.ts';
import { type MadeRecordings, makeRecordings } from '../../src/command/record-run.ts';
import { leftLines } from '../../src/command/settle-account.ts';
import { OPTION_VARIABLES, optionsFrom } from '../../src/common/audit-options.ts';
import { clockFrom } from '../../src/common/clock.ts';
import { projectRecord } from '../../src/common/project-config.ts';
import { plainTranslatorOf, type Translator } from '../../src/documents/messages/translator.ts';
import type { Language } from '../../src/model/plan.ts';
import { type FixtureStore, openFixtures } from '../../src/targets/fixture-store.ts';
import { allCases } from '../../tests/cases/all-cases.ts';
import { configOption, langOption } from './base-command.ts';
import type { CommandIo } from './command-io.ts';

/** What `record` and `drift` are told. */
export interface RecordOptions {
  target: 'simulator' | 'live';
  fixtures?: string;
  config?: string;
  lang?: Language;
  items?: number;
  /** Ids, ranges, sections, or `failed`, beside those that are arguments. */
  only?: string;
}

/** The options that `record` and `drift` share. */
export function withRecordOptions(command: Command, target: RecordOptions['target']): Command {
  return command
    .argument('[ids...]', 'cases, for example 1.1 6.4; all when none is named')
    .addOption(new Option('--target <name>', 'who is asked').choices(['simulator', 'live']).default(target))
    .option(
      '--fixtures <dir>',
      `folder of the recordings (${OPTION_VARIABLES.fixtures}; default: that of the config, or fixtures)`,
    )
    .addOption(langOption())
    .addOption(configOption());
}

/** Asks anew for what is to be recorded, and opens the recordings that are kept. Writes nothing. */
export async function recordNow(
  { env }: CommandIo,
  ids: readonly string[],
  { target, fixtures, config, lang, items, only = '' }: RecordOptions,
): Promise<{ store: FixtureStore; made: MadeRecordings; now: string; words: Translator }> {
  if (config !== undefined) env[OPTION_VARIABLES.config] = config;
  if (lang !== undefined) env[OPTION_VARIABLES.lang] = lang;
  await openProject(env);
  const clock = clockFrom(env);
  const store = openFixtures(fixtures ?? recordingsFolder(env, target));
  const options = { ...optionsFrom({ ...env, [OPTION_VARIABLES.target]: target }), profile: 'full' };
  const cases = await casesOf(env, allCases);
  const request = {
    cases,
    options,
    ids: only === '' ? ids : [...ids, only],
    items: items ?? null,
    kept: store.account(),
    schemas: apiSchemas(env),
  };
  const made = await makeRecordings(request, env, clock);
  return { store, made, now: clock.now().toISOString(), words: plainTranslatorOf(options.lang) };
}

/** What is left on the account after recording, in words; '' when nothing is. */
export function leftText({ left }: MadeRecordings, { say, language }: Translator): string {
  return left.length === 0 ? '' : `${say('run.left')}\n${leftLines(left, language).join('\n')}\n`;
}

/** How many cases the spec document has no entry of, in words; '' where it has all. */
export function withoutEntryText({ withoutEntry }: MadeRecordings, { say }: Translator): string {
  return withoutEntry === 0 ? '' : `${say('record.withoutEntry', { count: withoutEntry })}\n`;
}

// What is installed is not written to, and the shipped recordings are of the simulator: there the folder is the project's own.
function recordingsFolder(env: CommandIo['env'], target: RecordOptions['target']): string {
  const named = env[OPTION_VARIABLES.fixtures] || projectRecord(env)?.fixtures;
  if (named) return named;
  if (target === 'live') return 'fixtures-live';
  return typeof SHIPPED_BUILD === 'string' ? 'fixtures' : FIXTURES_DIR;
}
