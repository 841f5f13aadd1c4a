import { idsIn, idWords } from '../document/entry-ids.ts';
import type { Statement } from '../document/lint-document.ts';
import { type BoxFact, factsOf } from '../facts/fact.ts';
import { isNegated, saysNotRun, saysResolved } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import { amount, countOf, listsOf, type RuleContext } from './context.ts';

// What a text says at its end, or says that it is not, it says of the whole; `failed calls` and `missing data` are things.
const LACK =
  /\bnot (?:yet )?(?:executed|run|done|verified|tested|covered|complete[d]?|available|met|performed|implemented|created|calculated)\b|\b(?:is|are|was|were|still|remains?)\s+(?:missing|incomplete|pending|outstanding|unfinished|failing)\b|\b(?:missing|incomplete|unfinished|failed|fails|pending|outstanding|todo)\s*[.!)]*$|❌|✗|(?<!\p{L})не (?:выполн|провер|заверш|готов|запущ|реализ)\S*|(?<!\p{L})(?:отсутству[ею]т|пропущен[аоы]?|провален[аоы]?)\s*[.!)]*$/giu;
const SOME_LACK =
  /(?<![\d.])([1-9]\d*)\s+(?:\p{L}+\s+){0,3}?(?:missing|left out|remaining|not (?:executed|run|covered|tested)|failed|failing|не выполнен\S*|не запущен\S*|пропущен\S*|провален\S*|отсутству\S*)/giu;
const IN_BRACKETS = /\([^()]*\)/g;
const OF = /(?<![\d./])(\d+)\s*(?:\/|of|out of|из)\s*(\d+)(?![\d.%])/i;
// The second of three attempts, steps or pages is no part that is left.
const NO_SHARE =
  /\b(?:retr(?:y|ies)|attempts?|allowed|permitted|limits?|pages?|steps?|phases?|stages?|tries)\b|попыт|повтор|шаг|этап|страниц|лимит|допуст/i;
// `200/404` are statuses, not a part of a whole.
const STATUSES = /(?<!\d)[1-5]\d\d\/[1-5]\d\d(?!\d)/;
const WHOLE =
  /\b(?:all|every|full|complete|entire|100\s?%)\s+(?!executed|run\b)(?:[\w.]+\s+){0,4}?(?:tests?|entries|entry|requests|coverage|spec(?:ification)?|matrix)\b|(?<!\p{L})(?:все|полн\S+)\s+(?:\S+\s+){0,2}?(?:тест|покрыт|запрос)/iu;
const SUM = /sha-?256|checksum|контрольн\S* сумм/i;
// A part of the tests is whole by itself.
const A_PART = /\b\d+\.[x*]|\d+\.\d+|\bpartners?\b|\bseats?\b|\bwrite\b|\bread\b|партн[её]р|мест/i;
const TESTS = String.raw`(?:tests?|entries|requests|test cases|тест\p{L}*|запрос\p{L}*)(?!\p{L})`;
const CLAIM = new RegExp(
  String.raw`(?:(?:\ball|(?<!\p{L})все)\s+(?:the\s+)?(\d{1,5})\s+${TESTS}|(?<![\d./])(\d{1,5})\s*(?:\/|of|out of|из)\s*(\d{1,5})\s+${TESTS})\s+(?:\p{L}+\s+){0,2}?(?:executed|run|ran|passed|completed|выполнен\p{L}*|пройден\p{L}*|прошли)(?!\p{L})`,
  'iu',
);
const DONE = /cover|execut|\br[ua]n\b|tested|passed|выполн|покры|пройден|прогнан/i;
const PARTIAL =
  /\b(?:executed|that ran|were run)\s+(?:tests?|entries)|of (?:the )?(?:executed|tests that ran)|partial|выполненн\S+ (?:тест|запрос)/i;

/** A tick must not stand at a text that says the opposite, and a box must hold a tick or nothing. */
export function ticksMeanIt({ facts }: RuleContext): LintFinding[] {
  const boxes = factsOf(facts, 'box');
  const odd = boxes.filter(({ value }) => value === 'odd');
  const [first] = odd;
  const last = odd.at(-1);
  return [
    ...boxes.flatMap(deniesItself),
    ...(first === undefined || last === undefined
      ? []
      : [
          finding(
            'tick-unreadable',
            [first, first.text],
            [last, last.text],
            `${amount(odd.length, 'box holds', 'boxes hold')} a sign that is neither a tick nor a blank (line ${first.line}: "${first.text}"): nobody can tell whether ${odd.length === 1 ? 'it counts' : 'they count'} as done.`,
          ),
        ]),
  ];
}

/** What is ticked as done must be done by what the rest of the document says. */
export function ticksAreEarned(context: RuleContext): LintFinding[] {
  return factsOf(context.facts, 'box')
    .filter(({ value }) => value === 'done')
    .flatMap((box) => {
      const against = contradicted(box, context);
      if (against === null) return [];
      const { fact, value } = against;
      return [
        finding(
          'tick-not-earned',
          [box, box.text],
          [fact, value],
          `Line ${box.line} ticks "${box.text}", but line ${fact.line} says that ${value}.`,
        ),
      ];
    });
}

