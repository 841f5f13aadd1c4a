import { stemsOf } from '../amounts/stems.ts';
import { lengthsIn } from '../document/clocks.ts';
import { areKin } from '../document/kin-words.ts';
import type { LintDocument, Sentence } from '../document/lint-document.ts';
import { plainNumber } from '../document/numbers.ts';
import { sentencesAndRows } from '../document/sentences.ts';
import { isBelowOther } from '../facts/other-run.ts';
import { type LintFinding, saidOtherwise } from '../finding.ts';
import type { RuleContext } from './context.ts';

interface Setting {
  sentence: Sentence;
  /** What it is of, by its stems. */
  of: readonly string[];
  value: number;
  shown: string;
}

// How long something is kept, held or valid.
const KEPT =
  /\b(?:kept|keeps?|retain(?:ed|s)?|retention|stored for|deleted after|expires?|released after|held|holds?|valid for|ttl)\b|(?<!\p{L})(?:хран\p{L}*|держ(?:им|ат|ится)|удерж\p{L}*|снима[ею]тся|действу[ею]т|срок\p{L}*)(?!\p{L})/iu;
const CHANGED =
  /\b(?:was|were|took|lasted|raise|increase|reduce|shorten|extend|should|would|instead|if|until|down to|up to|at least|at most|ran|killed|crashed)\b|(?<!\p{L})(?:было|увелич\p{L}*|сократ\p{L}*|продл\p{L}*|следует|нужно|вместо|если|длил\p{L}*|занял\p{L}*|пропал\p{L}*)(?!\p{L})/iu;
// Words that say how long, and not of what.
const NO_THING =
  /^(?:kept|keep|retain|retention|stored|store|delet\p{L}*|after|expire|release|held|hold|valid|for|ttl|timeout|time|interval|day|hour|minute|min|second|sec|period|setting|then|days|хран\p{L}*|держ\p{L}*|снима\p{L}*|действу\p{L}*|срок\p{L}*|дн\p{L}*|ден\p{L}*|час\p{L}*|минут\p{L}*|мин|секунд\p{L}*|через|затем|сам\p{L}*|сейчас|удаля\p{L}*|можно|раньш\p{L}*|настройк\p{L}*)$/u;
const SPEED = /(?<![\d.,])(\d{1,6}(?:[.,]\d{1,3})?)\s?((\p{L}{3,})\/(?:s|sec|min|h|с|сек|мин|ч))(?!\p{L})/iu;
const PART =
  /\b(?:peak|max(?:imum)?|min(?:imum)?|at first|then|limit)\b|(?<!\p{L})(?:пик\p{L}*|макс\p{L}*|мин\p{L}*|сначала|потом|лимит\p{L}*)(?!\p{L})/iu;

// Copies in another place are kept as long as that place keeps them.
const ELSEWHERE =
  /\b(?:external|off-?site|remote|cloud|s3|bucket|provider|vendor|archived?)\b|(?<!\p{L})(?:внешн|облак|облач|удал[её]нн|провайдер|хостинг|архив)\p{L}*/iu;

const MOST_SETTINGS = 200;

/** How long something is kept or held, and how fast the run went, are told alike wherever they are told. */
export function settingsTold({ document }: RuleContext): LintFinding[] {
  const sentences = sentencesAndRows(document).filter(
    (one) => one.origin !== 'heading' && !isBelowOther(one),
  );
  return [
    ...differing(
      sentences.flatMap(keptIn),
      (one, other) =>
        ELSEWHERE.test(one.sentence.text) === ELSEWHERE.test(other.sentence.text) &&
        one.of.some((word) => other.of.some((own) => areKin(own, word))),
    ),
    ...differing(
      sentences.flatMap((one) => speedIn(one, document)),
      () => true,
    ),
  ];
}

function keptIn(sentence: Sentence): Setting[] {
  const { text } = sentence;
  const [length, more] = lengthsIn(text);
  if (length === undefined || more !== undefined || !KEPT.test(text) || CHANGED.test(text)) return [];
  const of = stemsOf(text).filter((word) => word.length > 3 && !NO_THING.test(word));
  return [{ sentence, of: of.slice(0, 3), value: length.value, shown: length.text }];
}

// `36,7 строк/с`: of all that was loaded, as its words or its label say.
function speedIn(sentence: Sentence, { tables }: LintDocument): Setting[] {
  const found = SPEED.exec(sentence.text);
  const isOfAll =
    /\b(?:average|overall|whole|total|mean)\b|(?<!\p{L})(?:средн\p{L}*|в целом|всего|общ\p{L}*)(?!\p{L})/iu.test(
      sentence.text,
    );
  const isCell = tables.some(
    ({ rows, header }) => header.length > 2 && rows.some(({ line }) => line === sentence.line),
  );
  if (found === null || !isOfAll || isCell || PART.test(sentence.text)) return [];
  return [{ sentence, of: [found[3] ?? ''], value: plainNumber(found[1] ?? ''), shown: found[0] }];
}

function differing(
  all: readonly Setting[],
  areOfOne: (one: Setting, other: Setting) => boolean,
): LintFinding[] {
  return all.slice(0, MOST_SETTINGS).flatMap((one, index) => {
    const other = all
      .slice(0, index)
      .find(
        (own) => own.value !== one.value && own.sentence.line !== one.sentence.line && areOfOne(own, one),
      );
    if (other === undefined) return [];
    return [saidOtherwise('two-values', [other.sentence, other.shown], [one.sentence, one.shown])];
  });
}
