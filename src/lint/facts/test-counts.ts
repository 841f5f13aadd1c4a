import { classesIn } from '../classes/class-words.ts';
import { idsIn } from '../document/entry-ids.ts';
import { idsBeside } from '../document/ids-beside.ts';
import type { Statement } from '../document/lint-document.ts';
import { leadingNumber } from '../document/numbers.ts';
import {
  COUNTS_A_KIND,
  countsOthers,
  KIND_OF_TESTS,
  NOT_A_COUNT,
  NOW,
  OF_A_MEASURE,
  OF_OTHERS,
  OF_TIME,
  ONE_OF_SEVERAL,
  OTHER_CLASS,
  saysErrors,
  TESTS_LABEL,
  testsFirst,
  WITH_A_REMARK,
} from './count-wording.ts';
import type { CountFact, TestConcept } from './fact.ts';
import { countsInRow } from './listed-counts.ts';
import { spotOf } from './spot-of.ts';
import { isAboutEarlier, saysNotRun } from './wording.ts';

// A count of a part: of the Partners tests, of the files. It says nothing of the whole run.
const PART =
  /partner|партн[её]р|\border|заказ|client|клиент|\bevent|событ|мероприят|seat|мест|barcode|штрих|discount|скид|promo|промо|price|\bwrite|\bread\b|операц|scenario|сценари|\btables?\b|таблиц|\bfiles?\b|файл|check|провер|\bcalls?\b|вызов|coverage|покрыти|\bspec(?:ification)?s?\b|with(out)? a case|answer|ответ|batch|\brate\b|section \d|раздел \d|attempt|попыт|\bshards?\b|\bstage \d|этап \d|additional|previous|дополнительн|per second/i;

const CONCEPTS: readonly (readonly [TestConcept, RegExp])[] = [
  ['passed', /\bmet\b.*expect|соответств\S+ ожидан/i],
  ['denied', /denied|forbidden|отказ|запрещ|нет прав/i],
  ['expectedErrors', /(?<!un)expected (?:\S+ )?(?:error|failure)|errors? (?:as )?expected|ожидаем\S* ошиб/i],
  [
    'notExecuted',
    /\bnot (?:\S+ )?(?:executed|run)\b|unexecuted|missing|не (?:был[аио]? )?(?:выполн|запущ|исполн)|не прог|отсутств/i,
  ],
  ['skipped', /skipped|пропущ/i],
  ['failed', /unsuccessful|\bfail(?:ed|ures?|s|ing)?\b|неуспеш|неудач|провал|упал|не (?:пройден|прош)/i],
  ['succeeded', /succe|успеш/i],
  ['passed', /\bpass(?:ed|es|ing)?\b|пройден|(?<!\p{L})прош(?:ло|ли|[её]л|ла)(?!\p{L})/iu],
  [
    'specified',
    /\bin (?:the )?(?:scope|profile|plan)\b|of the profile|specified|planned|possible|запланир|в профиле|в объ[её]ме/i,
  ],
  [
    'executed',
    /executed|\btests? completed\b|\bcompleted tests?\b|\b(?:tests?|entries|requests|were|was) r[ua]n\b|^r[ua]n$|performed|выполн|прогнан|запущен|исполнен/i,
  ],
  [
    'total',
    /^(?:total|all)(?: number of| count of)?(?: tests| entries| requests)?$|^(?:tests|entries)(?: total| in total)?$|^всего(?: тестов| испытаний| кейсов)?$|^тестов$/i,
  ],
];
const OF_RUN: readonly TestConcept[] = ['executed', 'total', 'specified'];
const ZERO_CONCEPTS: readonly TestConcept[] = [
  'failed',
  'skipped',
  'denied',
  'expectedErrors',
  'notExecuted',
];
const NOUN = '(?:tests?|entries|entry|requests?|test cases?|тест\\p{L}*|запрос\\p{L}*)';
const VERB =
  '(not executed|could not be (?:run|executed)|executed|run|ran|passed|failed|succeeded|successful|skipped|не выполнен\\S*|выполнен\\S*|пройден\\S*|провален\\S*|пропущен\\S*|успешн\\S*)';