function deniesItself(box: BoxFact): LintFinding[] {
  const { text, value, line } = box;
  const report = (why: string) => [
    finding(
      'tick-denies-itself',
      [box, value === 'done' ? 'ticked' : 'not ticked'],
      [box, why],
      `The box in line ${line} is ${value === 'done' ? 'ticked' : 'not ticked'}, but its own text says the opposite: "${text}".`,
    ),
  ];
  const [, part, whole] = STATUSES.test(text) || NO_SHARE.test(text) ? [] : (OF.exec(text) ?? []);
  if (value === 'open') {
    return part !== undefined && part === whole && part !== '0' && !lacks(text)
      ? report(`${part} of ${whole}`)
      : [];
  }
  if (value !== 'done') return [];
  if (lacks(text) || saysSumToCome(text)) return report('not done');
  const none = part === '0' && !DONE.test(text);
  if (part !== undefined && !none && Number(part) < Number(whole) && !/\b(?:only|partial)/i.test(text))
    return report(`${part} of ${whole}`);
  const some = /^no\b.*\((\d+)\s+\p{L}+/iu.exec(text)?.[1];
  return some !== undefined && Number(some) > 0 ? report(`${some} found`) : [];
}

function lacks(text: string): boolean {
  // What was missing and is not any more, and what is written down about it, is done; so is a rule of what would fail.
  if (saysResolved(text) || /\b(?:would|if|when|expected|correctly|properly)\b|ожидаем|корректно/i.test(text))
    return false;
  const counted = [...text.matchAll(SOME_LACK)].some(({ index }) => !isNegated(text.slice(0, index)));
  const plain = text.replaceAll(IN_BRACKETS, ' ').trim();
  return counted || [...plain.matchAll(LACK)].some(({ index }) => !isNegated(plain.slice(0, index)));
}

function contradicted(box: BoxFact, context: RuleContext): { fact: LintFindingSpot; value: string } | null {
  const { facts, letters } = context;
  const { text } = box;
  const { ids } = idsIn(text, letters);
  const list = saysResolved(text)
    ? undefined
    : listsOf(context, 'missing').find(
        (item) => item.line !== box.line && item.value.some((id) => ids.includes(id)),
      );
  if (list !== undefined && !saysNotRun(text))
    return { fact: list, value: `${idWords(list.value.filter((id) => ids.includes(id)))} did not run` };
  const claim = claimOfAll(text);
  const executed = countOf(context, 'executed');
  if (claim !== null && executed !== undefined && executed.claimed !== true && claim !== executed.value)
    return { fact: executed, value: `${executed.value} were executed` };
  const failed = countOf(context, 'failed');
  if (
    failed !== undefined &&
    failed.value > 0 &&
    /\bno (?:failed|failures?)|\ball\b.*\bpassed\b|(?:all|every)\b.*\b(?:tests?|entries|entry)\b.*\b(?:passed|met|succeeded)|без (?:ошибок|провал)|(?<!\p{L})(?:ошибок|провал\p{L}*)(?:\s+\p{L}+)?\s+(?:нет|не (?:было|обнаружено|выявлено))|(?<!\p{L})нет\s+(?:ошибок|провал|упавш)|(?<!\p{L})все\s.*(?:тест|запрос)\S*\s.*(?:пройден|успешн)/iu.test(
      text,
    )
  ) {
    return { fact: failed, value: `${failed.value} failed` };
  }
  const hits = factsOf(facts, 'quantity').find(({ subject, value }) => subject === 'hits' && value > 0);
  if (hits !== undefined && /\bno\b.*(?:pii|secret|personal)|masked|нет (?:персональн|секрет)/i.test(text))
    return { fact: hits, value: `there are ${hits.value} hits` };
  const pending = context.document.statements.find(
    (other) => other.line !== box.line && other.box === null && saysPendingSum(other),
  );
  if (pending !== undefined && SUM.test(text)) return { fact: pending, value: `"${pending.text}"` };
  const sum = factsOf(facts, 'hash').find(
    ({ algorithm, value }) => algorithm === 'sha256' && !/^[0-9a-f]{64}$/i.test(value),
  );
  if (sum !== undefined && SUM.test(text))
    return { fact: sum, value: `the SHA-256 is one of ${sum.value.length} characters, which is none` };
  if (claim !== null && executed !== undefined) return null;
  if (A_PART.test(text) || !WHOLE.test(text) || PARTIAL.test(text) || !DONE.test(text)) return null;
  return leftOut(context);
}

// `All 24 tests executed`, `30/30 tests passed`: how many are said to be all; null for a part of them, and for other texts.
function claimOfAll(text: string): number | null {
  if (A_PART.test(text) || PARTIAL.test(text)) return null;
  const [, all, part, whole] = CLAIM.exec(text) ?? [];
  if (part !== undefined && part !== whole) return null;
  const said = all ?? part;
  return said === undefined ? null : Number(said);
}

const TO_COME =
  /\b(?:to be|will be|pending|tbd|todo|not (?:yet )?(?:calculated|created|available)|n\/a|later)\b|<[^>]*>|будет|позже|не (?:рассчит|посчит|создан|вычисл)/i;

// `SHA256: to be calculated after packing`.
function saysPendingSum({ label, value }: Statement): boolean {
  return label !== null && SUM.test(label) && TO_COME.test(value);
}

// `Archive created, SHA-256: to be calculated`: what the sum comes to stands behind it.
function saysSumToCome(text: string): boolean {
  const [, said = ''] = /(?:sha-?256|checksum|контрольн\S* сумм\S*)\s*[:(–—-]\s*(.*)$/i.exec(text) ?? [];
  return TO_COME.test(said);
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
