import { talliesOf } from '../amounts/tallies.ts';
import { classRows } from '../classes/class-rows.ts';
import type { Confidence } from '../confidence.ts';
import { idWords } from '../document/entry-ids.ts';
import type { LintDocument } from '../document/lint-document.ts';
import { sentencesAndRows } from '../document/sentences.ts';
import { type CountFact, factsOf, type VerdictFact } from '../facts/fact.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { scopesOf } from '../facts/scope.ts';
import { finding, type LintFinding } from '../finding.ts';
import { mostlyFailed } from '../records/mostly-failed.ts';
import { countOf, listsOf, type RuleContext } from './context.ts';
import { openBlocker } from './open-blockers.ts';
import { denialOfReady } from './ready-denied.ts';
import { isAccounted } from './rest-adds-up.ts';

// Of what holds a release up.
const BLOCKING = /^(?:blocker|showstopper|блокер\p{L}*|блокирующ\p{L}*)$/u;
const MAY_BE_EXPECTED = /^(?:errors?|ошиб|с ошиб)/i;

/** The verdict must be the same wherever it stands. */
export function verdictsAgree({ facts }: RuleContext): LintFinding[] {
  const [first, ...others] = factsOf(facts, 'verdict');
  if (first === undefined) return [];
  const different = others.filter((other) => other.value !== first.value && !areReady(first, other));
  return different
    .filter(({ value }, index) => different.findIndex((other) => other.value === value) === index)
    .map((other) =>
      finding(
        'status-differs',
        [first, first.value],
        [other, other.value],
        `The verdict is ${first.value} in line ${first.line} ("${first.text}"), but ${other.value} in line ${other.line} ("${other.text}").`,
        // What is incomplete may be a part, beside a verdict of the whole.
        first.value === 'INCOMPLETE' || other.value === 'INCOMPLETE' ? 'low' : undefined,
      ),
    );
}

// `Ready, with known issues (non-blocking)` says the same as a plain `Ready`.
function areReady(one: VerdictFact, other: VerdictFact): boolean {
  const isReady = ({ value, text }: VerdictFact) =>
    value === 'READY' || /\bready\b.*\bnon-?blocking\b|(?<!\p{L})готов.*(?<!\p{L})не ?блокир/iu.test(text);
  return isReady(one) && isReady(other);
}

// What failed first may have passed when it was run again, and the verdict is given after that: only what a later run says then counts.
function failuresLeft(context: RuleContext): { failed: CountFact | undefined; isSettled: boolean } {
  const { hasLaterRun, of } = scopesOf(context.document);
  if (!hasLaterRun) return { failed: countOf(context, 'failed'), isSettled: false };
  const failed = factsOf(context.facts, 'count').find(
    ({ concept, line, value }) => concept === 'failed' && of({ line, value: String(value) }).run === 'later',
  );
  return { failed, isSettled: true };
}

/** READY must not stand beside tests that failed or did not run, nor beside what else denies it. */
export function verdictFitsResults(context: RuleContext): LintFinding[] {
  const [ready, ...more] = factsOf(context.facts, 'verdict').filter(({ value }) => value === 'READY');
  if (ready === undefined) return [];
  const counted = deniedByResults(ready, context);
  if (counted.length > 0) return counted;
  for (const verdict of [ready, ...more]) {
    const place = denialOfReady(verdict, context.document);
    if (place !== null)
      return [
        finding(
          'status-hides-failures',
          [verdict, 'READY'],
          [place, place.text],
          `Line ${verdict.line} says READY, but line ${place.line} says "${place.text}".`,
          'medium',
        ),
      ];
  }
  return [];
}

// `Known issues (non-critical)` has what is left on purpose.
function hasKnown({ sentences }: LintDocument): boolean {
  return sentences.some(
    ({ origin, text }) =>
      origin === 'heading' &&
      /\bknown (?:issues|failures|defects)\b.*(?:non-?critical|non-?blocking|accepted|minor)|(?<!\p{L})известн\p{L}* (?:проблем|дефект|ошибк)\p{L}*.*(?:некритич|не блокир|принят)/iu.test(
        text,
      ),
  );
}

