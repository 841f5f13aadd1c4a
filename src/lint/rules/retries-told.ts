import type { Sentence } from '../document/lint-document.ts';
import { placeAt, sentencesAndCells, sentencesAndRows } from '../document/sentences.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const NONE =
  /\b(?:no|without (?:a |any )?|zero|0) (?:(?:single|further|automatic) )?(?:retr(?:y|ies)|repeats?|re-?runs?)\b|\bno \p{L}+ (?:needed|required|had) a (?:retry|second attempt|re-?run)\b|\b(?:nothing|none|no \p{L}+)\b[^.;]{0,30}\b(?:retried|repeated)\b|(?:at|on|with) the first (?:attempt|try|go)(?:$|[.,;])|\b(?:sent|called|run|executed) exactly once\b|\b(?:is|are|was|were) never re-?run\b|^(?:retr(?:y|ies)|re-?runs|повтор\p{L}*(?: запросов| попыток)?):\s*(?:0|none|no|нет)\b|(?<!\p{L})(?:ни одно(?:й|го) повторн\p{L}*|без (?:единого )?(?:повтор\p{L}*|перезапуск\p{L}*)|повтор\p{L}* (?:не было|нет|не понадоб\p{L}*)|(?:с|все с) первого раза|с первой попытки)/iu;
const SOME =
  /\b(?:(?:second|third|fourth|2nd|3rd|4th) (?:attempt|try|go|retry)|(?:was|were|got|been|had to be) (?:retried|repeated|re-?run)|after (?:a|one|two|the|\d+) (?:retr(?:y|ies)|repeats?)|[1-9]\d* (?:\p{L}+ )?(?:retr(?:y|ies)|repeats)|passed in the (?:re-?run|second run))\b|(?<!\p{L})(?:со? (?:второй|третьей|четв[её]ртой|2-й|3-й) (?:повторной )?попытк\p{L}*|после (?:\d+ )?(?:повтор\p{L}*|перезапуск\p{L}*)|повторил(?:и|ся|ись)?(?!\p{L})|[1-9]\d* повтор\p{L}*)/iu;
// `timeout after 270 s, retry 1 of 3`, in a log.
const LOGGED =
  /\b(?:retry(?:ing)?|attempt [2-9])\b(?! ?[:=]? ?(?:0|none|no)\b)|(?<!\p{L})(?:повтор|повторная попытка)(?!\p{L})/iu;
const OF_PART = /\b(?:of|in|for) (?:section|stage|part|5xx|[45]\d\d)\b|5xx|раздел\p{L}*/iu;

/** "No retries" must not stand beside a call that passed on its second attempt. */
export function retriesTold({ document }: RuleContext): LintFinding[] {
  const sentences = [...sentencesAndRows(document), ...sentencesAndCells(document)].filter(
    (one) => one.box === null && isOfThisRun(one),
  );
  const logged = document.code.find(({ text }) => LOGGED.test(text));
  const claim = sentences.find(({ text }) => NONE.test(text) && !OF_PART.test(text));
  const other = sentences.find(
    (one) => one.line !== claim?.line && SOME.test(one.text) && !NONE.test(one.text),
  );
  if (claim === undefined || (other === undefined && logged === undefined)) return [];
  const place = other === undefined ? (logged ?? claim) : placeOf(other, SOME);
  return [
    finding(
      'none-but-some',
      [place, place.text],
      [placeOf(claim, NONE), claim.text],
      `Line ${claim.line} says "${claim.text}", but line ${place.line} says "${place.text.trim()}".`,
      'medium',
    ),
  ];
}

function placeOf(sentence: Sentence, pattern: RegExp): Sentence {
  return placeAt(sentence, pattern.exec(sentence.text)?.index ?? 0);
}
