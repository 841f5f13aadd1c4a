import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { documentPath } from '../common/audit-options.ts';
import { withFiles } from '../common/file-system-error.ts';
import type { AuditOptions } from '../model/plan.ts';
import type { Bundle } from '../report/write-bundle.ts';
import { PROJECT_DIR } from './project-paths.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Tells a CI of an audit where the CI looks, once its bundle is written: GitHub by annotations, which are printed, and by the summary of the
 * job; GitLab by a JUnit report with the answers attached and files as the project has them, `<out>/gitlab-junit.xml`. Gives what is to be printed; '' elsewhere. Throws
 * FILE_SYSTEM for what cannot be written.
 */
export async function tellCi(
  { run, folder }: Bundle,
  { out, lang, spec }: Pick<AuditOptions, 'out' | 'lang' | 'spec'>,
  env: Environment,
): Promise<string> {
  const project = env['CI_PROJECT_DIR'];
  const remedy = 'leave out GITHUB_STEP_SUMMARY and GITLAB_CI, or let what they name be written';
  if (env['GITLAB_CI'] === 'true' && project !== undefined)
    await withFiles(async () => {
      const { gitlabJunit } = await import('../report/ci/gitlab.ts');
      const xml = await readFile(join(folder.path, 'junit.xml'), 'utf8');
      await writeFile(
        join(out, 'gitlab-junit.xml'),
        gitlabJunit(xml, run, { folder: resolve(folder.path), project, spec: resolve(documentPath(spec)) }),
      );
    }, remedy);
  if (env['GITHUB_ACTIONS'] !== 'true') return '';
  const [{ ciFailures }, { githubAnnotations, githubSummary }, { plainTranslatorOf }] = await Promise.all([
    import('../report/ci/failures.ts'),
    import('../report/ci/github.ts'),
    import('../documents/messages/translator.ts'),
  ]);
  const words = plainTranslatorOf(lang);
  const failures = ciFailures(run, PROJECT_DIR, words);
  const summary = env['GITHUB_STEP_SUMMARY'];
  if (summary !== undefined && summary !== '')
    await withFiles(() => appendFile(summary, githubSummary(run, failures, env, words)), remedy);
  return githubAnnotations(failures)
    .map((line) => `${line}\n`)
    .join('');
}
