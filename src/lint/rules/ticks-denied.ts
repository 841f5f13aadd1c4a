import { stemsOf } from '../amounts/stems.ts';
import { areKin } from '../document/kin-words.ts';
import type { Sentence } from '../document/lint-document.ts';
import { sentencesAndRows } from '../document/sentences.ts';
import { standsInThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const DENIED =
  /^(?:not|never|no|none|skipped|postponed|pending|open|missing|failed|cancell?ed|planned|scheduled|to be done|n\/a|tbd|нет|не|отложен\p{L}*|отмен[её]н\p{L}*|запланирован\p{L}*|пропущен\p{L}*|не\p{L}+)(?:$|[\s,.;(])/iu;
const SAID_NOT =
  /\b(?:(?:was|were|has been|have been|is|are) (?:not|never)(?: yet)?|could not be|did not (?:get )?)\s*(?:been\s+)?(\p{L}+)|(?<!\p{L})(?:так и )?не (?:был\p{L}*\s+)?(провер\p{L}+|выполн\p{L}+|подписан\p{L}*|снят\p{L}*|созда\p{L}+|отозван\p{L}*|удал[её]н\p{L}*|сдела\p{L}+|проводил\p{L}+|проведен\p{L}*|отрепетирован\p{L}*)/iu;

// Words for one thing: that somebody looked whether it is so.
const CHECKED =
  /^(?:test|tested|verif\p{L}*|check\p{L}*|validat\p{L}*|run|measur\p{L}*|cover\p{L}*|confirm\p{L}*|провер\p{L}*|протестир\p{L}*|подтвержд\p{L}*|измер\p{L}*)$/u;

/** What is ticked must not be denied elsewhere, under its own name: `[x] Rollback rehearsed` and `Rollback: not exercised`. */
export function ticksDenied({ document }: RuleContext): LintFinding[] {
  const all = sentencesAndRows(document).filter(standsInThisRun);
  const ticks = all.filter(({ box }) => box === 'done');
  if (ticks.length === 0) return [];
  const denials = all.filter(({ box }) => box === null).flatMap(denialOf);
  const sayings = all.flatMap((sentence, index) => negationOf(sentence, all[index - 1]));
  if (denials.length + sayings.length === 0) return [];
  return ticks.flatMap((tick) => {
    const words = stemsOf(tick.text);
    const denial = denials.find(
      ({ sentence, name, verb }) =>
        sentence.line !== tick.line &&
        name.length > 0 &&
        name.every((word) => words.some((other) => areKin(word, other))) &&
        (verb === null ||
          words.some((other) => areKin(verb, other) || (CHECKED.test(verb) && CHECKED.test(other)))) &&
        (name.length > 1 || words.length < 4),
    );
    const saying = sayings.find(
      ({ sentence, words: said, verb }) =>
        sentence.line !== tick.line &&
        words.length > 1 &&
        words.some((word) => areKin(verb, word)) &&
        words.every((word) => said.some((other) => areKin(word, other))),
    );
    const against = denial ?? saying;
    if (against === undefined) return [];
    return [
      finding(
        'tick-not-earned',
        [tick, tick.text],
        [against.sentence, against.sentence.text],
        `Line ${tick.line} ticks "${tick.text}", but line ${against.sentence.line} says "${against.sentence.text}".`,
      ),
    ];
  });
}

// A label and its denial, or a short sentence that says of its subject that it was not done.
function denialOf(sentence: Sentence): { sentence: Sentence; name: string[]; verb: string | null }[] {
  const { label, value, text } = sentence;
  if (label !== null && DENIED.test(value) && !/\d/.test(label))
    return [{ sentence, name: stemsOf(label), verb: null }];
  const found = SAID_NOT.exec(text);
  const subject =
    found === null
      ? ''
      : (text
          .slice(0, found.index)
          .split(/[,.;:(]/)
          .at(-1) ?? '');
  const name = stemsOf(subject);
  const [verb] = stemsOf(found?.[1] ?? found?.[2] ?? '');
  return verb === undefined || name.length === 0 || name.length > 4 ? [] : [{ sentence, name, verb }];
}

// A sentence that says that something was not done, with the one before it where it only says `they`.
function negationOf(
  sentence: Sentence,
  previous: Sentence | undefined,
): { sentence: Sentence; words: string[]; verb: string }[] {
  const found = SAID_NOT.exec(sentence.text);
  const [verb] = stemsOf(found?.[1] ?? found?.[2] ?? '');
  if (verb === undefined || sentence.box !== null) return [];
  const refers = /^(?:they|it|these|он[аои]?|их)(?!\p{L})/iu.test(sentence.text);
  const text = refers && previous !== undefined ? `${previous.text} ${sentence.text}` : sentence.text;
  // What is negated stands as its opposite there, and the verb itself beside it.
  return [{ sentence, words: [...stemsOf(text), verb], verb }];
}
