import { statesOf } from '../amounts/state-tables.ts';
import type { LintDocument, Spot } from '../document/lint-document.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { scopesOf } from '../facts/scope.ts';
import { denied, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

// What cannot run here, and why: `image pull was blocked by a stopped engine`.
const BLOCKED =
  /^(?:full |the )?(?<name>[\w./-]{3,80}(?:\s[\w-]{3,20})?)\s(?:(?:is |was )?blocked by|(?:cannot|can['’]t) be (?:executed|run|started|built)|не может быть (?:выполнен|запущен|собран)\p{L}*|заблокирован\p{L}* из-за)(?!\p{L})(?<rest>.{0,160})/iu;
const OF_THE_PLACE =
  /\b(?:environment|not (?:running|available|installed|started)|inactive|unavailable|missing|stopped)\b|(?<!\p{L})(?:окружени|сред[аеуы]|не (?:запущен|установлен|доступ)|недоступ|отсутств)\p{L}*/iu;
const WENT_WELL = String.raw`\s(?:(?:is|was|runs?|ran)\s)?(?:ok|pass(?:ed|es)?|succeeded|successful|✅|успешн\p{L}*|прош[её]л\p{L}*)(?!\p{L})`;
// Some of them may run, and others not.
const OF_SOME = /^(?:all|any|some|most|many|few|these|those|other|remaining|further|new|more)\s/iu;
// On another machine it may run.
const OTHER_MACHINE =
  /\b(?:ci|github|server|remote|pipeline|vm|runner)\b|(?<!\p{L})(?:сервер|удал[её]нн)\p{L}*/iu;

/** What cannot be executed where the tests ran has not passed there, under its own name. */
export function blockedAndPassed({ document }: RuleContext): LintFinding[] {
  if (scopesOf(document).hasLaterRun) return [];
  return document.sentences.flatMap((sentence) => {
    const { name = '', rest = '' } = BLOCKED.exec(sentence.text)?.groups ?? {};
    // One word names too much: tests may be of any kind.
    if (
      !/[\s.]/.test(name) ||
      OF_SOME.test(name) ||
      !OF_THE_PLACE.test(rest) ||
      sentence.box === 'open' ||
      !isOfThisRun(sentence)
    )
      return [];
    const row = passedRow(name, document);
    return row === undefined || row.line === sentence.line ? [] : [denied(row, sentence)];
  });
}

function passedRow(name: string, document: LintDocument): (Spot & { text: string }) | undefined {
  const rows = statesOf(document)
    .flatMap((table) => table.rows)
    .filter(({ state, spot }) => state === 'pass' && isOfHere(spot));
  const script = /([a-z\d]+(?:[_-][a-z\d]+)*)\.[a-z]{2,4}$/iu.exec(name)?.[1];
  const own = script?.split(/[_-]/)[0]?.toLowerCase();
  const passes = new RegExp(
    String.raw`(?<![\p{L}\d])${(script ?? name).replaceAll(/[^\p{L}\d\s_]/gu, '.')}${WENT_WELL}`,
    'iu',
  );
  return rows.find(
    ({ spot, name: title }) =>
      // `Second import` is a run of `import_halls.sh`.
      passes.test(spot.text) || (own !== undefined && title.toLowerCase().split(/\s/).at(-1) === own),
  )?.spot;
}

function isOfHere({ text, sectionTitle, headings }: Spot & { text: string }): boolean {
  return ![text, sectionTitle, ...headings].some((words) => OTHER_MACHINE.test(words));
}
