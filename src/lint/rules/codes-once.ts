import type { LintDocument, Spot } from '../document/lint-document.ts';
import { rowSpot } from '../document/table-rows.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const ID_HEAD =
  /^(?:(?:test|case|defect|finding|check|issue|bug)\s+)?(?:id|no\.?|№|#|номер|code|key|ключ|код)$|^(?:case|test|check|defect|finding|issue|тест|дефект|проверка|кейс)$/iu;
const CODE = /^[^\p{L}\p{N}]*(\p{Lu}{1,8}(?:-\p{Lu}{1,4})?-?\d{1,5}|\d{1,2}\.\d{1,3})(?![\p{L}\d_]|[.-]\d)/u;
const FEWEST = 3;

/** An id names one thing: in a table of things with ids, and among headings that begin with ids of one kind. */
export function codesOnce({ document }: RuleContext): LintFinding[] {
  return [...inTables(document), headingCodes(document)].flatMap((codes) => {
    if (codes.length < FEWEST) return [];
    const seen = new Map<string, (typeof codes)[number]>();
    const twice = codes.flatMap((one) => {
      const first = seen.get(one.code);
      if (first === undefined) seen.set(one.code, one);
      return first === undefined ? [] : [[first, one] as const];
    });
    // Many of them are no names of one thing each.
    if (twice.length * 3 > codes.length) return [];
    return twice.map(([first, second]) =>
      finding(
        'id-counted-twice',
        [first.spot, first.code],
        [second.spot, second.code],
        `${first.code} names two things: in line ${first.spot.line} ("${first.spot.text}") and in line ${second.spot.line} ("${second.spot.text}").`,
        // A plain number may be that of a step, or of a requirement with several rows.
        /^#?\d+$/.test(first.code) ? 'low' : undefined,
      ),
    );
  });
}

interface Code {
  code: string;
  spot: Spot & { text: string };
}

function inTables({ tables }: LintDocument): Code[][] {
  return tables
    .filter(({ header }) => ID_HEAD.test((header[0] ?? '').trim()))
    .map((table) =>
      table.rows.flatMap((row) => {
        const cell = (row.cells[0] ?? '').trim();
        const code = CODE.exec(cell)?.[1] ?? /^#?\d{1,4}$/.exec(cell)?.[0];
        return code === undefined ? [] : [{ code, spot: rowSpot(table, row) }];
      }),
    );
}

function headingCodes({ sentences }: LintDocument): Code[] {
  return sentences.flatMap((sentence) => {
    const code = sentence.origin === 'heading' ? CODE.exec(sentence.text)?.[1] : undefined;
    return code === undefined || /^\d/.test(code) ? [] : [{ code, spot: sentence }];
  });
}
