import { idsIn } from '../document/entry-ids.ts';
import type { Statement } from '../document/lint-document.ts';
import type { MatrixFact } from '../facts/fact.ts';
import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import { amount, type RuleContext } from './context.ts';

// `14 tests - expected HTTP 403`, `Refused: 14 (HTTP 403)`.
const WITH_CODE =
  /(?<![\d.,/])(\d{1,4})(?![\d.,/%])\s*(?:(?:tests?|requests|calls|answers|responses|тест\p{L}*|запрос\p{L}*|ответ\p{L}*)(?!\p{L}))?[^\p{L}\d]{0,4}(?:expected )?(?:HTTP )?([45]\d\d)(?![\d/])(?!, ?\d)/iu;
// What a line may say besides, and still be of all answers with that status.
const OF_ALL =
  /\b(?:permission|access|denied|forbidden|unauthori[sz]ed|authentication|not|found|expected|errors?|responses?|answers?|tests?|requests|calls|partners?|api|https?|status|codes?|as|with|the|refused|refusals?)\b|(?:доступ|отказан|запрещ|ожидаем|ошибк|ответ|тест|запрос|партн[её]р|код|статус|найден)\p{L}*|(?<!\p{L})(?:не|с|в)(?!\p{L})/giu;
// `Writes (add/update/remove): 7 tests`.
const WITH_WORDS =
  /\(([a-z][a-z_-]{1,20}(?:\s?\/\s?[a-z][a-z_-]{1,20}){1,5})\)[^\p{L}\d]{0,4}(\d{1,4})\s+(?:tests?|requests|calls|тест\p{L}*|запрос\p{L}*|вызов\p{L}*)(?!\p{L})/iu;
const PARTNERS = /partner|партн[её]р/iu;

/** A number of tests that were answered with one status, or whose paths have one of some words, is that of such rows of the matrix. */
export function operationsCounted(context: RuleContext): LintFinding[] {
  const rows = context.excerpt ? [] : context.rows.filter(({ state }) => state === 'ran');
  return context.document.statements.flatMap((statement) => {
    if (rows.length === 0 || statement.box === 'open' || isElsewhere(statement)) return [];
    if (idsIn(statement.text, context.letters).ids.length > 0) return [];
    const told = codeTold(statement, rows) ?? wordsTold(statement, rows);
    // A section of the Partners API may count its own, or all.
    const counts = told?.of.map((list) => list.length) ?? [];
    const [real] = counts;
    const first = told?.of[0]?.[0];
    if (told === null || real === undefined || first === undefined || counts.includes(told.said)) return [];
    return [
      finding(
        'count-not-in-matrix',
        [statement, told.said],
        [first, real],
        `Line ${statement.line} says "${statement.text}", but the test matrix (from line ${first.line}) has ${amount(real, 'row', 'rows')} ${told.what}.`,
        'medium',
      ),
    ];
  });
}

interface Told {
  said: number;
  /** The rows that it may be of, the likeliest first. */
  of: MatrixFact[][];
  what: string;
}

function codeTold({ text }: Statement, rows: readonly MatrixFact[]): Told | null {
  const [whole, digits, code] = WITH_CODE.exec(text) ?? [];
  if (whole === undefined || /\p{L}/u.test(text.replace(whole, ' ').replaceAll(OF_ALL, ' '))) return null;
  const own = rows.filter(({ codes }) => codes.includes(Number(code)));
  return { said: Number(digits), of: own.length === 0 ? [] : byApi(own, text), what: `with ${code}` };
}

function wordsTold({ text, sectionTitle, headings }: Statement, rows: readonly MatrixFact[]): Told | null {
  const [, words = '', digits] = WITH_WORDS.exec(text) ?? [];
  if (digits === undefined) return null;
  const named = words.toLowerCase().split(/\s?\/\s?/);
  const segments = (row: MatrixFact) => row.text.toLowerCase().split(/[^a-z_-]+/);
  if (!named.every((word) => rows.some((row) => segments(row).includes(word)))) return null;
  const own = rows.filter((row) => named.some((word) => segments(row).includes(word)));
  return {
    said: Number(digits),
    of: byApi(own, [text, sectionTitle, ...headings].join(' ')),
    what: `whose path has ${named.join(' or ')}`,
  };
}

function byApi(rows: MatrixFact[], about: string): MatrixFact[][] {
  const partners = rows.filter(({ text }) => PARTNERS.test(text));
  return PARTNERS.test(about) && partners.length > 0 ? [partners, rows] : [rows];
}
