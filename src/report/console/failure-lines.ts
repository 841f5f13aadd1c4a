import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine } from '../../common/command-line.ts';
import { visible } from '../../common/plain-text.ts';
import { curlOf, lacksPort } from '../../documents/html/curl.ts';
import type { Translator } from '../../documents/messages/translator.ts';
import { rerunArguments } from '../../documents/rerun-command.ts';
import { titledLabel } from '../../documents/titles.ts';
import type { AuditEntry, AuditRun, AuditScenario } from '../../model/audit-run.ts';
import type { Exchange } from '../../model/evidence.ts';
import type { AuditOptions } from '../../model/plan.ts';
import { casePlace } from '../case-place.ts';
import { checkLines } from './check-lines.ts';
import { padded, styled, type Terminal, widthOf, wrapped } from './terminal.ts';

/** Scenarios that are told whole: more is read in the document. */
const TOLD_WHOLE = 10;

/** Where what a failure names can be found. */
export interface FailurePlaces {
  /** The run's folder, as it is read here, and as it is told. */
  folder: string;
  told: string;
  /** The project's folder. */
  project: string;
  /** With which the run was made. */
  options: AuditOptions;
}

/** How failures are told. */
export interface Telling {
  terminal: Terminal;
  words: Translator;
}

/**
 * What a person needs of each scenario that failed: entry, title, call; each check with place, expected and got; the answer's file,
 * the case's line, the call as curl, and the command that runs only this, or all where a loader was run. [] when nothing failed.
 */
export function failureLines(run: AuditRun, places: FailurePlaces, telling: Telling): string[] {
  const { terminal, words } = telling;
  const failed = run.entries.flatMap((entry) =>
    entry.scenarios.filter(({ result }) => result === 'fail').map((scenario) => ({ entry, scenario })),
  );
  const whole = failed.slice(0, TOLD_WHOLE);
  const rest = failed.slice(TOLD_WHOLE);
  const again = rerunOf(run, places.options, 'failed');
  return [
    ...whole.flatMap((one) => ['', ...failureBlock(run, one, places, telling)]),
    ...(rest.length === 0
      ? []
      : ['', ...wrapped(terminal, '', words.say('fail.more', { count: rest.length }))]),
    ...rest.flatMap(({ entry, scenario }) => headLines(run, entry, scenario, terminal)),
    ...(failed.length < 2 ? [] : ['', ...wrapped(terminal, '', words.say('fail.again')), `  ${again}`]),
  ];
}

function failureBlock(
  run: AuditRun,
  { entry, scenario }: { entry: AuditEntry; scenario: AuditScenario },
  { folder, told, project, options }: FailurePlaces,
  telling: Telling,
): string[] {
  const { terminal, words } = telling;
  const { say } = words;
  const failed = scenario.checks.filter(({ result }) => result === 'fail');
  const named = new Set(failed.map(({ name }) => name));
  const uneven = scenario.rows.filter(
    ({ table, expected, actual }) => expected !== actual && !named.has(`rows:${table}`),
  );
  const place = casePlace(project, entry.id);
  const request = requestOf(folder, scenario);
  const labels = labelsOf(words);
  return [
    ...headLines(run, entry, scenario, terminal),
    ...wrapped(terminal, '  ', visible(`${entry.method} ${entry.path}`)),
    ...failed.flatMap(({ name, message }) => checkLines(name, message ?? '', telling)),
    ...uneven.flatMap(({ table, expected, actual }) =>
      checkLines(`rows:${table}`, say('fail.rows', { expected, actual }), telling),
    ),
    ...(failed.length + uneven.length > 0 ? [] : wrapped(terminal, '  ', say('fail.nothing'))),
    ...(scenario.artifact === null
      ? []
      : [labelled(terminal, labels.answer, `${told}/${scenario.artifact}`)]),
    ...(place === null ? [] : [labelled(terminal, labels.case, `${place.file}:${place.line}`)]),
    labelled(terminal, labels.rerun, rerunOf(run, options, entry.id)),
    ...(request === null ? [] : callLines(request, run, telling)),
  ];
}

// The command of a loader as the run tells it: masked.
function rerunOf({ loader }: AuditRun, options: AuditOptions, only: string): string {
  return commandLine('run', rerunArguments({ ...options, loader: loader?.command ?? '' }, only));
}

/** Where a simulator answers that somebody starts beside the audit: that of the run is gone. */
const SIMULATOR = 'http://127.0.0.1:8787/';

function callLines(
  request: Exchange['request'],
  { run, baseUrl }: AuditRun,
  { terminal, words }: Telling,
): string[] {
  const simulated = run.target === 'simulator';
  const call = lacksPort(baseUrl) ? 'fail.localCall' : 'fail.call';
  const head = words.say(simulated ? 'fail.simulatorCall' : call);
  return [
    ...wrapped(terminal, '  ', head).map((line) => styled(terminal, 'dim', line)),
    ...indented(curlOf(request, simulated ? SIMULATOR : baseUrl)),
  ];
}

function headLines(run: AuditRun, { id }: AuditEntry, { name }: AuditScenario, terminal: Terminal): string[] {
  const head = visible(titledLabel(run, { id, scenario: name }));
  return wrapped(terminal, '✕ ', head).map((line) => styled(terminal, ['bold', 'red'], line));
}

// All as wide as the widest.
function labelsOf({ say }: Translator): Record<'answer' | 'case' | 'rerun', string> {
  const labels = { answer: say('fail.answer'), case: say('fail.case'), rerun: say('fail.rerun') };
  const width = Math.max(...Object.values(labels).map((label) => widthOf(label)));
  const { answer, case: ofCase, rerun } = labels;
  return { answer: padded(answer, width), case: padded(ofCase, width), rerun: padded(rerun, width) };
}

// A path or a command is copied: it is never broken, but stands on a line of its own where it is too long.
function labelled(terminal: Terminal, label: string, text: string): string {
  const head = `  ${label} `;
  const beside = widthOf(head) + widthOf(text) <= terminal.columns;
  return `${styled(terminal, 'dim', beside ? head : head.trimEnd())}${beside ? '' : '\n    '}${text}`;
}

function indented(command: string): string[] {
  return command.split('\n').map((line) => `    ${line}`);
}

/** The entry's own call as it was made, masked; null when no file of the run has it. */
function requestOf(folder: string, { artifact }: AuditScenario): Exchange['request'] | null {
  if (artifact === null) return null;
  try {
    const { exchanges } = JSON.parse(readFileSync(join(folder, artifact), 'utf8')) as {
      exchanges: Exchange[];
    };
    return exchanges.find(({ role }) => role === 'call')?.request ?? null;
  } catch {
    // What became of the file is told by the evidence.
    return null;
  }
}
