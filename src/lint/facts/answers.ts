import { idsIn } from '../document/entry-ids.ts';
import type { LintTable, Statement } from '../document/lint-document.ts';
import type { AnswerFact } from './fact.ts';
import { statusCodes } from './outcome.ts';
import { spotOf } from './spot-of.ts';
import { isAboutEarlier, saysNotRun } from './wording.ts';

const SIDE_CALL = /retr|attempt|setup|follow|prerequisite|повтор|попыт|подготов|предварит/i;

/** A number that has the form of a status, and is a size, a time, or what a list that was cut has more. */
const NO_STATUS =
  /(?<![\d.])\d{3}\s?(?:bytes?|[KM]i?B|m?s|more|байт\p{L}*|[КМ]Б|м?с)(?!\p{L})|(?<!\p{L})ещ[ёе]\s\d{3}(?!\d)/giu;

/** The status that a statement gives for the tests it names: `Not found (7.2-7.3): HTTP 404`. */
export function answers(statement: Statement, letters: boolean): AnswerFact[] {
  const { text, section, box } = statement;
  if (!['summary', 'metrics', 'errors', 'conclusions'].includes(section) || box !== null) return [];
  if (SIDE_CALL.test(text) || isAboutEarlier(statement) || saysNotRun(text)) return [];
  const codes = [
    ...new Set(statusCodes(text.replaceAll(NO_STATUS, ' ').replaceAll(/HTTP[ -]?/g, ' '))),
  ].filter((code) => !isCountOf(text, code));
  const { ids } = idsIn(text, letters);
  const [code] = codes;
  if (code === undefined || codes.length > 1 || ids.length === 0 || !/\bHTTP\b|\b[45]\d\d\b/.test(text))
    return [];
  return [{ ...spotOf(statement), kind: 'answer', value: code, ids }];
}

/** The statuses of a table of errors, one fact for each row that names a test and one status. */
export function answersInTable(table: LintTable, letters: boolean): AnswerFact[] {
  if (table.section !== 'errors') return [];
  const { section, sectionTitle, headings } = table;
  const status = table.header.findIndex((head) => /status|http|code|статус|код/i.test(head));
  const test = table.header.findIndex((head) => /test|entry|\bid\b|тест/i.test(head));
  if (status < 0 || test < 0) return [];
  return table.rows.flatMap(({ line, cells }) => {
    const text = cells.join(' | ');
    const [code, more] = statusCodes((cells[status] ?? '').replace(/HTTP[ -]?/, ''));
    const { ids } = idsIn(cells[test] ?? '', letters);
    if (code === undefined || more !== undefined || ids.length === 0 || SIDE_CALL.test(text)) return [];
    return [{ kind: 'answer' as const, line, section, sectionTitle, headings, text, value: code, ids }];
  });
}

// `Orders: 300 (1.1)` holds no status: a number with a noun, or one that a label gives, is a count.
function isCountOf(text: string, code: number): boolean {
  return !new RegExp(
    `HTTP[ -]?${code}|\\b${code}\\s+[A-Z]{2,}|(?:→|->|status|code|статус|код|expected|came|got|received|ожида\\S*|пришл\\S*|пришёл|получ\\S*)\\s*:?\\s*${code}`,
    'i',
  ).test(text);
}
