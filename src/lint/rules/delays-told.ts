import type { CodeLine, Sentence, Spot } from '../document/lint-document.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const EXPONENTIAL = /\bexponential(?:ly)?\b|(?<!\p{L})экспоненциальн\p{L}*/iu;
const COMMENT = /^\s*(?:#|\/\/|\/?\*|--)/;
// `delay = attempt * 1.5`, `sleep(2 * attempt)`; a power is none.
const BY_ATTEMPT =
  /(?:=\s*|\(\s*)(?:(?:attempt|retry|try|i|n)(?:_?(?:no|number|count|index))?\s*\*\s*\d+(?:\.\d+)?|\d+(?:\.\d+)?\s*\*\s*(?:attempt|retry|try|i|n)(?:_?(?:no|number|count|index))?)\s*(?:[;)#]|\/\/|$)/iu;
const WAITS = /sleep|delay|wait|backoff|pause|timeout/iu;
const NEAR = 15;
const LENGTHS =
  /(?<![\d.,])(?:\d{1,5}\s?(?:s|sec|seconds?|сек|с)?(?:,|\s?→|\s?->|\s?\/)\s?){2,6}\d{1,5}\s?(?:s|sec|seconds?|сек|с)(?!\p{L})/iu;

/** A delay that is called exponential does not grow by the same step each time. */
export function delaysTold({ document: { code, sentences } }: RuleContext): LintFinding[] {
  return [...inCode(code), ...sentences.flatMap(inList)];
}

function inCode(code: readonly CodeLine[]): LintFinding[] {
  return code.flatMap((comment, index) => {
    if (!COMMENT.test(comment.text) || !EXPONENTIAL.test(comment.text)) return [];
    const below = code
      .slice(index + 1, index + 1 + NEAR)
      .filter(({ line }, offset) => line === comment.line + offset + 1);
    const delay = below.find(({ text }) => WAITS.test(text) && !COMMENT.test(text) && /=|\(/.test(text));
    return delay === undefined || !BY_ATTEMPT.test(delay.text) ? [] : [report(comment, delay)];
  });
}

// `exponential (5s, 10s, 15s)`.
function inList(sentence: Sentence): LintFinding[] {
  const list = EXPONENTIAL.test(sentence.text) ? LENGTHS.exec(sentence.text)?.[0] : undefined;
  const delays = (list?.match(/\d+/g) ?? []).map(Number);
  const steps = delays.slice(1).map((delay, index) => delay - (delays[index] ?? 0));
  const [step = 0] = steps;
  return step > 0 && steps.every((one) => one === step) ? [report(sentence, sentence)] : [];
}

function report(said: Spot & { text: string }, real: Spot & { text: string }): LintFinding {
  return finding(
    'two-values',
    [said, said.text.trim()],
    [real, real.text.trim()],
    `Line ${said.line} says "${said.text.trim()}", but in line ${real.line} the delay grows by the same step each time.`,
    'medium',
  );
}
