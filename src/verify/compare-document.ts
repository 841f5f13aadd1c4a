import { diffArrays } from 'diff';
import type { Comparisons, Told } from './ledger.ts';

/** Lines that may differ before two documents are two documents: finding the shortest way from one to the other takes the square of it. */
const MOST_EDITS = 2000;
/** A document that is so many times as long as the one that follows is another one, whatever stands in it. */
const LONGER = 2;
/** Lines of a document that are told: of one that another version wrote nearly all may differ. */
const MOST_TOLD = 100;
const LONGER_FROM = 256 * 1024;

/**
 * Compares a document of a bundle with the one that follows from the evidence: byte by byte. Where they differ, each line of
 * either that the other lacks is a disagreement, under the heading that it stands below. True when they are equal.
 */
export function compareDocument(file: string, found: Buffer, wanted: string, ledger: Comparisons): boolean {
  const expected = Buffer.from(wanted, 'utf8');
  const lines = wanted.split('\n');
  if (found.equals(expected)) {
    ledger.held(lines.length);
    return true;
  }
  if (found.length > LONGER * expected.length + LONGER_FROM) {
    disagree(ledger, '', [file, `${found.length} bytes`], `${expected.length} bytes`);
    return false;
  }
  const read = found.toString('utf8').split('\n');
  const changes = diffArrays(read, lines, { maxEditLength: MOST_EDITS });
  if (changes === undefined) {
    disagree(ledger, '', [file, `${read.length} lines`], `${lines.length} other lines`);
    return false;
  }
  let at = 0;
  let title = '';
  let gone: { line: number; text: string }[] = [];
  let told = 0;
  const tell = (came: readonly string[]) => {
    const rows = Math.max(gone.length, came.length);
    for (let row = 0; row < rows; row += 1) {
      told += 1;
      if (told > MOST_TOLD) break;
      const own = gone[row];
      const place = `${file}:${own?.line ?? at}`;
      disagree(ledger, title, [place, own?.text ?? 'no such line'], came[row] ?? 'no such line');
    }
    gone = [];
  };
  for (const { value, added, removed } of changes) {
    if (added) tell(value);
    else {
      if (!removed) {
        tell([]);
        ledger.held(value.length);
      }
      for (const text of value) {
        at += 1;
        if (removed) gone.push({ line: at, text });
        if (text.startsWith('#')) title = text.replace(/^#+ /, '');
      }
    }
  }
  tell([]);
  // Text that no decoder tells apart: bytes that are not UTF-8 are shown alike.
  if (read.join('\n') === wanted) disagree(ledger, '', [file, 'bytes that are not UTF-8'], 'UTF-8');
  return false;
}

function disagree(
  ledger: Comparisons,
  title: string,
  found: [place: string, text: string],
  wanted: string,
): void {
  const where = title === '' ? '' : ` in "${title}"`;
  const derived: Told = ['derived from the evidence', wanted];
  ledger.expect(false, `line${where}`, found, derived);
}
