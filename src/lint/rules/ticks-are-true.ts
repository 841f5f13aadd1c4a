import type { Confidence } from '../confidence.ts';
import { idsIn, idWords } from '../document/entry-ids.ts';
import { type BoxFact, factsOf } from '../facts/fact.ts';
import { BUT } from '../facts/id-lists.ts';
import { SUM, saysPendingSum } from '../facts/pending-sums.ts';
import { saysNotRun, saysResolved } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import { countOf, listsOf, type RuleContext } from './context.ts';
import { OF_BEING_DONE } from './ticks-mean-it.ts';

const WHOLE =
  /\b(?:all|every|full|complete|entire|100\s?%)\s+(?!executed|run\b)(?:[\w.]+\s+){0,4}?(?:tests?|entries|entry|requests|coverage|spec(?:ification)?|matrix)\b|(?<!\p{L})(?:все|полн\S+)\s+(?:\S+\s+){0,2}?(?:тест|покрыт|запрос)/iu;
// A part of the tests is whole by itself.
const A_PART = /\b\d+\.[x*]|\d+\.\d+|\bpartners?\b|\bseats?\b|\bwrite\b|\bread\b|партн[её]р|мест/i;
const TESTS = String.raw`(?:tests?|entries|requests|test cases|тест\p{L}*|запрос\p{L}*)(?!\p{L})`;
const OF_TESTS = new RegExp(String.raw`\b${TESTS}|(?<!\p{L})${TESTS}|\b(?:failures?|failed)\b`, 'iu');
const CLAIM = new RegExp(
  String.raw`(?:(?:\ball|(?<!\p{L})все)\s+(?:the\s+)?(\d{1,5})\s+${TESTS}|(?<![\d./])(\d{1,5})\s*(?:\/|of|out of|из)\s*(\d{1,5})\s+${TESTS})\s+(?:\p{L}+\s+){0,2}?(?:executed|run|ran|passed|completed|выполнен\p{L}*|пройден\p{L}*|прошли)(?!\p{L})`,
  'iu',
);
const PASSED = /\bpassed\b|пройден|прошли/i;
const PARTIAL =
  /\b(?:executed|that ran|were run)\s+(?:tests?|entries)|of (?:the )?(?:executed|tests that ran)|partial|выполненн\S+ (?:тест|запрос)/i;

/** What is ticked as done must be done by what the rest of the document says. */
export function ticksAreEarned(context: RuleContext): LintFinding[] {
  const evidence = evidenceOf(context);
  return factsOf(context.facts, 'box')
    .filter(({ value }) => value === 'done')
    .flatMap((box) => {
      const against = contradicted(box, context, evidence);
      if (against === null) return [];
      const { fact, value, confidence } = against;
      return [
        finding(
          'tick-not-earned',
          [box, box.text],
          [fact, value],
          `Line ${box.line} ticks "${box.text}", but line ${fact.line} says that ${value}.`,
          confidence,
        ),
      ];
    });
}

/** What ticks are compared with, read once for all of them. */
function evidenceOf(context: RuleContext) {
  const { facts, document } = context;
  return {
    missing: listsOf(context, 'missing'),
    hits: factsOf(facts, 'quantity').find(({ subject, value }) => subject === 'hits' && value > 0),
    pendingSums: document.statements.filter(
      (statement) => statement.box === null && saysPendingSum(statement),
    ),
    sum: factsOf(facts, 'hash').find(
      ({ algorithm, value }) => algorithm === 'sha256' && !/^[0-9a-f]{64}$/i.test(value),
    ),
  };
}

