import type { RootContent } from 'mdast';
import type { AccountWrite } from '../../model/account.ts';
import type { AuditRun } from '../../model/audit-run.ts';
import { hasFailed } from '../loader-words.ts';
import { CATALOGUES, type MessageKey, type Translator } from '../messages/translator.ts';
import { titledLabel } from '../titles.ts';
import { code, foldedTable, heading, type Inline, joined, paragraph, table, tableOr } from './nodes.ts';

/** Section 5: every error answer, every failed check and every retry. */
export function errorsSection(run: AuditRun, words: Translator): RootContent[] {
  const { say, told } = words;
  const { drift } = run;
  return [
    heading(2, say('doc.5')),
    heading(3, say('err.answers')),
    paragraph(errorWords(run, words)),
    ...errorTable(run, words),
    heading(3, say('err.checks')),
    tableOr(
      [say('err.check'), say('doc.test'), say('err.failed')],
      failedRows(run, words),
      say(run.coverage.executed === 0 ? 'err.noneRan' : 'err.noneFailed'),
    ),
    ...lines(say('errors.outside'), say('err.error'), run.unhandledErrors),
    ...loaderTable(run, words),
    ...accountTable(say('err.left'), run, run.account?.left ?? [], words),
    ...accountTable(say('err.undone'), run, run.account?.undone ?? [], words),
    heading(3, say('errors.retries')),
    tableOr(
      [say('err.reason'), say('doc.test'), say('err.attempt'), say('err.wait')],
      run.retries.map((retry) => [
        told(retry.reason),
        titledLabel(run, retry),
        String(retry.attempt),
        say('unit.ms', { value: String(retry.waitMs) }),
      ]),
      say('errors.noRetry'),
    ),
    heading(3, say('err.drift')),
    paragraph(say('err.objects', { count: drift.objects })),
    ...foldedTable(
      [say('errors.schema'), say('doc.place'), say('doc.fields'), say('errors.objects')],
      drift.neverSeen.map(({ schema, at, absent, objects }) => [
        code(schema),
        at === '' ? say('errors.whole') : code(at),
        joined(absent.map(code)),
        String(objects),
      ]),
      {
        summary: say('err.places', { count: drift.neverSeen.length }),
        none: say(drift.objects === 0 ? 'err.noAnswer' : 'err.allFields'),
      },
    ),
  ];
}

function errorWords({ errors, run }: AuditRun, { say }: Translator): string {
  if (errors.length === 0) return say(run.answeredBy.length === 0 ? 'err.noCall' : 'errors.noAnswer');
  const expected = errors.filter((error) => error.expected).length;
  return say('err.count', { count: errors.length, expected });
}

// Those that nobody asked for stand first, and are never folded away.
function errorTable(run: AuditRun, words: Translator): RootContent[] {
  if (run.errors.length === 0) return [];
  const { say, told } = words;
  const head = [
    say('err.status'),
    say('errors.code'),
    say('doc.test'),
    say('errors.call'),
    say('errors.message'),
    say('err.expected'),
  ];
  const rows = [...run.errors]
    .sort((a, b) => Number(a.expected) - Number(b.expected))
    .map((error) => [
      error.status === null ? say('answer.none') : `HTTP ${error.status}`,
      error.code === null ? say('none') : code(error.code),
      titledLabel(run, error),
      roleWords(error.role, words),
      told(error.message),
      say(error.expected ? 'yes' : 'no'),
    ]);
  return run.errors.every(({ expected }) => expected)
    ? foldedTable(head, rows, { summary: say('err.each'), none: '' })
    : [table(head, rows)];
}

// A role, and where there are several calls of it, the name of one.
function roleWords(role: string, { say }: Translator): string {
  const [, kind = '', name = ''] = /^(\S*)(.*)$/s.exec(role) ?? [];
  const key = `role.words.${kind}`;
  return isMessage(key) ? `${say(key)}${name}` : role;
}

function isMessage(key: string): key is MessageKey {
  return Object.hasOwn(CATALOGUES.en, key);
}

function failedRows(run: AuditRun, { say }: Translator): Inline[][] {
  return run.entries.flatMap(({ id, scenarios }) =>
    scenarios
      .filter(({ result }) => result === 'fail')
      .flatMap(({ name, checks, rows }) => {
        const label = titledLabel(run, { id, scenario: name });
        const failed = checks.filter(({ result }) => result === 'fail');
        const named = new Set(failed.map((check) => check.name));
        const wrong = rows.filter(
          ({ table: name, expected, actual }) => expected !== actual && !named.has(`rows:${name}`),
        );
        const found = [
          ...failed.map((check) => [code(check.name), label, check.message ?? say('err.noMessage')]),
          ...wrong.map(({ table: name, expected, actual }) => [
            say('err.rowCount'),
            label,
            say('err.rowWords', { table: name, expected, actual }),
          ]),
        ];
        return found.length > 0 ? found : [[say('err.noCheck'), label, say('err.nothing')]];
      }),
  );
}

function lines(title: string, head: string, texts: readonly string[]): RootContent[] {
  if (texts.length === 0) return [];
  return [
    heading(3, title),
    table(
      [head],
      texts.map((text) => [text]),
    ),
  ];
}

function accountTable(
  title: string,
  run: AuditRun,
  writes: readonly AccountWrite[],
  { say, told }: Translator,
): RootContent[] {
  if (writes.length === 0) return [];
  return [
    heading(3, title),
    table(
      [say('doc.test'), say('account.what'), say('err.undoes')],
      writes.map((write) => [
        titledLabel(run, write),
        told(write.what),
        write.call === null ? say('err.noUndo') : code(write.call),
      ]),
    ),
  ];
}

function loaderTable({ loader }: AuditRun, { say }: Translator): RootContent[] {
  if (loader === null || !hasFailed(loader)) return [];
  return [
    heading(3, say('err.lastLines')),
    tableOr(
      [say('err.line')],
      loader.lastLines.map((line) => [code(line)]),
      say('err.silent'),
    ),
  ];
}
