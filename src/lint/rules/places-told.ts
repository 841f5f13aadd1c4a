import { sentencesAndRows } from '../document/sentences.ts';
import { isOfThisRun, standsInThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const LIVE = String.raw`(?:the\s+)?(?:production|prod|live)(?![\p{L}-])`;
// `Staging only`, `no call went to production`.
const NEVER = new RegExp(
  String.raw`\b(?:no|not a single|none of the)\s+(?:\p{L}+\s+)?(?:calls?|requests?|tests?|writes?)\b[^.;]{0,30}?\b(?:to|on|in|against)\s+${LIVE}|\b(?:production|prod) was (?:not|never) (?:touched|called|used)|(?:^|:\s)(?:staging|sandbox|test) only(?!\p{L})|(?<!\p{L})(?:ни одного|ни один)\s+(?:вызов\p{L}*|запрос\p{L}*|тест\p{L}*)[^.;]{0,30}?(?:на|в)\s+(?:боев\p{L}*|прод\p{L}*)`,
  'iu',
);
const WENT = new RegExp(
  String.raw`\b(?:was|were|had to be|got)\s+(?:sent|run|made|executed|tested|called|done|fired|directed)\b[^.;]{0,20}?\b(?:to|on|in|against)\s+${LIVE}|(?<!\p{L})(?:отправлен\p{L}*|выполнен\p{L}*|запущен\p{L}*|выполнял\p{L}*)\s+(?:на|в)\s+(?:боев\p{L}*|прод\p{L}*)`,
  'iu',
);

/** What is said never to have gone to production must not be told to have gone there. */
export function placesTold({ document }: RuleContext): LintFinding[] {
  const sentences = sentencesAndRows(document).filter(standsInThisRun);
  const claim = sentences.find(({ text }) => NEVER.test(text));
  const other = sentences.find(
    ({ text, line }) => WENT.test(text) && !NEVER.test(text) && line !== claim?.line,
  );
  if (claim === undefined || other === undefined || !isOfThisRun(other)) return [];
  return [
    finding(
      'none-but-some',
      [other, other.text],
      [claim, claim.text],
      `Line ${claim.line} says "${claim.text}", but line ${other.line} says "${other.text}".`,
      'medium',
    ),
  ];
}
