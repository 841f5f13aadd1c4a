import type { LintDocument, Statement } from '../document/lint-document.ts';
import { areOfOnePart, isOfAnother } from '../document/one-part.ts';
import { tickedIn } from '../document/split-label.ts';
import { answers, answersInTable } from './answers.ts';
import type { BoxFact, Fact } from './fact.ts';
import { files } from './files.ts';
import { hashesInTable, hashesInText, withoutShortened } from './hashes.ts';
import { idCounts } from './id-counts.ts';
import { idLists } from './id-lists.ts';
import { totalRowCounts } from './listed-counts.ts';
import { matrixRows } from './matrix.ts';
import { percents } from './percents.ts';
import { quantities } from './quantities.ts';
import { seatsInTable, seatsInText } from './seats.ts';
import { spotOf } from './spot-of.ts';
import { sums } from './sums.ts';
import { testBlocks } from './test-blocks.ts';
import { testCounts } from './test-counts.ts';
import { durations, stamps, times } from './times.ts';
import { verdicts } from './verdicts.ts';
import { warehouseTables } from './warehouse-tables.ts';
import { isElsewhere } from './wording.ts';

/** Every fact that the document states, in the order of its lines. `letters`: the spec document has ids such as `R13`. */
export function readFacts(document: LintDocument, letters: boolean): Fact[] {
  const inTables = matrixRows(document.tables);
  const rows = inTables.length > 0 ? inTables : testBlocks(document, letters);
  const withLetters = letters || rows.some(({ value }) => /^[A-Z]/.test(value));
  const parts = numberedParts(document);
  // What is counted where some of the tests have their table, or in one of several suites, is of these.
  const ofItsPart = (fact: Fact): Fact =>
    fact.kind === 'count' &&
    (parts.has(fact.sectionTitle) ||
      fact.headings.some((heading) => parts.has(heading)) ||
      rows.some((row) => isOfAnother(fact, row, rows)))
      ? { ...fact, part: true }
      : fact;
  const suites = linesOfSuites(document);
  const facts: Fact[] = [
    ...rows,
    ...warehouseTables(document.tables),
    ...document.tables.flatMap((table) => [
      ...seatsInTable(table),
      ...hashesInTable(table),
      ...answersInTable(table, withLetters),
      ...totalRowCounts(table),
    ]),
    ...files(document),
    ...document.statements
      .flatMap((statement) => factsOfStatement(statement, withLetters))
      .map(ofItsPart)
      .map((fact) => (suites.has(fact.line) && fact.kind === 'count' ? { ...fact, part: true } : fact)),
    ...[...document.sentences, ...document.statements.filter(({ origin }) => origin === 'row')].flatMap(
      percents,
    ),
  ];
  return withoutShortened(facts).sort((a, b) => a.line - b.line);
}

// `Test suite 1: halls`, `Test suite 2: shows`: headings of parts, where there are several.
function numberedParts({ statements }: LintDocument): ReadonlySet<string> {
  const titles = statements.flatMap(({ origin, text }) => {
    const number = origin === 'heading' ? NUMBERED_PART.exec(text)?.[1] : undefined;
    return number === undefined ? [] : [{ text, number }];
  });
  const isSeveral = new Set(titles.map(({ number }) => number)).size > 1;
  return new Set(isSeveral ? titles.map(({ text }) => text) : []);
}

const NUMBERED_PART =
  /^[^\p{L}]*(?:test\s+)?(?:suite|set|group|batch|package|набор|группа|пакет)(?:\s+тестов)?\s*(?:№|#)?\s*(\d{1,3})(?![\d.])/iu;

// `Total test suites: 18`, and what passed and failed of them right below: no numbers of tests.
function linesOfSuites({ statements }: LintDocument): ReadonlySet<number> {
  const lines = new Set<number>();
  let last: Statement | undefined;
  for (const statement of statements) {
    const { label, line } = statement;
    const follows = last !== undefined && line - last.line === 1 && areOfOnePart(last, statement);
    if (SUITES.test(label ?? '') || (follows && CLASS_ALONE.test(label ?? ''))) {
      lines.add(line);
      last = statement;
    } else last = undefined;
  }
  return lines;
}

const SUITES =
  /^(?:total |number of )?(?:test )?(?:suites|files|modules|groups|categories)(?: total)?$|^(?:всего )?(?:наборов|файлов|модулей|групп)(?: тестов)?$/iu;
const CLASS_ALONE =
  /^(?:pass(?:ed|ing)?|fail(?:ed|ing|ures)?|skipped|success(?:ful)? ?(?:rate)?|пройдено|провалено|пропущено|успешно)$/iu;

function factsOfStatement(statement: Statement, letters: boolean): Fact[] {
  const arithmetic = [...idCounts(statement, letters), ...hashesInText(statement), ...sums(statement)];
  // That an id is not in the spec document is said of the document, whatever run it is told of.
  const denied = idLists(statement, letters).filter(({ role }) => role === 'nonexistent');
  if (isElsewhere(statement)) return [...arithmetic, ...denied, ...boxes(statement)];
  return [
    ...arithmetic,
    ...testCounts(statement, letters),
    ...quantities(statement, letters),
    ...seatsInText(statement),
    ...verdicts(statement),
    ...idLists(statement, letters),
    ...answers(statement, letters),
    ...times(statement),
    ...durations(statement),
    ...stamps(statement),
    ...boxes(statement),
  ];
}

// A paragraph ticks its sentences.
function boxes(statement: Statement): BoxFact[] {
  const { box, origin, text } = statement;
  if (box !== null) return [{ ...spotOf(statement), kind: 'box', value: box }];
  const ticked = origin === 'paragraph' && !isElsewhere(statement) ? tickedIn(text) : [];
  return ticked.map((part) => ({ ...spotOf(statement), kind: 'box', value: 'done', text: part }));
}