// `54 of 62 tests`, `54/62 tests`: the first is what was done.
const OUT_OF = '(?:(?:\\s?\\/\\s?|\\s+(?:of|out of|из)\\s+(?:the\\s+)?)(?<whole>\\d+))?';
const PROSE: readonly RegExp[] = [
  new RegExp(
    `(\\d+)${OUT_OF}\\s+${NOUN}\\s+(?:were\\s+|was\\s+|have been\\s+|was\\s+|был\\S*\\s+)?(?<verb>${VERB})`,
    'giu',
  ),
  new RegExp(`(?<verb>executed|ran|(?:не\\s+)?выполнен\\S*)\\s+(\\d+)${OUT_OF}\\s+${NOUN}`, 'giu'),
];
// `All 33 mandatory tests have been executed`.
const ALL_OF_THEM =
  /(?:\ball|(?<!\p{L})все)\s+(?:the\s+)?(\d{1,6})\s+(?:(?:mandatory|required|planned|specified|documented|automated|contract|обязательн\p{L}*|запланированн\p{L}*)\s+)?(?:tests?|test cases|test scenarios|entries|requests|тест\p{L}*)(?!\p{L})(?:\s+[^\s.;,]+){0,4}?\s+(?:executed|completed|passed|run|выполнен\p{L}*|пройден\p{L}*)(?!\p{L})|(?:executed|completed|выполнены)\s+(?:all|все)\s+(\d{1,6})\s+(?:tests?|тест\p{L}*)(?!\p{L})/giu;
// `Of the 36 requests 30 were executed, 4 were skipped and 3 could not be run`, `Из 36 запросов выполнено 30, пропущено 4`.
const OF_THE = new RegExp(
  `(?:^|[.!?]\\s+)(?:of|out of|из)\\s+(?:the\\s+|all\\s+|all the\\s+|всех\\s+)?(\\d{1,5})\\s+${NOUN}(?!\\p{L})`,
  'iu',
);
const VERB_FIRST =
  /(?<!\p{L})(не выполнен\p{L}*|выполнен\p{L}*|пройден\p{L}*|провален\p{L}*|пропущен\p{L}*|успешн\p{L}*)\s+(\d{1,5})(?![\d.,]*\d|\s*%)/giu;
const BESIDE = new RegExp(`(\\d+)\\s+(?:(?:were|was|have been|had)\\s+)?${VERB}(?![\\p{L}])`, 'giu');

/** Numbers of tests of the whole run in a statement: labelled, or in a sentence. */
export function testCounts(statement: Statement, letters: boolean): CountFact[] {
  const { section, headings, label, text, box } = statement;
  if (box !== null || isAboutEarlier(statement)) return [];
  if (['warehouse', 'artifacts'].includes(section) || (section === 'metrics' && headings.length > 0))
    return [];
  if (headings.some((heading) => PART.test(heading) || KIND_OF_TESTS.test(heading))) return [];
  // The row of a table of reasons: its label is the reason.
  if (statement.origin === 'row' && headings.some(saysNotRun)) return [];
  const listed = label === null || /^\d{1,5}\s+\p{L}+/u.test(label) ? countsInRow(statement) : [];
  if (listed.length > 0) return listed;
  const ofTests =
    label !== null && TESTS_LABEL.test(label)
      ? countsInRow({
          ...statement,
          text: testsFirst(statement.value.split(/(?<=[\p{L}\d])\.\s+(?=\p{Lu})/u)[0] ?? ''),
        })
      : [];
  if (ofTests.length > 0) return ofTests.map((fact) => ({ ...fact, text }));
  // A label with a number, as in `15 tests executed: 13 passed`, is a sentence.
  const concept =
    label === null || /^(?:(?:of|out of|из)\s)?\d|\d\/\d|[.!?]\s+\p{Lu}/iu.test(label)
      ? null
      : conceptOf(label);
  if (label !== null && NOT_A_COUNT.test(label)) return [];
  if (label !== null && ONE_OF_SEVERAL.test(label)) return [];
  if (concept === 'total' && isOfAClass(statement)) return [];
  // `run: 08` and `Run: 20250910_031500` are its name.
  if (/^run$/i.test(label ?? '') && /^(?:0|1$|\d+[_-])/.test(statement.value)) return [];
  if (concept !== null) return labelled(statement, concept, letters);
  if (
    label !== null &&
    NOW.test(label) &&
    /^\d{1,5}\s*(?:\/|of|out of|из)\s*\d{1,5}\s+(?:tests|entries|requests|тест|запрос)/i.test(statement.value)
  )
    return labelled(statement, 'executed', letters);
  if (saysErrors(statement)) return labelled(statement, 'failed', letters);
  if (label !== null && OTHER_CLASS.test(label) && !PART.test(label))
    return labelled(statement, 'otherClass', letters);
  if (label !== null && !/\d/.test(label) && PART.test(label)) return [];
  return PART.test(text.replaceAll(ALL_OF_THEM, ' ')) ? allOfThem(statement) : inSentence(statement, letters);
}

