import { digestOf } from '../bytes/digest.ts';
import { utf8Text } from '../bytes/read-json.ts';
import { readZip } from '../bytes/read-zip.ts';
import { claim, type Ledger, shown } from '../ledger.ts';
import type { Bundle } from './bundle.ts';
import { isOutside, layoutProblems, pathOf } from './layout.ts';

const SUMS = 'SHA256SUMS';

/** The set of files, the sums of all of them, and the archive against the folder. */
export function checkFiles(bundle: Bundle, ledger: Ledger): void {
  const problems = layoutProblems([...bundle.files.keys()]);
  for (const { path, problem } of problems) {
    ledger.expect(
      'sums',
      false,
      'files of a bundle',
      claim(path === '' ? 'bundle' : path, problem),
      claim('layout', 'README'),
    );
  }
  ledger.held('sums', bundle.files.size - problems.length);
  if (bundle.source === 'archive') {
    ledger.leaveOut('archive', 'the archive was given alone: there is no folder to compare it with');
    ledger.notChecked.push('SHA256SUMS: it lies beside the archive, which was given alone');
    for (const oddity of bundle.oddities) formProblem('the archive', oddity, ledger);
    return;
  }
  checkSums(bundle.files, ledger);
  checkArchive(bundle.files, ledger);
}

function checkSums(files: ReadonlyMap<string, Buffer>, ledger: Ledger): void {
  const sums = files.get(SUMS);
  const present = sums !== undefined;
  ledger.expect(
    'sums',
    present,
    'a finished bundle has its sums',
    claim(SUMS, 'no such file'),
    claim('layout', 'SHA256SUMS'),
  );
  if (sums === undefined) return;
  const listed = new Map<string, { sum: string; line: number }>();
  (utf8Text(sums) ?? '').split('\n').forEach((text, index) => {
    const { sum, path } = /^(?<sum>[0-9a-f]{64}) {2}(?<path>.+)$/.exec(text)?.groups ?? {};
    if (sum !== undefined && path !== undefined) listed.set(path, { sum, line: index + 1 });
  });
  const paths = [...files.keys()].filter((path) => path !== SUMS).sort(byBytes);
  for (const path of paths) {
    const entry = listed.get(path);
    const place = entry === undefined ? SUMS : `${SUMS}:${entry.line}`;
    ledger.same(
      'sums',
      `SHA-256 of ${shown(path)}`,
      [place, entry?.sum ?? 'not listed'],
      [path, digestOf(files.get(path) as Buffer)],
    );
  }
  for (const [path, { line }] of listed) {
    const there = files.has(path);
    ledger.expect(
      'sums',
      there,
      'a file for every sum',
      claim(`${SUMS}:${line}`, path),
      claim(path, 'no such file'),
    );
  }
  const written = paths.map((path) => `${digestOf(files.get(path) as Buffer)}  ${path}\n`).join('');
  const exact = sums.equals(Buffer.from(written, 'utf8'));
  ledger.expect(
    'sums',
    exact,
    'bytes of SHA256SUMS',
    claim(SUMS, 'other bytes'),
    claim('one line for each file, sorted', 'as written'),
  );
}

function checkArchive(files: ReadonlyMap<string, Buffer>, ledger: Ledger): void {
  const path = pathOf(files.keys(), 'archive');
  const zip = path === null ? undefined : files.get(path);
  ledger.expect(
    'archive',
    zip !== undefined,
    'a bundle has its archive',
    claim('bundle', 'no such file'),
    claim('layout', 'qtickets_run_<stamp>.zip'),
  );
  if (path === null || zip === undefined) return;
  let content: ReturnType<typeof readZip>;
  try {
    content = readZip(zip);
  } catch (error) {
    const [reason] = String(error).split('\n');
    ledger.expect(
      'archive',
      false,
      'an archive that can be read',
      claim(path, reason),
      claim('layout', 'a zip of the files'),
    );
    return;
  }
  for (const oddity of content.oddities) formProblem(path, oddity, ledger);
  const inside = [...files.keys()].filter((file) => !isOutside(file));
  for (const file of inside) {
    const packed = content.files.get(file);
    const same = packed?.equals(files.get(file) as Buffer) === true;
    const what = packed === undefined ? 'no such entry' : `SHA-256 ${digestOf(packed)}`;
    ledger.expect(
      'archive',
      same,
      'the same bytes in the folder and in the archive',
      claim(`${path}: ${file}`, what),
      claim(file, digestOf(files.get(file) as Buffer)),
    );
  }
  for (const file of content.files.keys()) {
    const known = inside.includes(file);
    ledger.expect(
      'archive',
      known,
      'a file for every entry of the archive',
      claim(`${path}: ${file}`, 'an entry'),
      claim(file, 'no such file'),
    );
  }
}

function formProblem(path: string, oddity: string, ledger: Ledger): void {
  ledger.expect(
    'archive',
    false,
    'form of the archive',
    claim(path, oddity),
    claim('as the audit writes it', 'stored, sorted, one time and mode'),
  );
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
