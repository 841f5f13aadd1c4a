import { stateOf } from '../amounts/states.ts';
import { idsIn } from '../document/entry-ids.ts';
import type { LintTable } from '../document/lint-document.ts';
import { cellNumber } from '../document/numbers.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { deltaTerms } from './delta-terms.ts';
import type { MatrixFact } from './fact.ts';
import { outcomeOf, statusCodes } from './outcome.ts';

const COLUMNS = {
  id: /^(?:test|entry|case|check|тест|запись|пункт|проверка)?\s*(?:id|no\.?|№|#|номер)(?!\p{L})|^(?:test|entry|case|check|тест|запись|пункт|проверка|id|№|#)$/iu,
  endpoint: /endpoint|request|method|call|url|path|operation|route|запрос|метод|вызов|операци|маршрут|адрес/i,
  ref: /spec|reference|\bref\b|специф|ссылка|строки/i,
  expected: /expect|wanted|required|should|ожида|должн|ждали|требу/i,
  result:
    /result|actual|status|outcome|verdict|\bgot\b|\bcame\b|\breceived\b|\breturned\b|\bhttp\b|\bcode\b|результат|факт|статус|получ|пришло|вернул|итог|исход|вердикт|^код|^ответ$/i,
  delta: /delta|change|rows|дельта|измен|строк/i,
  artifacts: /artifact|evidence|files?|артефакт|файл/i,
} as const;
type Column = keyof typeof COLUMNS;
const LONGEST_STATE = 30;

/** The tables that make up the test matrix: in its section, or, where no section is named so, by their columns. */
export function matrixTables(tables: readonly LintTable[]): LintTable[] {
  const fitting = tables.filter((table) => {
    const columns = columnsOf(table);
    const ids = table.rows.filter(({ cells }) => idOf(cells[columns.id]) !== null).length;
    return (
      columns.id >= 0 &&
      columns.result >= 0 &&
      table.header.length > 2 &&
      ids > 0 &&
      ids * 2 >= table.rows.length
    );
  });
  const told = fitting.filter((table, index) => !isToldAgain(table, fitting.slice(0, index)));
  const inSection = told.filter(({ section }) => section === 'matrix');
  if (areOfSeveralRuns(told)) return [];
  return inSection.length > 0 ? inSection : told.filter(({ section }) => section !== 'errors');
}

// Below a heading of its own, with entries that a longer table above it has all: these were run again, or are looked at once more.
function isToldAgain(table: LintTable, above: readonly LintTable[]): boolean {
  const ids = idsOf(table);
  return above.some((other) => {
    const all = new Set(idsOf(other));
    return all.size > ids.length && !areOfOnePart(table, other) && ids.every((id) => all.has(id));
  });
}

function idsOf(table: LintTable): string[] {
  const { id: column } = columnsOf(table);
  return table.rows.flatMap(({ cells }) => idOf(cells[column]) ?? []);
}

const OF_A_RUN =
  /\b(?:runs?|rounds?|pass|iterations?|attempts?|re-?runs?|re-?tests?)\b|(?<!\p{L})(?:прогон|заход|раунд|итераци|попытк|перепровер|повтор)\p{L}*/iu;

// Tables below headings of runs, of which two have an entry both: none of them is the matrix of the document.
function areOfSeveralRuns(tables: readonly LintTable[]): boolean {
  const ofRuns = tables.filter(({ sectionTitle, headings }) =>
    OF_A_RUN.test([sectionTitle, ...headings].join(' ')),
  );
  const seen = new Map<string, string>();
  return ofRuns.some((table) => {
    const where = [table.sectionTitle, ...table.headings].join('/');
    const { id: column } = columnsOf(table);
    return table.rows.some(({ cells }) => {
      const id = idOf(cells[column]);
      const other = id === null ? undefined : seen.get(id);
      if (id !== null && other === undefined) seen.set(id, where);
      return other !== undefined && other !== where;
    });
  });
}

const OUTSIDE = /^(?:outside the (?:profile|scope)|вне (?:профиля|охвата))/i;

/** The rows of the test matrix. */
export function matrixRows(tables: readonly LintTable[]): MatrixFact[] {
  return matrixTables(tables).flatMap((table) => {
    const columns = columnsOf(table);
    return table.rows.flatMap(({ line, cells }) => {
      const id = idOf(cells[columns.id]);
      if (id === null) return [];
      const cell = (name: Column) => cells[columns[name]] ?? '';
      const { section, sectionTitle, headings } = table;
      const spot = { line, section, sectionTitle, headings, text: cells.join(' | ') };
      const result = resultColumns(table, columns)
        .map((index) => cells[index] ?? '')
        .filter((text) => text !== '')
        .join(' ');
      // Named for the sake of what it is not a part of: neither run nor left out.
      if (OUTSIDE.test(result)) return [];
      return [
        rowOf(
          {
            ...spot,
            value: id,
            ref: cell('ref'),
            expected: cell('expected'),
            result,
            delta: cell('delta'),
          },
          columns.artifacts < 0 ? '' : cell('artifacts'),
        ),
      ];
    });
  });
}

function rowOf(
  row: Pick<
    MatrixFact,
    | 'value'
    | 'ref'
    | 'expected'
    | 'result'
    | 'delta'
    | 'line'
    | 'section'
    | 'sectionTitle'
    | 'headings'
    | 'text'
  >,
  artifacts: string,
): MatrixFact {
  const { result, delta, expected } = row;
  const terms = deltaTerms(delta);
  return {
    ...row,
    kind: 'row',
    state: runState(result),
    codes: statusCodes(result),
    outcome: outcomeOf(expected, result),
    terms,
    change: changeOf(
      delta,
      terms.some(({ amount }) => amount !== 0),
    ),
    artifacts: artifactCount(artifacts),
  };
}

function runState(result: string): MatrixFact['state'] {
  if (
    /not (?:executed|run|tested|sent)|no case|\bmissing\b|не (?:выполн|запуск|отправл)|нет сценари/i.test(
      result,
    )
  )
    return 'notExecuted';
  // `read: skipped; write: 200 - FAILED`: an entry of two scenarios that failed in the one that ran.
  if (/skipped|пропущ/i.test(result)) return hasFailedPart(result) ? 'ran' : 'skipped';
  return /^(?:[—–-]|n\/a|)$/i.test(result.trim()) ? 'notExecuted' : 'ran';
}

function hasFailedPart(result: string): boolean {
  return result.split(/;\s+/).some((part) => /^\p{L}[\p{L}\d -]{0,30}:\s.*(?:FAILED|НЕ ПРОЙДЕН)/u.test(part));
}

// A number, or the names of the files.
function artifactCount(cell: string): number | null {
  const number = cellNumber(cell);
  const names = cell.match(/[\w-]\.(?:json|txt|har|xml)\b/g)?.length ?? 0;
  return number ?? (names > 0 ? names : null);
}

function changeOf(delta: string, counted: boolean): MatrixFact['change'] {
  if (counted || /^(?:yes|да|changed|data changed|данные изменены|изменен\S*|есть изменения)/i.test(delta))
    return 'some';
  const none =
    /^(?:\S+:\s+)?(?:no(?:ne| change\S*|thing)?\b|нет$|без изменений|не измен|unchanged|[+±]?0\b|[—–-]$)/i;
  return none.test(delta) ? 'none' : 'unknown';
}

function columnsOf({ header }: LintTable): Record<Column, number> {
  const taken = new Set<number>();
  const entries = (Object.keys(COLUMNS) as Column[]).map((name) => {
    const index = header.findIndex((head, at) => !taken.has(at) && COLUMNS[name].test(head.trim()));
    if (index >= 0) taken.add(index);
    return [name, index] as const;
  });
  return Object.fromEntries(entries) as Record<Column, number>;
}

// A status and a mark may stand in two columns, `200` and `PASS`, whatever the second one is called.
function resultColumns({ header, rows }: LintTable, columns: Record<Column, number>): number[] {
  const others = Object.values(columns);
  const cellsOf = (index: number) => rows.map(({ cells }) => (cells[index] ?? '').slice(0, LONGEST_STATE));
  // One with numbers beside is a measure: `420 ms`, or `not executed`.
  const holdsStates = (index: number) =>
    cellsOf(index).every((cell) => !/\d/.test(cell) || stateOf(cell) !== null) &&
    cellsOf(index).filter((cell) => stateOf(cell) !== null).length * 2 > rows.length;
  return header.flatMap((head, index) => {
    const isOther = index !== columns.result && others.includes(index);
    return !isOther && (COLUMNS.result.test(head.trim()) || holdsStates(index)) ? [index] : [];
  });
}

function idOf(cell: string | undefined): string | null {
  const text = (cell ?? '').replace(/^[^\p{L}\p{N}]+/u, '').replace(/^(?:test|тест)\s+/i, '');
  const { ids } = idsIn(text, true);
  return ids.length === 1 && text.startsWith(ids[0] ?? ' ') ? (ids[0] ?? null) : null;
}
