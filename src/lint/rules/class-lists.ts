import { idsIn } from '../document/entry-ids.ts';
import type { LintDocument, Statement } from '../document/lint-document.ts';
import type { TestConcept } from '../facts/fact.ts';
import { conceptOf } from '../facts/test-counts.ts';
import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import { amount, countOf, type RuleContext } from './context.ts';

const LISTED: readonly TestConcept[] = ['failed', 'denied', 'skipped', 'notExecuted', 'expectedErrors'];
// A heading of some of them, or of what is said about them.
const OF_SOME =
  /\d|\b(?:main|top|notable|example|known|critical|key|common|some|reasons?|causes?|by|analysis|types?|classes|new|other|major|details? of)\b|(?<!\p{L})(?:основн|пример|известн|критич|ключев|частые|причин|по|анализ|типы|класс|новы|друг|часть)/iu;
const ID_FIRST =
  /^[^\p{L}\p{N}]*(?:(?:test|entry|request|тест|запрос)\s+)?(\p{Lu}{1,8}-\d{1,4}|#?\d{1,2}\.\d{1,3})(?![\d.])/iu;

/** A number of tests of a class must be that of the tests listed below a heading of the class: `Failed tests`, `Пропущенные`. */
export function classLists(context: RuleContext): LintFinding[] {
  const { document, letters } = context;
  return document.statements.flatMap((statement, index) => {
    const concept = leads(statement) ? conceptOf(statement.text) : null;
    if (concept === null || !LISTED.includes(concept)) return [];
    const counted = countOf(context, concept);
    if (counted === undefined || counted.ids.length > 0) return [];
    const lines = listBelow(document, index);
    const ids = new Set(lines.flatMap(({ text }) => idsBefore(text, letters)));
    const [first] = lines;
    if (first === undefined || ids.size === counted.value || ids.size < lines.length) return [];
    return [
      finding(
        'id-count-differs',
        [counted, counted.value],
        [first.spot, ids.size],
        `Line ${counted.line} says "${counted.text}", but below "${statement.text}" (line ${statement.line}) there are ${amount(ids.size, 'test', 'tests')}.`,
        'medium',
      ),
    ];
  });
}

// The ids that a line begins with, or its one code.
function idsBefore(text: string, letters: boolean): string[] {
  const code = ID_FIRST.exec(text)?.[1] ?? '';
  const { ids } = idsIn(text.split(/[:—–]|\s-\s/)[0] ?? '', letters);
  return ids.length === 0 && code !== '' ? [code] : ids;
}

function leads(statement: Statement): boolean {
  const { origin, text, box } = statement;
  if (box !== null || OF_SOME.test(text) || isElsewhere(statement)) return false;
  return origin === 'heading' || (origin === 'paragraph' && text.endsWith(':') && text.length < 60);
}

// The list or the table right below: each of its lines begins with an id, or has one in its first two cells.
function listBelow(document: LintDocument, index: number): { spot: Statement; text: string }[] {
  const above = document.statements[index];
  if (above === undefined) return [];
  // By index: a copy of the rest for each heading would cost the square of the headings.
  const { statements } = document;
  let below = index + 1;
  while ((statements[below]?.line ?? Number.POSITIVE_INFINITY) <= above.line) below += 1;
  const next = statements[below];
  const table = document.tables.find(({ line }) => line > above.line);
  if (table !== undefined && (next === undefined || table.line <= next.line)) {
    const rows = table.rows.map(({ line, cells }) => ({
      spot: { ...above, line },
      text: cells.slice(0, 2).find((cell) => ID_FIRST.test(cell)) ?? '',
    }));
    return rows.every(({ text }) => text !== '') ? rows : [];
  }
  const items: { spot: Statement; text: string }[] = [];
  for (let at = index + 1; at < statements.length; at += 1) {
    const statement = statements[at];
    if (statement?.origin !== 'item') break;
    if (statement.nested) continue;
    if (!ID_FIRST.test(statement.text)) return [];
    items.push({ spot: statement, text: statement.text });
  }
  return items;
}
