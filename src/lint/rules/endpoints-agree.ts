import { addTo } from '../../common/group-by.ts';
import { stateOf } from '../amounts/states.ts';
import type { LintDocument, Spot, Statement } from '../document/lint-document.ts';
import { rowSpot } from '../document/table-rows.ts';
import { standsInThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const ENDPOINT = /(?<![\p{L}\d/])(GET|POST|PUT|PATCH|DELETE)\s*:?\s+(\/[^\s,;()|"'<>]*)/u;
const METHOD = /^[^\p{L}]*(GET|POST|PUT|PATCH|DELETE)[^\p{L}]*$/u;
const PATH = /^[`"']?(\/[^\s,;()|"'<>`]*)[`"']?$/u;
const FAILS =
  /❌|✗|🔴|\b(?:fail(?:s|ed|ing)?|broken|not (?:working|implemented|found))\b|(?<![\d.])5\d\d\s+(?:error|internal|server|not)|(?<!\p{L})(?:не работает|упал\p{L}*|ошибка 5\d\d)/iu;
const ANSWERED = /\berrors?\b|(?<![\d.])[45]\d\d(?![\d.])|ошибк/iu;
const PASSES = /^[^\p{L}\d]*[✅✔✓]|[✅✔✓]\uFE0F?\s*$/u;
/** Words beside an endpoint that do not yet make it a case of its own. */
const MOST_WORDS = 3;
// A case of a call, and not the call.
const A_CASE =
  /invalid|missing|wrong|without|duplicate|unauthor|non-?existent|empty|expired|negative|before|after|fixed|was\b|неверн|без |пуст|отсутств|дубл|исправл|после|до |expected (?:success|ok)\b|ожида\p{L}* успе/iu;

interface Place {
  key: string;
  spot: Spot & { text: string };
  state: 'pass' | 'fail';
}

/** An endpoint that one place ticks and another says has failed: `✅ GET /balance` in a list, and `❌ GET /balance: 500` in another. */
export function endpointsAgree({ document }: RuleContext): LintFinding[] {
  const places = [...document.statements.filter(standsInThisRun).flatMap(inLine), ...inTables(document)];
  const byKey = new Map<string, Place[]>();
  for (const place of places) addTo(byKey, place.key, place);
  return [...byKey.values()].flatMap((own) => {
    const pass = own.find(({ state }) => state === 'pass');
    const fail = own.find(({ state, spot }) => state === 'fail' && spot.line !== pass?.spot.line);
    // Several passes and failures of one call are its cases.
    if (pass === undefined || fail === undefined || own.length > 3) return [];
    return [
      finding(
        'result-differs',
        [pass.spot, pass.spot.text],
        [fail.spot, fail.spot.text],
        `Line ${pass.spot.line} says "${pass.spot.text}", but line ${fail.spot.line} says "${fail.spot.text}".`,
        'medium',
      ),
    ];
  });
}

function inLine(statement: Statement): Place[] {
  const { text, box, origin } = statement;
  const [words = '', method = '', path = ''] = ENDPOINT.exec(text) ?? [];
  if (method === '' || origin === 'row' || box === 'odd') return [];
  const rest = text.replace(words, ' ');
  // A cross before the item is read as a box that is not ticked; so is `[ ]`, which says no more than that it is to come.
  const fails = FAILS.test(rest) || (box === 'open' && ANSWERED.test(rest));
  if (box === 'open' && !fails) return [];
  const key = keyOf(method, path);
  if (fails && box !== 'done') return A_CASE.test(rest) ? [] : [{ key, spot: statement, state: 'fail' }];
  const isBare = (rest.match(/[\p{L}\d]+/gu) ?? []).length <= MOST_WORDS && !A_CASE.test(rest);
  const passes = box === 'done' || PASSES.test(text);
  return passes && !fails && isBare ? [{ key, spot: statement, state: 'pass' }] : [];
}

function inTables(document: LintDocument): Place[] {
  return tablesOfThisRun(document).flatMap((table) =>
    table.rows.flatMap((row): Place[] => {
      const joined = ENDPOINT.exec(row.cells.join('   '));
      const method = row.cells.map((cell) => METHOD.exec(cell)?.[1]).find((one) => one !== undefined);
      const path = row.cells.map((cell) => PATH.exec(cell.trim())?.[1]).find((one) => one !== undefined);
      const key =
        method !== undefined && path !== undefined
          ? keyOf(method, path)
          : joined === null
            ? null
            : keyOf(joined[1] ?? '', joined[2] ?? '');
      const states = new Set(row.cells.slice(1).flatMap((cell) => stateOf(cell) ?? []));
      const [state, more] = states;
      // What did not run has passed nothing, whatever was expected of it.
      if (key === null || (state !== 'pass' && state !== 'fail') || more !== undefined) return [];
      return A_CASE.test(row.cells.join(' ')) ? [] : [{ key, spot: rowSpot(table, row), state }];
    }),
  );
}

function keyOf(method: string, path: string): string {
  return `${method} ${path.replace(/[`.:*]+$|\/$/g, '').toLowerCase()}`;
}
