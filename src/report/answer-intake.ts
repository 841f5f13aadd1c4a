import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../common/canonical-json.ts';
import { codeOf } from '../common/thrown.ts';
import type { FiledEvidence, FileSum } from '../model/evidence.ts';
import { ANSWERS_FOLDER } from './answer-files.ts';
import type { Scan, ScanHit } from './scan.ts';

/** What came of the answer files of a run. */
export interface SettledAnswers {
  /** Of every file that the evidence names, as it is on disk now. */
  sums: FileSum[];
  hits: ReadonlyMap<string, readonly ScanHit[]>;
  /** What makes the files unfit to be relied on, one sentence each. */
  problems: string[];
}

/**
 * Takes in the answer files that the test process writes: each is read once while the tests go on, held against the sum that
 * came with its evidence, and scanned. Only what was found is kept.
 */
export class AnswerIntake {
  readonly #folder: string;
  readonly #scan: Scan;
  readonly #hits = new Map<string, readonly ScanHit[]>();
  /** Files that were what their evidence says, with the stamp that they had then. */
  readonly #seen = new Map<string, { stamp: string; sum: FileSum }>();
  #taken: Promise<void> = Promise.resolve();

  constructor(folder: string, scan: Scan) {
    this.#folder = folder;
    this.#scan = scan;
  }

  /** Reads the file of a scenario as soon as those before it were read. What fails is told by `settle`. */
  take({ file }: FiledEvidence): void {
    if (file === null) return;
    this.#taken = this.#taken.then(() => this.#read(file));
    // Told when it is awaited: until then a failure must not end the process.
    this.#taken.catch(() => undefined);
  }

  /**
   * The files of this evidence as they are now, each scanned; read again where they were touched since they were taken. One that differs from what was written, or that is gone, is a
   * problem. One that no evidence names is removed: its test left no evidence, as one that was cut off.
   */
  async settle(evidence: readonly FiledEvidence[]): Promise<SettledAnswers> {
    await this.#taken;
    const files = evidence.flatMap(({ file }) => file ?? []);
    await this.#removeOthers(new Set(files.map(({ path }) => path)));
    const sums: FileSum[] = [];
    const problems: string[] = [];
    for (const { path, sha256: written } of files) {
      const seen = this.#seen.get(path);
      if (seen !== undefined && (await stampOf(join(this.#folder, path))) === seen.stamp) {
        sums.push(seen.sum);
        continue;
      }
      const content = await contentOf(join(this.#folder, path));
      if (content === null) {
        problems.push(`${path} was written when its scenario ended, and is gone.`);
        continue;
      }
      const sum = sha256(content);
      sums.push({ path, bytes: content.length, sha256: sum });
      const text = content.toString('utf8');
      if (sum !== written) {
        problems.push(`${path} is not what was written when its scenario ended.`);
        // Whatever it is now.
        this.#hits.set(path, this.#scan('altered.txt', text));
      } else if (!this.#hits.has(path)) this.#hits.set(path, this.#scan(path, text));
    }
    return { sums, hits: this.#hits, problems };
  }

  async #read({ path, sha256: written }: FileSum): Promise<void> {
    // Before it is read: what is written meanwhile has another.
    const stamp = await stampOf(join(this.#folder, path));
    const content = await contentOf(join(this.#folder, path));
    // What differs is told by `settle`.
    if (content === null || stamp === null || sha256(content) !== written) return;
    this.#seen.set(path, { stamp, sum: { path, bytes: content.length, sha256: written } });
    this.#hits.set(path, this.#scan(path, content.toString('utf8')));
  }

  async #removeOthers(named: ReadonlySet<string>): Promise<void> {
    const names = await readdir(join(this.#folder, ANSWERS_FOLDER)).catch((cause: unknown) => {
      // No scenario has written an answer.
      if (codeOf(cause) === 'ENOENT') return [];
      throw cause;
    });
    for (const name of names) {
      const path = `${ANSWERS_FOLDER}/${name}`;
      if (!named.has(path)) await rm(join(this.#folder, path));
    }
  }
}

/** What changes whenever a file is written to, replaced or touched; null when there is none. */
async function stampOf(path: string): Promise<string | null> {
  const found = await stat(path, { bigint: true }).catch(() => null);
  return found === null ? null : `${found.ino} ${found.size} ${found.mtimeNs} ${found.ctimeNs}`;
}

async function contentOf(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return null;
    throw cause;
  }
}