// `Total: 4` below `Errors by class` is of the errors.
function isOfAClass({ label, value, sectionTitle, headings, origin, column = '' }: Statement): boolean {
  const title = headings.at(-1) ?? sectionTitle;
  const concept = classOf(title);
  const isTotal = /^(?:total|all|sum|всего|итого)$/i.test(label ?? '');
  // `Total: 8 failures` says so itself.
  const [, noun] = /^\d{1,5}\s+(\p{L}+)\.?$/u.exec(value) ?? [];
  const named = noun === undefined ? null : classOf(noun);
  if (isTotal && named !== null && !OF_RUN.includes(named)) return true;
  if (isTotal && (OF_A_MEASURE.test(column) || (origin === 'row' && OF_OTHERS.test(title)))) return true;
  return /^(?:total|всего|итого)$/i.test(label ?? '') && concept !== null && !OF_RUN.includes(concept);
}

/** The concept that a label names; null when it is not of the counts of tests. */
export function conceptOf(label: string): TestConcept | null {
  if (WITH_A_REMARK.test(label)) return 'otherClass';
  const [named, another] = classesIn(label);
  if (named?.name === 'expectedError' && another === undefined) return 'expectedErrors';
  // `Passed (success or expected error)` says what passed means.
  if (/\([^()]*(?<!\p{L})(?:or|or an|and|или|и)(?!\p{L})[^()]*\)/iu.test(label))
    return conceptOf(label.replaceAll(/\([^()]*\)/g, ''));
  return CONCEPTS.find(([, pattern]) => pattern.test(label))?.[0] ?? null;
}

/** The concept that a label names, a class of the document's own among them; null for other words. */
export function classOf(label: string): TestConcept | null {
  return conceptOf(label) ?? (OTHER_CLASS.test(label) ? 'otherClass' : null);
}

function labelled(statement: Statement, concept: TestConcept, letters: boolean): CountFact[] {
  const base = { ...spotOf(statement), kind: 'count' as const, nested: statement.nested };
  // `Passed: ✅ 10`.
  const number = leadingNumber(statement.value.replace(/^(?:[^\p{L}\p{N}\p{P}~≈+\u2212|=<>]|\s)+/u, ''));
  if (number === null) {
    const none = /^(?:none|нет|no|—|-)\.?$/i.test(statement.value) && ZERO_CONCEPTS.includes(concept);
    return none && !PART.test(statement.label ?? '')
      ? [{ ...base, concept, value: 0, ids: [], part: false }]
      : [];
  }
  if (OF_TIME.test(number.rest) || countsOthers(statement.label ?? '', number.rest)) return [];
  const part =
    COUNTS_A_KIND.test(statement.label ?? '') ||
    PART.test(`${statement.label} ${/^[^()\d]*/.exec(number.rest)?.[0] ?? ''}`);
  const { ids } = idsBeside(number.rest, letters);
  const facts: CountFact[] = [{ ...base, concept, value: number.value, ids, part }];
  if (part) return facts;
  const whole = /^\s*(?:\/|of|out of|из)\s*(?:the\s+)?(\d+)/.exec(number.rest)?.[1];
  if (whole !== undefined && ['executed', 'passed', 'succeeded', 'total'].includes(concept)) {
    facts.push({ ...base, concept: 'specified', value: Number(whole), ids: [], part: false });
  }
  if (['executed', 'specified', 'total', 'passed'].includes(concept))
    facts.push(...beside(base, number.rest, letters));
  return facts;
}