function contradicted(
  box: BoxFact,
  context: RuleContext,
  { missing, hits, pendingSums, sum }: ReturnType<typeof evidenceOf>,
): { fact: LintFindingSpot; value: string; confidence?: Confidence } | null {
  const { letters } = context;
  const { text } = box;
  const { ids } = idsIn(text.split(BUT)[0] ?? '', letters);
  const list = saysResolved(text)
    ? undefined
    : missing.find((item) => item.line !== box.line && item.value.some((id) => ids.includes(id)));
  if (list !== undefined && !saysNotRun(text))
    return { fact: list, value: `${idWords(list.value.filter((id) => ids.includes(id)))} did not run` };
  const claim = claimOfAll(text);
  const executed = countOf(context, 'executed');
  if (claim !== null && executed !== undefined && executed.claimed !== true && claim !== executed.value)
    return { fact: executed, value: `${executed.value} were executed` };
  const passed = countOf(context, 'passed') ?? countOf(context, 'succeeded');
  if (
    claim !== null &&
    PASSED.test(text) &&
    passed !== undefined &&
    passed.value < claim &&
    !hasErrors(context)
  )
    return { fact: passed, value: `${passed.value} passed` };
  const failed = countOf(context, 'failed');
  if (
    failed !== undefined &&
    failed.value > 0 &&
    /\bno (?:failed|failures?)(?!\s+(?:of|with|in|above)\b)|\ball\b.*\bpassed\b|(?:all|every)\b.*\b(?:tests?|entries|entry)\b.*\b(?:passed|met|succeeded)|без (?:ошибок|провал)|(?<!\p{L})(?:ошибок|провал\p{L}*)(?:\s+\p{L}+)?\s+(?:нет|не (?:было|обнаружено|выявлено))|(?<!\p{L})нет\s+(?:ошибок|провал|упавш)|(?<!\p{L})все\s.*(?:тест|запрос)\S*\s.*(?:пройден|успешн)/iu.test(
      text,
    )
  ) {
    // `All quality checks passed` may have nothing to do with the tests that failed.
    return {
      fact: failed,
      value: `${failed.value} failed`,
      ...(OF_TESTS.test(text) ? {} : { confidence: 'low' }),
    };
  }
  if (hits !== undefined && /\bno\b.*(?:pii|secret|personal)|masked|нет (?:персональн|секрет)/i.test(text))
    return { fact: hits, value: `there are ${hits.value} hits` };
  const pending = pendingSums.find(({ line }) => line !== box.line);
  if (pending !== undefined && SUM.test(text)) return { fact: pending, value: `"${pending.text}"` };
  if (sum !== undefined && SUM.test(text))
    return { fact: sum, value: `the SHA-256 is one of ${sum.value.length} characters, which is none` };
  if (claim !== null && executed !== undefined) return null;
  if (A_PART.test(text) || !WHOLE.test(text) || PARTIAL.test(text) || !OF_BEING_DONE.test(text)) return null;
  return leftOut(context);
}

// Where errors were expected, or calls denied, a test may pass that did not succeed.
function hasErrors(context: RuleContext): boolean {
  return (['expectedErrors', 'denied', 'otherClass'] as const).some(
    (concept) => (countOf(context, concept)?.value ?? 0) > 0,
  );
}

// `All 24 tests executed`, `30/30 tests passed`: how many are said to be all; null for a part of them, and for other texts.
function claimOfAll(text: string): number | null {
  if (A_PART.test(text) || PARTIAL.test(text)) return null;
  const [, all, part, whole] = CLAIM.exec(text) ?? [];
  if (part !== undefined && part !== whole) return null;
  const said = all ?? part;
  return said === undefined ? null : Number(said);
}

type LintFindingSpot = Parameters<typeof finding>[1][0];

function leftOut(context: RuleContext): { fact: LintFindingSpot; value: string } | null {
  const [executed, specified, missing] = (['executed', 'specified', 'notExecuted'] as const).map((name) =>
    countOf(context, name),
  );
  if (executed !== undefined && specified !== undefined && executed.value < specified.value) {
    return { fact: executed, value: `${executed.value} of ${specified.value} tests were executed` };
  }
  if (missing !== undefined && missing.value > 0)
    return { fact: missing, value: `${missing.value} were not executed` };
  const [list] = listsOf(context, 'missing');
  return list === undefined ? null : { fact: list, value: `${idWords(list.value)} did not run` };
}
