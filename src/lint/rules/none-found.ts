import type { LintDocument, LintTable, Sentence, Spot } from '../document/lint-document.ts';
import { isOfWhole } from '../document/section-kind.ts';
import { placeAt, sentencesAndRows } from '../document/sentences.ts';
import { rowSpot } from '../document/table-rows.ts';
import { isBelowOther, standsInThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { denied, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

type Place = Spot & { text: string };
type Family = 'defect' | 'error' | 'weakness';

const THING = `(?<what>(?:security (?:defects|bugs|issues|problems)|defects|bugs|issues|problems|errors|(?:security )?vulnerabilities))`;
const NONE = new RegExp(
  String.raw`(?<![\p{L}-])(?:no|zero) (?:(?<grave>critical|major|blocking) )?${THING} (?:(?:were|have been) )?(?:found|detected|identified|discovered|observed)(?!\p{L})|(?<!\p{L})(?<ru>дефектов|багов|проблем|ошибок|уязвимостей) (?:не (?:было )?(?:найдено|выявлено|обнаружено)|нет)(?!\p{L})|(?<!\p{L})не (?:было )?(?:найдено|выявлено|обнаружено) (?<turned>дефектов|багов|проблем|ошибок|уязвимостей)(?!\p{L})`,
  'iu',
);
// What stands behind it may say where there are none: of a part.
const END =
  /^(?:\s(?:during|in) (?:(?:the|this) )?(?:tests?|testing|run|audit|project)|\s(?:при|в ходе) (?:тестировани|проверк|прогон)\p{L}*)?\s*(?:$|[.,;!)—–]|\s(?:and|и)\s)/iu;
const OF_WHOLE_LABEL =
  /result|verdict|status|summary|conclusion|overall|итог|вывод|результат|статус|вердикт|резюме/iu;
const CHECKLIST = /checklist|readiness|чек-?лист|готовност/iu;
const FAMILIES: readonly (readonly [Family, RegExp])[] = [
  ['weakness', /secur|vulnerab|уязвим|безопасн/iu],
  ['error', /error|ошиб/iu],
  ['defect', /defect|bug|issue|problem|дефект|баг|проблем/iu],
];
const FOUND = `(?:found|fixed|identified|discovered|detected)`;
const HEAD = new RegExp(
  String.raw`^[^\p{L}]*(?:(?:open|critical|major|обнаруженн\p{L}*|выявленн\p{L}*|найденн\p{L}*|критическ\p{L}*|${FOUND})\s+)*(?:security\s+)?(?:(?:defects|bugs|issues|problems|errors|vulnerabilities|дефекты|баги|проблемы|ошибки|уязвимости)(?=\s*(?:$|[:(#\d]|(?:and|и)\s|(?:log|list|table)\b|${FOUND}))|(?:defect|bug|issue|problem|vulnerability)\s${FOUND})`,
  'iu',
);
// `### Issue 2: ...` is one by itself.
const ONE = /^[^\p{L}]*(?:issue|bug|defect|problem|проблема|дефект|баг)(?:\s?#?\d+)?\s*[:—–-]\s*\p{L}/iu;
const NOTHING = /^[^\p{L}\d]*(?:no|none|n\/a|нет|не|отсутств\p{L}*|all|все)(?!\p{L})|^\W*$/iu;
const ID_OR_NAME =
  /^(?:#|№|id|no\.?|(?:defect|bug|issue|problem|error|дефект|баг|проблема|ошибка)\p{L}*)(?:\s\p{L}+)?$/iu;
const WEAKNESS =
  /\b(?:leak(?:s|age)?|vulnerab\p{L}+|sql injection|xss|csrf|bypass(?:es|ed)?|privilege escalation)\b|(?<!\p{L})(?:утечк\p{L}*|уязвимост\p{L}*|инъекци\p{L}*)/iu;
const LONG_ENOUGH = 12;

/** "No defects found" must not stand beside a table, a list or a heading of such: what was found and mended was found. */
export function noneFound({ document }: RuleContext): LintFinding[] {
  return sentencesAndRows(document).flatMap((sentence) => {
    const claim = claimIn(sentence);
    const place = claim === null ? null : placeOf(claim, document);
    return claim === null || place === null || place.line === claim.spot.line
      ? []
      : [denied(place, claim.spot)];
  });
}

/** What there is said to be none of. */
interface Claim {
  family: Family;
  /** How grave it would be: others may have been found. */
  grave: string;
  spot: Sentence;
}

function claimIn(sentence: Sentence): Claim | null {
  const { text, label, box, origin } = sentence;
  const found = NONE.exec(text);
  if (found === null || origin === 'heading' || box === 'open' || box === 'odd') return null;
  const isTick =
    box === 'done' && [sentence.sectionTitle, ...sentence.headings].some((one) => CHECKLIST.test(one));
  if (!standsInThisRun(sentence) || !(isOfWhole(sentence) || isTick)) return null;
  if (label !== null && !OF_WHOLE_LABEL.test(label)) return null;
  if (!END.test(text.slice(found.index + found[0].length))) return null;
  const family = familyOf(found[0]);
  const grave = found.groups?.['grave']?.toLowerCase() ?? '';
  return family === null ? null : { family, grave, spot: placeAt(sentence, found.index) };
}

function familyOf(text: string): Family | null {
  return FAMILIES.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

function placeOf({ family, grave }: Claim, document: LintDocument): Place | null {
  const isHead = (spot: Spot) =>
    !isBelowOther(spot) &&
    [spot.sectionTitle, ...spot.headings].some((title) => HEAD.test(title) && fits(title));
  const fits = (title: string) =>
    title.toLowerCase().includes(grave) && (family === 'weakness' || familyOf(title) === family);
  if (family === 'weakness') {
    const own = document.sentences.find(
      (one) => one.origin !== 'heading' && isHead(one) && WEAKNESS.test(one.text) && !NOTHING.test(one.value),
    );
    return own ?? null;
  }
  const last = (spot: Spot) => spot.headings.at(-1) ?? spot.sectionTitle;
  const table = tablesOfThisRun(document).find(
    (one) => HEAD.test(last(one)) && fits(last(one)) && ID_OR_NAME.test(one.header[0] ?? ''),
  );
  const row = table?.rows.find(isOne);
  if (table !== undefined && row !== undefined) return rowSpot(table, row);
  const heading = document.sentences.find(
    ({ origin, text, ...spot }) =>
      origin === 'heading' && ONE.test(text) && fits(text) && !isBelowOther(spot),
  );
  if (heading !== undefined) return heading;
  const list = document.lists.find((one) => HEAD.test(last(one)) && fits(last(one)) && !isBelowOther(one));
  const item = list?.items.find(({ text }) => text.length >= LONG_ENOUGH && !NOTHING.test(text));
  return list === undefined || item === undefined ? null : { ...list, ...item };
}

// No row of a table that says that there are none, or counts them.
function isOne({ cells }: LintTable['rows'][number]): boolean {
  const words = cells.filter((cell) => cell.length >= LONG_ENOUGH);
  return words.length > 0 && !NOTHING.test(cells[0] ?? '') && !NOTHING.test(words[0] ?? '');
}
