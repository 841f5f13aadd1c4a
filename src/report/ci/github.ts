import { visible } from '../../common/plain-text.ts';
import { whatItShows } from '../../documents/answerer-words.ts';
import type { Translator } from '../../documents/messages/translator.ts';
import { withTitles } from '../../documents/titles.ts';
import { verdictWords } from '../../documents/words.ts';
import type { AuditRun } from '../../model/audit-run.ts';
import type { CiFailure } from './failures.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** GitHub shows ten annotations of a step, and half a megabyte of a summary is more than anybody reads. */
const ANNOTATIONS = 10;
const ROWS = 50;
const LINES = 3;

const SIGNS = { READY: '✅', CONDITIONAL: '⚠️', 'NOT READY': '❌', INCOMPLETE: '⚠️' } as const;

/**
 * Commands of a workflow that put each failure beside the line of its case: `::error file=...`. What stands in them is escaped, so that
 * an answer cannot give commands of its own.
 */
export function githubAnnotations(failures: readonly CiFailure[]): string[] {
  return failures.slice(0, ANNOTATIONS).map(({ label, call, lines, place }) => {
    const at = place === null ? '' : `file=${property(place.file)},line=${place.line},`;
    return `::error ${at}title=${property(label)}::${message([call, ...lines].join('\n'))}`;
  });
}

/**
 * A command of a workflow that shows, on the page of the run, why nothing could be done there: an error with its code as the title. What stands in
 * it is escaped as that of a failure.
 */
export function githubError(text: string): string {
  const [, code = 'UNEXPECTED', told = text] = /^([A-Z_]+): ([\s\S]*)$/.exec(text) ?? [];
  return `::error title=${property(code)}::${message(told.trim())}`;
}

/**
 * The summary of a job, made for where it is read: the verdict, what failed, what was not looked at, and links that live there, to the case
 * of this commit and to the artifacts of this run.
 */
export function githubSummary(
  run: AuditRun,
  failures: readonly CiFailure[],
  env: Environment,
  words: Translator,
): string {
  const { verdict, coverage } = run;
  const { passed, specified, failed, skipped, notExecuted } = coverage;
  const { say, told } = words;
  return [
    `## ${SIGNS[verdict.status]} ${cell(verdictWords(words, verdict))}`,
    cell(told(whatItShows(run.run.answeredBy))),
    say('github.passed', {
      passed,
      specified,
      profile: `\`${run.run.profile}\``,
      failed,
      skipped,
      left: notExecuted.length,
    }),
    ...(verdict.status === 'READY'
      ? []
      : [verdict.reasons.map((reason) => `- ${cell(told(withTitles(run, reason)))}`).join('\n')]),
    ...(failures.length === 0 ? [] : [failureTable(failures, env, words)]),
    ...links(env, words),
    '',
  ].join('\n\n');
}

function failureTable(failures: readonly CiFailure[], env: Environment, { say }: Translator): string {
  const rows = failures.slice(0, ROWS).map(({ label, call, lines, place }) => {
    const more = lines.length > LINES ? [say('github.more', { count: lines.length - LINES })] : [];
    const what = [...lines.slice(0, LINES), ...more].map(cell).join('<br>');
    return `| ${cell(label)} | ${cell(call)} | ${what} | ${place === null ? '' : caseLink(place, env)} |`;
  });
  const left = failures.length - rows.length;
  return [
    `| ${say('github.failed')} | ${say('github.call')} | ${say('github.what')} | ${say('github.case')} |`,
    '| --- | --- | --- | --- |',
    ...rows,
    ...(left > 0 ? [`| ${say('github.more', { count: left })} | | | |`] : []),
  ].join('\n');
}

function caseLink({ file, line }: NonNullable<CiFailure['place']>, env: Environment): string {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: sha } = env;
  const text = `${file}:${line}`;
  return server && repository && sha
    ? `[${text}](${server}/${repository}/blob/${sha}/${file}#L${line})`
    : text;
}

function links(
  { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id }: Environment,
  { say }: Translator,
): string[] {
  if (!server || !repository || !id) return [];
  return [say('github.artifacts', { link: `${server}/${repository}/actions/runs/${id}#artifacts` })];
}

/** Text as a cell shows it: nothing in it is a mark. */
function cell(text: string): string {
  return visible(text)
    .replace(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()#|~@!]/g, '\\$&');
}

function message(text: string): string {
  return visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return message(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
