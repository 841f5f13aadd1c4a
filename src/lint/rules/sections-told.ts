import { statesOf } from '../amounts/state-tables.ts';
import { type State, stateOf } from '../amounts/states.ts';
import { stemsOf } from '../amounts/stems.ts';
import type { Sentence } from '../document/lint-document.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const SAYS =
  /^(?:status|result|outcome|verdict|section (?:status|result|verdict)|статус|результат|итог|вердикт)$/iu;
const ARROW = /(?:→|->|=>)\s*(\S[^.;]{0,30})$/u;
const OF_SECTION = /^(?:section|part|area|step|block|раздел|часть|блок|этап)$/u;

/** What a table says of a part of the run is what the section of that part says of itself. */
export function sectionsTold({ document }: RuleContext): LintFinding[] {
  const verdicts = verdictsOf(document.sentences);
  if (verdicts.length === 0) return [];
  return statesOf(document).flatMap(({ rows }) =>
    rows.flatMap(({ spot, state, cell, cells: [first = ''] }) => {
      const name = namesOf(first);
      const own = verdicts.find(
        ({ words, line }) => name.length > 0 && sameWords(name, words) && line !== spot.line,
      );
      if (own === undefined || state === null || own.state === state) return [];
      return [
        finding(
          'result-differs',
          [spot, cell],
          [own.sentence, own.sentence.text],
          `Line ${spot.line} says "${spot.text}", but the section says "${own.sentence.text}" (line ${own.sentence.line}).`,
        ),
      ];
    }),
  );
}

function verdictsOf(
  sentences: readonly Sentence[],
): { words: string[]; line: number; sentence: Sentence; state: State }[] {
  let heading: Sentence | null = null;
  return sentences.flatMap((sentence) => {
    if (sentence.origin === 'heading') {
      heading = sentence;
      const state = stateOf(sentence.text.replace(/^.*(?=[:—–→])/u, ''));
      return state === null
        ? []
        : [{ words: namesOf(sentence.text.replace(/[:—–→].*$/u, '')), line: sentence.line, sentence, state }];
    }
    const said = SAYS.test(sentence.label ?? '')
      ? (sentence.value.split(/[.,;(]/)[0] ?? '')
      : ARROW.exec(sentence.text)?.[1];
    const state = said === undefined ? null : stateOf(said);
    return heading === null || state === null
      ? []
      : [{ words: namesOf(heading.text), line: heading.line, sentence, state }];
  });
}

function namesOf(text: string): string[] {
  const letter = /(?:^|\s)(\p{Lu})(?=[.\s:])/u.exec(text)?.[1] ?? '';
  const words = stemsOf(text.replaceAll(/[✅✔❌✗]/gu, ' ')).filter(
    (word) => !OF_SECTION.test(word) && word.length > 1,
  );
  return letter === '' ? words : [...words, letter.toLowerCase()];
}

function sameWords(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((word) => others.includes(word));
}