function deniedByResults(ready: VerdictFact, context: RuleContext): LintFinding[] {
  const { rows } = context;
  const against = (fact: Parameters<typeof finding>[1][0], value: string, confidence?: Confidence) => [
    finding(
      'status-hides-failures',
      [ready, 'READY'],
      [fact, value],
      `Line ${ready.line} says READY, but line ${fact.line} says that ${value}.`,
      confidence,
    ),
  ];
  // What holds a release up says more than a number.
  const open = openBlocker(context.document);
  if (open !== null) return against(open, `"${open.text}"`);
  const most = hasKnown(context.document) ? null : mostlyFailed(context.document);
  if (most !== null) return against(most, `"${most.text}"`, 'medium');
  const { failed, isSettled } = failuresLeft(context);
  // Plain errors may be those that were expected, where the document has such.
  const isExpected =
    failed !== undefined && MAY_BE_EXPECTED.test(failed.text) && countOf(context, 'expectedErrors');
  // A release may be approved with what failed, and says so.
  const isApproval =
    /\bapproved\b|(?<!\p{L})одобрен/iu.test(ready.text) && !/\bready\b|готов/iu.test(ready.text);
  // A load test counts failed requests, and allows a share of them.
  const isShare = failed !== undefined && /(?:requests|запрос\p{L}*).*%/iu.test(failed.text);
  if (
    failed !== undefined &&
    failed.value > 0 &&
    !hasKnown(context.document) &&
    !isExpected &&
    !isApproval &&
    !isShare
  )
    // How many may fail is for those to say who release.
    return against(failed, `${failed.value} failed`, 'low');
  const blocker = context.amounts.find(
    ({ form, value, words, whole }) =>
      form !== 'cell' &&
      whole === null &&
      value > 0 &&
      words.some((word) => BLOCKING.test(word)) &&
      words.length < 4,
  );
  if (blocker !== undefined) return against(blocker.spot, `"${blocker.spot.text}"`);
  const fails = talliesOf(sentencesAndRows(context.document).filter(isOfThisRun)).flatMap(
    ({ counts }) => counts.get('fail') ?? [],
  );
  const some = fails.find(
    ({ value, spot }) => value > 0 && spot.headings.length === 0 && spot.section !== 'other',
  );
  if (some !== undefined && failed === undefined && !isSettled && !hasKnown(context.document))
    return against(some.spot, `${some.value} failed`, 'low');
  // One that was denied has a class of its own, where the row says so.
  const denied = new Set(
    classRows(context.document).flatMap(({ id, classes }) => (classes.join() === 'denied' ? [id] : [])),
  );
  const row = rows.find(
    ({ value, outcome, state }) => outcome === 'failed' && state === 'ran' && !denied.has(value),
  );
  if (row !== undefined && !isSettled)
    return against(
      row,
      `test ${row.value} has the result "${row.result}" where "${row.expected}" was expected`,
    );
  const [specified, executed] = [countOf(context, 'specified'), countOf(context, 'executed')];
  const lost = (specified?.value ?? 0) - (executed?.value ?? 0);
  if (
    specified !== undefined &&
    executed !== undefined &&
    lost > 0 &&
    !isAccounted(context, specified, lost)
  ) {
    return against(executed, `${executed.value} of ${specified.value} tests were executed`);
  }
  const missing = countOf(context, 'notExecuted');
  if (missing !== undefined && missing.value > 0)
    return against(missing, `${missing.value} were not executed`);
  const own = new Set(rows.map(({ value }) => value));
  const unrun = rows.find(
    ({ state }) => state !== 'ran' && specified !== undefined && rows.length <= specified.value,
  );
  if (unrun !== undefined) return against(unrun, `test ${unrun.value} did not run ("${unrun.result}")`);
  const list = listsOf(context, 'missing').find(({ value }) => value.some((id) => !own.has(id)));
  return list === undefined || specified !== undefined
    ? []
    : against(list, `${idWords(list.value)} did not run`);
}
