import { digestOf } from '../bytes/digest.ts';
import { utf8Text } from '../bytes/read-json.ts';
import { readZip } from '../bytes/read-zip.ts';
import { type Comparisons, type Ledger, shown } from '../ledger.ts';
import type { Bundle } from './bundle.ts';
import { isOutside, layoutProblems, pathOf } from './layout.ts';

const SUMS = 'SHA256SUMS';

/** The set of files, the sums of all of them, and the archive against the folder. */
export function checkFiles(bundle: Bundle, ledger: Ledger): void {
  const [sums, archive] = [ledger.of('sums'), ledger.of('archive')];
  const problems = layoutProblems([...bundle.files.keys()]);
  for (const { path, problem } of problems) {
    sums.expect(false, 'files of a bundle', [path === '' ? 'bundle' : path, problem], ['layout', 'README']);
  }
  sums.held(bundle.files.size - problems.length);
  if (bundle.source === 'archive') {
    archive.leaveOut('the archive was given alone: there is no folder to compare it with');
    ledger.notChecked.push('SHA256SUMS: it lies beside the archive, which was given alone');
    for (const oddity of bundle.oddities) formProblem('the archive', oddity, archive);
    return;
  }
  checkSums(bundle.files, sums);
  checkArchive(bundle.files, archive);
}

function checkSums(files: ReadonlyMap<string, Buffer>, sums: Comparisons): void {
  const written = files.get(SUMS);
  const present = written !== undefined;
  sums.expect(present, 'a finished bundle has its sums', [SUMS, 'no such file'], ['layout', 'SHA256SUMS']);
  if (written === undefined) return;
  const listed = new Map<string, { sum: string; line: number }>();
  (utf8Text(written) ?? '').split('\n').forEach((text, index) => {
    const { sum, path } = /^(?<sum>[0-9a-f]{64}) {2}(?<path>.+)$/.exec(text)?.groups ?? {};
    if (sum !== undefined && path !== undefined) listed.set(path, { sum, line: index + 1 });
  });
  const paths = [...files.keys()].filter((path) => path !== SUMS).sort(byBytes);
  for (const path of paths) {
    const entry = listed.get(path);
    const place = entry === undefined ? SUMS : `${SUMS}:${entry.line}`;
    sums.same(
      `SHA-256 of ${shown(path)}`,
      [place, entry?.sum ?? 'not listed'],
      [path, digestOf(files.get(path) as Buffer)],
    );
  }
  for (const [path, { line }] of listed) {
    const there = files.has(path);
    sums.expect(there, 'a file for every sum', [`${SUMS}:${line}`, path], [path, 'no such file']);
  }
  const wanted = paths.map((path) => `${digestOf(files.get(path) as Buffer)}  ${path}\n`).join('');
  const exact = written.equals(Buffer.from(wanted, 'utf8'));
  sums.expect(
    exact,
    'bytes of SHA256SUMS',
    [SUMS, 'other bytes'],
    ['one line for each file, sorted', 'as written'],
  );
}

function checkArchive(files: ReadonlyMap<string, Buffer>, archive: Comparisons): void {
  const path = pathOf(files.keys(), 'archive');
  const zip = path === null ? undefined : files.get(path);
  archive.expect(
    zip !== undefined,
    'a bundle has its archive',
    ['bundle', 'no such file'],
    ['layout', 'qtickets_run_<stamp>.zip'],
  );
  if (path === null || zip === undefined) return;
  let content: ReturnType<typeof readZip>;
  try {
    content = readZip(zip);
  } catch (error) {
    const [reason] = String(error).split('\n');
    archive.expect(false, 'an archive that can be read', [path, reason], ['layout', 'a zip of the files']);
    return;
  }
  for (const oddity of content.oddities) formProblem(path, oddity, archive);
  const inside = [...files.keys()].filter((file) => !isOutside(file));
  for (const file of inside) {
    const packed = content.files.get(file);
    const same = packed?.equals(files.get(file) as Buffer) === true;
    const what = packed === undefined ? 'no such entry' : `SHA-256 ${digestOf(packed)}`;
    archive.expect(
      same,
      'the same bytes in the folder and in the archive',
      [`${path}: ${file}`, what],
      [file, digestOf(files.get(file) as Buffer)],
    );
  }
  for (const file of content.files.keys()) {
    const known = inside.includes(file);
    archive.expect(
      known,
      'a file for every entry of the archive',
      [`${path}: ${file}`, 'an entry'],
      [file, 'no such file'],
    );
  }
}

function formProblem(path: string, oddity: string, archive: Comparisons): void {
  archive.expect(
    false,
    'form of the archive',
    [path, oddity],
    ['as the audit writes it', 'stored, sorted, one time and mode'],
  );
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
