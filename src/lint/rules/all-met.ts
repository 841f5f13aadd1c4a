import { statesOf } from '../amounts/state-tables.ts';
import { talliesOf } from '../amounts/tallies.ts';
import type { Sentence, Spot } from '../document/lint-document.ts';
import { isOfWhole } from '../document/section-kind.ts';
import { sentencesAndRows } from '../document/sentences.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const THINGS = String.raw`(?:tests?|checks?|cases|scenarios?|criteria|requests?|assertions?|steps|items|тест\p{L}*|проверк\p{L}*|сценари\p{L}*|критери\p{L}*|пункт\p{L}*|запрос\p{L}*)`;
const WHEN = String.raw`(?:\s+(?:tonight|today|this time|in this run|during the run|at all|successfully|without (?:errors|exception)|as expected|in the run|этой ночью|сегодня|успешно|в этом прогоне|за прогон))*`;
// The whole of a clause: what is said of a part only has more words.
const ALL: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:all|every one of the)\s+(?:of\s+)?(?:the\s+)?(?:\d+\s+)?(?:\p{L}+\s+){0,2}${THINGS}\s+(?:(?:are|were|have been|have|came out)\s+)?(?:green|passed|pass|ok|met|successful|succeeded|fulfilled|as expected)${WHEN}$`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:(?:but|and)\s+)?(?:nothing|none|no\s+(?:\p{L}+\s+)?${THINGS})\s+(?:of them\s+)?(?:has |have )?failed${WHEN}$`,
    'iu',
  ),
  new RegExp(`^(?:there (?:were|are) )?(?:no|zero|0) (?:test )?failures?${WHEN}$`, 'iu'),
  new RegExp(String.raw`^(?:everything|all)\s+(?:is\s+|was\s+)?(?:passed|green)${WHEN}$`, 'iu'),
  new RegExp(
    String.raw`^(?:все)\s+(?:\d+\s+)?(?:\p{L}+\s+){0,1}${THINGS}\s+(?:(?:был\p{L}*|успешно)\s+)*(?:пройден\p{L}*|выполнен\p{L}* успешно|успешны|прошли|зел[её]ные)${WHEN}$`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:успешно )?(?:пройдены|прошли|выполнены успешно|успешны)\s+все\s+(?:\d+\s+)?(?:\p{L}+\s+)?${THINGS}(?:\s+(?:после|до|перед)\s+\p{L}+)?${WHEN}$`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:ни од(?:ин|на|ного|ной)\s+${THINGS}\s+не\s+(?:упал\p{L}*|провал\p{L}*)|провал\p{L}*\s+(?:нет|не было)|упавших\s+(?:тестов\s+)?(?:нет|не было))${WHEN}$`,
    'iu',
  ),
];

// A label before the claim that is no part of the run, as `Staging` is.
const OF_THE_WHOLE =
  /result|verdict|status|bottom|summary|conclusion|overall|total|tests|итог|вывод|результат|статус|тест|всего|коротко|tl;?dr/iu;

/** "All checks are green" and "nothing failed" must not stand beside one that failed. */
export function allMet({ document }: RuleContext): LintFinding[] {
  const sentences = sentencesAndRows(document).filter(
    (one) => isOfThisRun(one) && one.box !== 'open' && one.box !== 'odd',
  );
  const claims = sentences.filter(({ origin }) => origin !== 'heading').flatMap(claimIn);
  if (claims.length === 0) return [];
  const rows = statesOf(document).flatMap(({ rows: own }) => own.filter(({ state }) => state === 'fail'));
  const counted = talliesOf(sentences).flatMap(({ counts }) => {
    const fail = counts.get('fail');
    return fail !== undefined && fail.value > 0 ? [fail] : [];
  });
  const against: { spot: Spot & { text: string } }[] = [...rows, ...counted];
  return claims.flatMap(({ sentence, clause }) => {
    // What is claimed in a section of its own is claimed of it.
    const here = against.find(
      ({ spot }) =>
        spot.line !== sentence.line &&
        (spot.sectionTitle === sentence.sectionTitle ||
          isOfWhole(sentence) ||
          sentence.headings.length === 0),
    );
    if (here === undefined) return [];
    return [
      finding(
        'none-but-some',
        [here.spot, here.spot.text],
        [sentence, clause],
        `Line ${sentence.line} says "${clause}", but line ${here.spot.line} shows a failure: "${here.spot.text}".`,
        'medium',
      ),
    ];
  });
}

function claimIn(sentence: Sentence): { sentence: Sentence; clause: string }[] {
  const { label, text } = sentence;
  if (label !== null && !OF_THE_WHOLE.test(label) && label.split(' ').length < 3) return [];
  const clause = text
    .split(/[.;,!:—–()]\s*/)
    .map((part) => part.trim())
    .find((part) => ALL.some((pattern) => pattern.test(part)));
  return clause === undefined ? [] : [{ sentence, clause }];
}
