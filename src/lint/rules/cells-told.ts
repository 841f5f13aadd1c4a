import { addTo } from '../../common/group-by.ts';
import { stemsOf } from '../amounts/stems.ts';
import { decimalOf } from '../document/decimals.ts';
import { areKin } from '../document/kin-words.ts';
import type { LintDocument, Sentence } from '../document/lint-document.ts';
import { plainCell } from '../document/numbers.ts';
import { rowSpot } from '../document/table-rows.ts';
import { isOfThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import { once } from '../once.ts';
import { idsNamed, type RowOfId, rowsById } from '../records/rows-by-id.ts';
import type { RuleContext } from './context.ts';

const LEVELS: readonly RegExp[] = [
  /^(?:blocker|blocking|блок\p{L}*)$/iu,
  /^(?:critical|крит\p{L}*)$/iu,
  /^(?:high|major|высок\p{L}*|серь[её]зн\p{L}*)$/iu,
  /^(?:medium|moderate|средн\p{L}*)$/iu,
  /^(?:low|minor|trivial|низк\p{L}*|незначит\p{L}*)$/iu,
];
const OF_LEVELS =
  /^(?:severity|priority|prio|importance|impact|важность|приоритет|критичность|серь[её]зность)$/iu;
const VERSION = String.raw`v?\d+\.\d+(?:\.\d+)?`;
const FIXED_IN = /fixed|fix version|released|исправлен\p{L}*|устранен\p{L}*/iu;
const FIX_SAID = new RegExp(
  String.raw`(?:\b(?:fix(?:ed)?|change|correction)|(?<!\p{L})(?:исправлен\p{L}*|правка|устранен\p{L}*))\s+(?:(?:is|was|went|came|есть|вошл\p{L}*)\s+)?(?:in|into|with|в)\s+(?:версии\s+|сборке\s+|build\s+|version\s+)?(?<version>${VERSION})(?![\d.]\d)`,
  'iu',
);
const NOT_NOW =
  /\b(?:was|were|should|before|formerly|until|planned|goal|limit|not)\b|(?<!\p{L})(?:было|должн\p{L}*|раньше|ранее|цель|не)(?!\p{L})/iu;

/** What a sentence says of the thing of a row in the words of a column, `2.3: severity high`, `p99 is 75 ms`, is what the cell there says. */
export function cellsTold({ document }: RuleContext): LintFinding[] {
  const byId = rowsById(document);
  return document.sentences.flatMap((sentence) => {
    if (sentence.origin === 'heading' || !isOfThisRun(sentence)) return [];
    const [id = idOfName(sentence, document), more] = idsNamed(sentence.text).filter((one) => byId.has(one));
    if (more !== undefined) return [];
    return (id === undefined ? named(sentence.text, document) : (byId.get(id) ?? []))
      .filter((row) => row.spot.line !== sentence.line)
      .flatMap((row) =>
        row.table.header.flatMap((head, column) => {
          const said = column === 0 ? null : saidOf(sentence.text, head.trim(), row.cells[column] ?? '');
          return said === null ? [] : [report(sentence, row, head, said)];
        }),
      )
      .slice(0, 1);
  });
}

function report(sentence: Sentence, row: RowOfId, head: string, said: string): LintFinding {
  return finding(
    'two-values',
    [row.spot, row.spot.text],
    [sentence, said],
    `Line ${sentence.line} says "${sentence.text}", but line ${row.spot.line} has another "${head}": "${row.spot.text}".`,
    'medium',
  );
}

// What is said of a cell that has something else; null where nothing is.
function saidOf(text: string, head: string, cell: string): string | null {
  if (OF_LEVELS.test(head)) return levelSaid(text, head, cell);
  if (FIXED_IN.test(head)) {
    const version = FIX_SAID.exec(text)?.groups?.['version'];
    return version === undefined || cell.trim() === '' || cell.includes(version) ? null : version;
  }
  return numberSaid(text, head, cell);
}

function levelSaid(text: string, head: string, cell: string): string | null {
  const levelOf = (word: string) => LEVELS.findIndex((level) => level.test(word));
  const words = text.match(/\p{L}+/gu) ?? [];
  const at = words.findIndex((word) => areKin(stemsOf(word)[0] ?? '', stemsOf(head)[0] ?? ''));
  const own = levelOf(/\p{L}+/u.exec(cell)?.[0] ?? '');
  const said = at < 0 ? undefined : [words[at + 1], words[at - 1]].find((word) => levelOf(word ?? '') >= 0);
  return said === undefined || own < 0 || levelOf(said) === own ? null : said;
}

// The name of a measure as its column has it, and a number right behind it.
function numberSaid(text: string, head: string, cell: string): string | null {
  const name = head.split(/[,(]/)[0]?.trim() ?? '';
  const own = decimalOf(cell);
  if (own === null || name.length < 3 || NOT_NOW.test(text)) return null;
  const at = text.toLowerCase().indexOf(name.toLowerCase());
  if (at < 0 || /[\p{L}\d]$/u.test(text.slice(0, at))) return null;
  const behind = text.slice(at + name.length);
  const found =
    /^(?:\s+(?:of|for|у|для)\s+\S*_\S*)?\s*(?:(?:is|of|at|=|:|—|–|-|составля\p{L}+)\s*)?(\d[\d,.\u00a0 ]*\d|\d)\s?(%|\p{L}{1,3}(?!\p{L}))?/iu.exec(
      behind,
    );
  const said = decimalOf(found?.[1] ?? '');
  if (said === null || said.value === own.value) return null;
  // Seconds in one place may be milliseconds in the other.
  return said.value > own.value * 5 || own.value > said.value * 5 ? null : (found?.[1] ?? '');
}

// The rows of the one name with an underscore in a text: those of a table of the warehouse, a job, a column.
function named(text: string, document: LintDocument): readonly RowOfId[] {
  const [name, more] = new Set(text.toLowerCase().match(/[a-z]\w*_\w+/g) ?? []);
  return name === undefined || more !== undefined ? [] : (rowsByName(document).get(name) ?? []);
}

const rowsByName = once((document: LintDocument): ReadonlyMap<string, readonly RowOfId[]> => {
  const rows = new Map<string, RowOfId[]>();
  for (const table of tablesOfThisRun(document))
    for (const row of table.rows) {
      const cells = row.cells.map(plainCell);
      const name = (row.cells[0] ?? '').replaceAll(/[*`]/g, '').trim().toLowerCase();
      addTo(rows, name, { table, spot: rowSpot(table, row), cells });
    }
  return rows;
});

// `Discounts — p99 is 75 ms`: the one test whose row has just this in a cell.
function idOfName({ text }: Sentence, document: LintDocument): string | undefined {
  const [name = ''] = text.split(/\s[—–-]\s|:\s/u);
  return name === text || name.length > 30
    ? undefined
    : (idsByName(document).get(name.toLowerCase()) ?? undefined);
}

const idsByName = once((document: LintDocument): ReadonlyMap<string, string | null> => {
  const names = new Map<string, string | null>();
  for (const [id, rows] of rowsById(document))
    for (const name of new Set(
      rows.flatMap(({ cells }) => cells.slice(1, 3)).map((cell) => cell.toLowerCase()),
    ))
      if (/^\p{L}[\p{L} -]{3,}$/u.test(name)) names.set(name, names.has(name) ? null : id);
  return names;
});