function allOfThem(statement: Statement): CountFact[] {
  return [...statement.text.matchAll(ALL_OF_THEM)].map((found) => ({
    ...spotOf(statement),
    kind: 'count',
    concept: 'executed',
    value: Number(found[1] ?? found[2]),
    ids: [],
    nested: false,
    part: false,
    claimed: true,
  }));
}

function inSentence(statement: Statement, letters: boolean): CountFact[] {
  const base = { ...spotOf(statement), kind: 'count' as const, nested: false };
  const { text } = statement;
  // `Not all 40 tests run there` counts some of them.
  if (
    /\b(?:not all|some of|only some|no more than|at least|up to)\b|(?<!\p{L})(?:не все|часть)(?!\p{L})/iu.test(
      text,
    )
  )
    return [];
  const facts: CountFact[] = allOfThem(statement);
  let rest = text.replaceAll(ALL_OF_THEM, ' ');
  if (facts.length > 0 && !/\d/.test(rest)) return facts;
  const [, whole] = OF_THE.exec(rest) ?? [];
  if (whole !== undefined && facts.length === 0)
    return sameOnce([
      { ...base, concept: 'specified', value: Number(whole), ids: [], part: false },
      ...beside(base, rest, letters),
      ...[...rest.matchAll(VERB_FIRST)].flatMap(([, verb, value]): CountFact[] => {
        const concept = conceptOf(verb ?? '');
        return concept === null ? [] : [{ ...base, concept, value: Number(value), ids: [], part: false }];
      }),
    ]);
  for (const pattern of PROSE) {
    for (const found of rest.matchAll(pattern)) {
      const { verb, whole } = found.groups ?? {};
      const concept = conceptOf(verb ?? '');
      const value = Number(/\d+/.exec(found[0])?.[0]);
      if (concept === null) continue;
      const after = rest.slice(found.index + found[0].length);
      const bracket = /^\s*[:(]\s*([^();]*)/.exec(after)?.[1] ?? '';
      facts.push({ ...base, concept, value, ids: idsIn(bracket, letters).ids, part: false });
      // `13 of 13 tests passed`: of those executed, as many as there were.
      if (whole !== undefined && (concept === 'executed' || Number(whole) !== value))
        facts.push({ ...base, concept: 'specified', value: Number(whole), ids: [], part: false });
      rest = rest.replace(found[0], '');
    }
  }
  if (facts.length === 0) return [];
  return sameOnce([...facts, ...beside(base, rest, letters)]);
}

function sameOnce(all: CountFact[]): CountFact[] {
  // `Run A executed 22 tests, run B executed 33` speaks of several runs.
  const values = new Map<string, number>();
  const differs = all.some(({ concept, value }) => {
    const first = values.get(concept) ?? value;
    values.set(concept, first);
    return first !== value;
  });
  return differs ? [] : all;
}

// `33 (31 passed, 2 failed)`: the counts beside a count.
function beside(
  base: Omit<CountFact, 'concept' | 'value' | 'ids' | 'part'>,
  text: string,
  letters: boolean,
): CountFact[] {
  return [...text.matchAll(BESIDE)].flatMap((found) => {
    const concept = conceptOf(found[2] ?? '');
    const bracket = /^\s*\(([^()]*)\)/.exec(text.slice(found.index + found[0].length))?.[1] ?? '';
    if (concept === null) return [];
    return [{ ...base, concept, value: Number(found[1]), ids: idsIn(bracket, letters).ids, part: false }];
  });
}
