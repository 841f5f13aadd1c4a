import type { LintDocument, Sentence, Spot } from '../document/lint-document.ts';
import { placeAt } from '../document/sentences.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { type Counted, classesIn } from './class-words.ts';

/** What a sentence says became of an entry. */
export interface ToldEntry extends Spot {
  id: string;
  told: Counted | null;
  /** The status that it is said to have had; null where the sentence names none, or several. */
  code: number | null;
  text: string;
}

const ANSWERED =
  /(?:(?<!\p{L})(?:with|answer\p{L}*|gave|gives?|return\p{L}*|status|code|HTTP|got|recorded as|came back|ответ\p{L}*|отвеча\p{L}*|верну\p{L}*|возвращ\p{L}*|код\p{L}*|статус\p{L}*|да[её]т|дал[аи]?|получ\p{L}*|с)\s+(?:(?:a|an|код\p{L}*|статус\p{L}*|HTTP)\s+)?|^\s*(?:[:–—-]|->|→)\s*|\()(20[0-6]|30[1-8]|4[0-2]\d|451|50[0-4])(?=\s*(?:$|[.,;:)!]|and\b|on\b|in\b|for\b|instead\b|и(?!\p{L})|на(?!\p{L})|вместо|[A-Z_]{4}))/giu;
// What may stand behind a status: a noun would make it a number of things.
const SMALL = /^\s*(?:and|on|in|for|instead|и|на|вместо)(?!\p{L})/u;
// What did not happen, was to happen, or is looked at beside another run.
const OPEN =
  /(?<!\p{L})(?:would|should|must|will|shall|if|until|unless|may|might|whether|expected|wanted|instead|had|meant|first|then|again|later|before|after|repeat\p{L}*|re-?run|retr\p{L}*|attempt\p{L}*|version|make|made|бы|если|пока|ожид\p{L}*|вместо|был[аои]? бы|сначала|потом|снова|повтор\p{L}*|попыт\p{L}*|верси\p{L}*|редакци\p{L}*|нужно|надо|должн\p{L}*|после|до|устран\p{L}*|исправ\p{L}*)(?!\p{L})/iu;

/** What the sentences of a document say of single entries in its run; ids that it has no row for are left out. */
export function entriesTold({ sentences }: LintDocument, ids: ReadonlySet<string>): ToldEntry[] {
  return sentences.flatMap((sentence) =>
    sentence.box === null && isOfThisRun(sentence) ? toldIn(sentence, ids) : [],
  );
}

/** The entries of each list that has a class for its label: `denied: A3, C4`. */
export function entriesListed({ statements }: LintDocument, ids: ReadonlySet<string>): ToldEntry[] {
  return statements.flatMap((statement) => {
    const { label, value, box } = statement;
    const listed = value.split(/\s*,\s*|\s+(?:and|и)\s+/u).map((one) => one.replace(/\.$/, ''));
    if (label === null || box !== null || !listed.every((id) => ids.has(id))) return [];
    const [named, ...more] = classesIn(label);
    if (
      named === undefined ||
      more.length > 0 ||
      named.length * 2 < label.length ||
      named.name === 'executed'
    )
      return [];
    return listed.map((id) => ({
      ...statement,
      id,
      told: named.name,
      code: null,
      text: `${label}: ${value}`,
    }));
  });
}

const ID = /(?<![\w.])(?:[1-9]\d?\.[1-9]\d{0,2}|[A-ZА-Я]{1,3}-?\d{1,3})(?![\w.-]*\d)/gu;

function toldIn(sentence: Sentence, ids: ReadonlySet<string>): ToldEntry[] {
  const { text } = sentence;
  const places = [...text.matchAll(ID)]
    .filter(([id]) => ids.has(id))
    .map((found) => ({
      id: found[0],
      at: found.index,
      end: found.index + found[0].length,
    }));
  const [first] = places;
  if (first === undefined || /\d\s*(?:-|–|—|\.\.|to|по|до)\s*$/u.test(text.slice(0, first.at))) return [];
  return places.flatMap((place, index) => {
    const rest = text.slice(place.end, places[index + 1]?.at);
    const clause = rest.split(/[;.,](?:\s|$)|\s[–—]\s(?=\p{Ll})/u)[0] ?? '';
    // One clause for each: what stands before the only id may be about it, too, and a list of ids is left to others.
    if (clause.length > 120 || OPEN.test(clause) || (index === 0 && OPEN.test(text.slice(0, place.at))))
      return [];
    if (/\d\s*$/.test(text.slice(0, place.at)) || /^\s*[-–—]\s*\d/.test(rest)) return [];
    const named = new Set(classesIn(clause).map(({ name }) => name));
    const codes = new Set(
      [...clause.matchAll(ANSWERED)]
        .filter(
          (found) =>
            !/^\s*\p{Ll}/u.test(clause.slice(found.index + found[0].length)) ||
            SMALL.test(clause.slice(found.index + found[0].length)),
        )
        .map(([, code]) => Number(code)),
    );
    const [told, otherClass] = named;
    const [code, otherCode] = codes;
    if (/(?<!\p{L})(?:not|no|never|nobody|none|не|ни|нет)(?!\p{L})/iu.test(clause) && told !== 'missing')
      return [];
    return [
      {
        ...placeAt(sentence, place.at),
        id: place.id,
        told: told === undefined || otherClass !== undefined || !BESIDE.test(clause) ? null : told,
        code: code === undefined || otherCode !== undefined ? null : code,
        text: `${place.id}${clause}`.trim(),
      },
    ];
  });
}

// The class is told right behind the id: `4.5 was not sent`, `4.3 (denied)`, `6.4 is denied`.
const BESIDE =
  /^\s*(?:[:(–—-]\s*)?(?:(?:was|is|were|are|has|have|been|it|also|still|ended|counted|as|with|a|an|the|on|по-прежнему|был[аои]?|также|завершил\p{L}*|считается|учт[её]н\p{L}*|как|с)\s+)*(?:not |never |не )?\p{L}+/iu;
