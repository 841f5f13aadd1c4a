import { relative } from 'node:path';
import { commandLine } from '../common/command-line.ts';
import { shellWord } from '../common/shell-word.ts';

/** Where a project keeps its recordings, from its own folder. */
const USUAL = 'fixtures';

/** A path as whoever reads a message finds the file: below the working folder from there. */
export function shownPath(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') ? file : path;
}

/** The command that writes recordings into this folder again, all or those of a case; of an account where they are of one. */
export function recordAgain(dir: string, caseId: string, ofAccount: boolean): string {
  const folder = shownPath(dir);
  const words = [
    caseId,
    ofAccount ? '--target live' : '',
    '--update',
    folder === USUAL ? '' : `--fixtures ${shellWord(folder)}`,
  ];
  return commandLine('record', words.filter((word) => word !== '').join(' '));
}
