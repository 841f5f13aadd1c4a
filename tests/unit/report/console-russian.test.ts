import { expect, test } from 'vitest';
import { PROJECT_DIR } from '../../../src/command/project-paths.ts';
import { DEFAULT_OPTIONS } from '../../../src/common/audit-options.ts';
import { plainTranslatorOf } from '../../../src/documents/messages/translator.ts';
import type { AuditRun } from '../../../src/model/audit-run.ts';
import { ciFailures } from '../../../src/report/ci/failures.ts';
import { githubAnnotations, githubSummary } from '../../../src/report/ci/github.ts';
import { consoleSummary } from '../../../src/report/console/console-summary.ts';
import { SectionProgress } from '../../../src/report/console/section-progress.ts';
import { PLAIN } from '../../../src/report/console/terminal.ts';
import { Waiting } from '../../../src/report/console/waiting.ts';
import { englishIn } from '../documents/english-in.ts';
import { runsTold } from '../documents/runs-told.ts';
import { planOf } from './fixture-plan.ts';
import { filedRun, goodBut, runOf } from './fixture-run.ts';

test.each(Object.entries(runsTold()))('the summary of a run in Russian: %s', (_, run) => {
  const text = summary(run, 'ru');
  expect(englishIn(text, run)).toEqual([]);
  expect(text).toMatch(/^Вердикт: (?:ГОТОВО|УСЛОВНО|НЕ ГОТОВО|НЕ ЗАВЕРШЕНО), /m);
  const commands = (told: string) => told.match(/(?:npm run|curl|tests\/cases|artifacts\/|logs\/)\S*/g);
  expect(commands(text)).toEqual(commands(summary(run, 'en')));
});

test.each(Object.entries(runsTold()))('what GitHub shows of a run in Russian: %s', (_, run) => {
  const words = plainTranslatorOf('ru');
  const failures = ciFailures(run, PROJECT_DIR, words);
  const github = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'a/b', GITHUB_RUN_ID: '77' };
  const text = githubSummary(run, failures, github, words);
  expect(englishIn(text, run)).toEqual([]);
  expect(text).toMatch(/^## .+(?:ГОТОВО|УСЛОВНО|НЕ ГОТОВО|НЕ ЗАВЕРШЕНО)/);
  expect(englishIn(githubAnnotations(failures).join('\n'), run)).toEqual([]);
});

test('its lines, and what is waited for', () => {
  const written: string[] = [];
  let now = 0;
  const output = { write: (text: string) => written.push(text) };
  const waiting = new Waiting(output, PLAIN, () => now, 'ru');
  const progress = new SectionProgress(planOf({ lang: 'ru' }), waiting);
  const run = filedRun(runOf(goodBut('1.1', { failed: 'schema' })));
  progress.begin();
  now = 1_000;
  waiting.tick();
  for (const evidence of run.evidence) progress.scenarioDone(evidence);
  waiting.now('');
  progress.end();
  expect(written[0]).toContain('ожидание (1 с): 1.1 Entry 1.1');
  expect(written.join('')).toContain(': вызовов 1/1, не прошли 1, строк 3\n');
  expect(written.join('')).not.toMatch(/ calls| rows|waiting/);
});

function summary(run: AuditRun, lang: 'en' | 'ru'): string {
  return consoleSummary(
    {
      run,
      folder: { path: '/nowhere', name: 'qtickets_run', runId: 'qtickets_run' },
      archive: { path: 'qtickets_run.zip', bytes: 1, sha256: 'a'.repeat(64) },
      documents: ['qtickets_audit.md'],
      signedBy: 'key-1',
    },
    { options: { ...DEFAULT_OPTIONS, lang, only: '1.1' }, project: PROJECT_DIR, terminal: PLAIN },
  );
}
