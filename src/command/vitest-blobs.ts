import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buildOfProcess } from '../build/native-build.mjs';
import type { Masker } from '../masking/create-masker.ts';
import { AuditError } from '../model/errors.ts';
import { createVitest } from '../report/vitest-node.ts';
import { PROJECT_DIR } from './project-paths.ts';
import type { Session } from './session.ts';
import { vitestConfig } from './vitest-config.ts';

/** Stands for the project's folder in a blob that is kept. */
const PROJECT = '<project>';

/**
 * Makes a blob of Vitest's fit to be kept: its texts are masked once more, since an exception may say anything, and this
 * machine's folder gives way to a sign for it.
 */
export async function publishBlob(file: string, masker: Masker): Promise<void> {
  await changeTexts(file, file, (text) => masker.maskText(text).replaceAll(PROJECT_DIR, PROJECT));
}

/** Makes one JUnit file of blobs that were kept, by Vitest itself. */
export async function joinBlobs(
  { workDir }: Session,
  blobs: readonly string[],
  junitFile: string,
): Promise<void> {
  const folder = join(workDir, 'blobs');
  await mkdir(folder, { recursive: true });
  for (const [place, blob] of blobs.entries())
    await changeTexts(blob, join(folder, `${place}.json`), (text) => text.replaceAll(PROJECT, PROJECT_DIR));
  const vitest = await createVitest(
    'test',
    {
      config: false,
      run: true,
      watch: false,
      mergeReports: folder,
      reporters: [['junit', { outputFile: junitFile }]],
    },
    vitestConfig(process.env, { build: await buildOfProcess('run'), projects: ['contract'] }),
    { stdout: new PassThrough() },
  );
  try {
    await vitest.mergeReports();
  } finally {
    await vitest.close();
  }
}

/**
 * Writes a blob with each of its texts changed. A blob is a list (https://github.com/WebReflection/flatted): its members are
 * the texts and the objects, and within an object a text is the place of a member.
 */
async function changeTexts(from: string, to: string, change: (text: string) => string): Promise<void> {
  const members = membersOf(await readFile(from, 'utf8'), from);
  await writeFile(
    to,
    JSON.stringify(members.map((member) => (typeof member === 'string' ? change(member) : member))),
  );
}

function membersOf(blob: string, file: string): unknown[] {
  let members: unknown;
  try {
    members = JSON.parse(blob);
  } catch {
    members = null;
  }
  if (Array.isArray(members)) return members;
  throw new AuditError('USAGE', "Vitest's report of a shard cannot be read", 'Run the shard again.', {
    file,
  });
}
