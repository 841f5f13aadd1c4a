import { statesOf } from '../amounts/state-tables.ts';
import { stateOf, statesIn } from '../amounts/states.ts';
import { stemsOf } from '../amounts/stems.ts';
import type { LintDocument, LintTable, Sentence, Spot, Statement } from '../document/lint-document.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { sentencesAndRows } from '../document/sentences.ts';
import { rowSpot } from '../document/table-rows.ts';
import { standsInThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { isElsewhere } from '../facts/wording.ts';
import { once } from '../once.ts';

/** A place that says of something that it was not done, not met or did not pass. */
export interface Denial {
  spot: Spot;
  text: string;
  /** What it is said of, by its stems. */
  name: readonly string[];
  /** The words of the headings above it, and what else the sentence says. */
  about: readonly string[];
  /** What was not done with it; null where it is said to be open, missing or failed. */
  verb: string | null;
  /** True where only its result is denied, or that it was made: other things may have been done with it. */
  isNarrow?: boolean;
}

const DENIED =
  /^(?:not|never|no|none|skipped|postponed|pending|open|missing|failed|cancell?ed|planned|scheduled|to be done|n\/a|tbd|нет|не|отложен\p{L}*|отмен[её]н\p{L}*|запланирован\p{L}*|пропущен\p{L}*|не\p{L}+)(?:$|[\s,.;(])/iu;
const SAID_NOT =
  /\b(?:(?:was|were|has been|have been|is|are) (?:not|never)(?: yet)?|(?:has|have|had) (?:not|never)(?: yet)? been|could not be|did not (?:get )?)\s*(?:been\s+)?(\p{L}+)|(?<!\p{L})(?:так и )?не (?:был\p{L}*\s+)?(провер\p{L}+|выполн\p{L}+|подписан\p{L}*|снят\p{L}*|созда\p{L}+|отозван\p{L}*|удал[её]н\p{L}*|сдела\p{L}+|проводил\p{L}+|проведен\p{L}*|отрепетирован\p{L}*)/iu;
// What is not done may have any name there.
const MADE = /^(?:done|made|held|carried|conducted|сделан\p{L}*|проводил\p{L}*|проведен\p{L}*)$/u;
/** The verb of what was not done at all. */
export const NOT_MADE = 'made';
const NOT_DONE =
  /\bnot (?:yet )?(?:run|executed|tested|checked|done|measured|met|verified|performed|possible|provided|carried out|configured|connected|installed|enabled|set up)\b|\b(?:skipped|blocked|untested|postponed|deferred|no access|failed)\b|(?<!\p{L})не (?:провод|выполн|провер|тестир|запуск|измер|предостав|достигнут|настроен|подключен|установлен)\p{L}*|(?<!\p{L})(?:пропущен|заблокирован|отложен|провален)\p{L}*|нет доступа/iu;
// A cell or a sentence that says no more of its thing than that it is still to come.
const TO_COME =
  /^(?:not (?:yet )?(?:started|begun|done|signed|given|available)|pending|open|awaited|outstanding|tbd|in progress|not started.*|ожида(?:ется|ем|ет)|не (?:начат|подписан|получен)\p{L}*|в работе)[.!]?$/iu;
const CALLED_OFF =
  /\b(?:was|were|is|has been|have been) (?:cancell?ed|postponed|moved|put off|called off|dropped)\b|(?<!\p{L})(?:отмен[её]н\p{L}*|перенес[её]н\p{L}*|отложен\p{L}*|сорвал\p{L}*)(?!\p{L})/iu;
const LIMITS =
  /limit|gap|not (?:tested|covered|done|run|executed)|open|skipped|failed|missing|ограничен|пробел|не (?:выполн|провер|протест)|пропущен|провален|открыт/iu;
const NO_NAME =
  /^(?:pass|fail|skip|block|run|met|done|check\p{L}*|verifi\p{L}*|tested|провер\p{L}*|выполн\p{L}*|active|актив\p{L}*)$/u;

/** What a document denies, in a table, a label, a list of what is open, or a sentence. */
export const denialsIn = once((document: LintDocument): readonly Denial[] => {
  const sentences = sentencesAndRows(document).filter((one) => standsInThisRun(one) && one.box === null);
  return [
    ...sentences.flatMap(inLabel),
    ...statesOf(document).flatMap(({ rows }) =>
      rows.flatMap(({ spot, state, cells, cell }) =>
        state === null || state === 'pass'
          ? []
          : [
              {
                ...ofRow(
                  spot,
                  cells
                    .filter((one) => one !== cell)
                    .slice(0, 2)
                    .join(' '),
                ),
                isNarrow: state === 'fail',
              },
            ],
      ),
    ),
    ...tablesOfThisRun(document).flatMap(inRows),
    ...document.statements.flatMap(inItem),
    ...sentences.flatMap((sentence, index) => [
      ...saidNot(sentence, sentences[index - 1]),
      ...belowHeading(sentence, sentences[index - 1]),
    ]),
  ];
});

/** The words of a text that name a thing, without those that say what became of it. */
export function tellingOf(text: string): string[] {
  return stemsOf(text).filter((word) => !NO_NAME.test(word) && !/^\p{L}{1,2}$/u.test(word));
}

// What a label of a state is said of stands above it.
const NO_THING =
  /^(?:(?:overall|current|final) )?(?:status|result|verdict|impact|severity|priority|note|risk|статус|результат|итог|приоритет|риск)$/iu;
const BARE_NO = /^(?:no|none|нет)[.!]?$/iu;
const DONE_TO =
  /(?:ed|ing|ion|ment|test|check|backup|sign|off|run|made|done|kept|met)$|^(?:провер|подпис|выполн|тест|сверк|резерв|откат|репетиц|созда|сдела|согласов|приём|прием|утвержд|запуск)/u;
// What an answer said is no word of the author's.
const ANSWER =
  /^(?:(?:actual|sample|example|api) )?(?:response|result message|output|message|body|returned|returns|answer|reply|ответ|вывод|сообщение|тело)$/iu;

function inLabel({ label, value, text, ...spot }: Sentence): Denial[] {
  if (label !== null && (ANSWER.test(label) || NO_THING.test(label))) return [];
  // `Free: no` is a property.
  if (label !== null && BARE_NO.test(value.trim()) && !stemsOf(label).some((word) => DONE_TO.test(word)))
    return [];
  // `Failed (ok)` has two columns for its value: of two runs, of which one passed.
  const passes = statesIn(value).some(({ state }) => state === 'pass');
  return label !== null && DENIED.test(value) && !passes && !/\d/.test(label)
    ? [{ spot, text, name: stemsOf(label), about: [...above(spot), ...stemsOf(value)], verb: null }]
    : [];
}

function ofRow(spot: Spot & { text: string }, name: string): Denial {
  return { spot, text: spot.text, name: tellingOf(name), about: above(spot), verb: null };
}

// A row that says in words that it was not done, in a cell behind its name.
function inRows(table: LintTable): Denial[] {
  return table.rows.flatMap((row) => {
    const at = row.cells.findIndex(
      (cell, index) => index > 0 && (NOT_DONE.test(cell) || TO_COME.test(cell.trim())),
    );
    const passes = row.cells.slice(at + 1).some((cell) => stateOf(cell) === 'pass');
    return at < 0 || passes
      ? []
      : [ofRow(rowSpot(table, row), row.cells.slice(0, Math.min(at, 2)).join(' '))];
  });
}

// An item of a list of what was not done.
function inItem(statement: Statement): Denial[] {
  const { origin, text, box, headings, sectionTitle, lead } = statement;
  if (origin !== 'item' || box === 'done' || isElsewhere(statement) || !NOT_DONE.test(text)) return [];
  if (!LIMITS.test(headings.at(-1) ?? sectionTitle) && !LIMITS.test(lead)) return [];
  return [ofRow(statement, text.split(/[:(,;—–]/u)[0] ?? '')];
}

// A sentence that says that something was not done: of its subject where that is short, and of all its words, with those of the
// sentence before it where it only says `they`.
function saidNot(sentence: Sentence, previous: Sentence | undefined): Denial[] {
  const { text } = sentence;
  const found = SAID_NOT.exec(text);
  const [verb] = stemsOf(found?.[1] ?? found?.[2] ?? '');
  if (found === null || verb === undefined) return [];
  const subject = text.slice(0, found.index).split(/[,;:(]|\.\s/);
  const name = stemsOf(subject.at(-1) ?? '').filter((word) => word.length > 2);
  const refers = /^(?:they|it|these|он[аои]?|их)(?!\p{L})/iu.test(text);
  const said = refers && previous !== undefined ? `${previous.text} ${text}` : text;
  const ofSubject = {
    spot: sentence,
    text,
    name,
    about: above(sentence),
    verb: MADE.test(verb) ? null : verb,
    isNarrow: MADE.test(verb),
  };
  return [
    ...(name.length === 0 || name.length > 4 ? [] : [ofSubject]),
    // What is negated stands as its opposite there, and the verb itself beside it.
    {
      spot: sentence,
      text,
      name: [],
      about: [...stemsOf(said), verb],
      verb: MADE.test(verb) ? NOT_MADE : verb,
    },
  ];
}

// `Not started.` or `The rehearsal was cancelled` right below a heading that names the thing.
function belowHeading(sentence: Sentence, previous: Sentence | undefined): Denial[] {
  const { text, headings, sectionTitle } = sentence;
  const isFirst = previous?.origin === 'heading' && areOfOnePart(previous, sentence);
  if (!isFirst || !(TO_COME.test(text) || CALLED_OFF.test(text) || SAID_NOT.test(text))) return [];
  const name = tellingOf((headings.at(-1) ?? sectionTitle).replace(/^[\d.\s]+/, ''));
  return name.length > 3 ? [] : [{ spot: sentence, text, name, about: stemsOf(text), verb: null }];
}

function above({ sectionTitle, headings }: Spot): string[] {
  return stemsOf([sectionTitle, ...headings].join(' '));
}
