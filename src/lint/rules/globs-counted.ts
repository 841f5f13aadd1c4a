import type { LintDocument, Spot } from '../document/lint-document.ts';
import { sentencesAndRows } from '../document/sentences.ts';
import { isOfThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const FEWEST = 3;
// `gate_*.json (7 files)`, `scans/*.json: 7 files`, `7 files in scans/*.json`.
const GLOB = String.raw`(?<![\w*])([\w./-]{0,120}\*[\w.-]{0,60}\.[a-z]{2,5})(?![\w*/])`;
const COUNT = String.raw`(\d{1,4})\s+(?:\p{L}+\s+)?(?:files?|файл\p{L}*)(?!\p{L})`;
const COUNTED: readonly RegExp[] = [
  new RegExp(String.raw`${GLOB}\s*(?:\(|[:,–—-]\s*)${COUNT}`, 'iu'),
  new RegExp(String.raw`(?<![\p{L}\d.,/-])${COUNT}\s+(?:(?:in|of|как|в|вида)\s+)?${GLOB}`, 'iu'),
];
const FILE = /(?<![\w*/.-])((?:[\w.-]+\/)*)([\w.-]+\.[a-z]{2,5})(?![\w*/-]|\.[a-z])/giu;
const NOT_ALL = /…|\.{3}|\b(?:other|more|etc)\b/i;

interface Listed {
  spot: Spot;
  /** The files by their path, the folders apart. */
  files: { folder: string; name: string }[];
}

/** A number of files behind a pattern of their names is that of the names that the document lists for it. */
export function globsCounted({ document }: RuleContext): LintFinding[] {
  const said = sentencesAndRows(document).flatMap((sentence) => {
    const [first, last] = COUNTED.map((pattern) => pattern.exec(sentence.text));
    const [glob, digits] = first ? [first[1], first[2]] : [last?.[2], last?.[1]];
    return glob === undefined || digits === undefined || !isOfThisRun(sentence)
      ? []
      : [{ sentence, glob, value: Number(digits) }];
  });
  const lists = said.length === 0 ? [] : listsOf(document);
  return said.flatMap(({ sentence, glob, value }) => {
    const own = matching(glob, lists);
    const [only, more] = own;
    if (only === undefined || more !== undefined || only.files.length < FEWEST) return [];
    const real = new Set(only.files.map(({ folder, name }) => folder + name)).size;
    if (real === value) return [];
    return [
      finding(
        'rows-differ',
        [sentence, value],
        [only.spot, real],
        `Line ${sentence.line} says "${sentence.text}", but ${real} such files are named from line ${only.spot.line}.`,
        'medium',
      ),
    ];
  });
}

// The lists that have names of the pattern, each with these alone.
function matching(glob: string, lists: readonly Listed[]): Listed[] {
  const [, path = '', pattern = ''] = /^(.*\/)?([^/]*)$/.exec(glob) ?? [];
  const [start = '', end = ''] = pattern.split('*');
  if (pattern.split('*').length > 2) return [];
  return lists.flatMap(({ spot, files }) => {
    const own = files.filter(
      ({ folder, name }) =>
        name.length > start.length + end.length &&
        name.startsWith(start) &&
        name.endsWith(end) &&
        // A pattern without a name of its own is of one folder.
        (folder === '' ? start !== '' : path === '' || path.endsWith(folder) || folder.endsWith(path)),
    );
    return own.length === 0 ? [] : [{ spot, files: own }];
  });
}

// The columns whose every row has a file, and the lists and blocks of code whose every line has one.
function listsOf(document: LintDocument): Listed[] {
  const columns = tablesOfThisRun(document).flatMap((table) =>
    table.header.map((_, column) => ({
      spot: { ...table, line: table.rows[0]?.line ?? table.line },
      lines: table.rows.map(({ cells }) => cells[column] ?? ''),
    })),
  );
  const lists = [...document.lists, ...document.innerLists].map((list) => ({
    spot: list,
    lines: list.items.map(({ text }) => text),
  }));
  return [...columns, ...lists].flatMap(({ spot, lines }) => {
    const files = lines.map(filesIn);
    const isWhole = files.length > 1 && files.every(({ length }) => length > 0);
    return isWhole && !lines.some((line) => NOT_ALL.test(line)) ? [{ spot, files: files.flat() }] : [];
  });
}

function filesIn(text: string): Listed['files'] {
  return [...text.matchAll(FILE)].map(([, folder = '', name = '']) => ({ folder, name }));
}
