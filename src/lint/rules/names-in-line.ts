import { stemsOf } from '../amounts/stems.ts';
import { areKin } from '../document/kin-words.ts';
import type { InnerList, LintList, Spot } from '../document/lint-document.ts';
import { areMadeNames, namesOf, othersOf } from '../document/names.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { placeAt, sentencesAndCells } from '../document/sentences.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

/** Names further off the number than this share of it are some of them, or of something else. */
const NEAR = 0.2;
// What has names of its own: a key has the names of its columns, and a row those of what it holds.
const NAMED_THINGS =
  /^(?:tables?|columns?|fields?|files?|views?|datasets?|dashboards?|scripts?|endpoints?|modules?|services?|containers?|functions?|methods?|components?|variables?|parameters?|params?|jobs?|timers?|packages?|roles?|users?|sources?|queues?|topics?|schemas?|таблиц\p{L}*|колон\p{L}*|столб\p{L}*|пол(?:е|я|ей)|файл\p{L}*|представлени\p{L}*|витрин\p{L}*|датасет\p{L}*|дашборд\p{L}*|скрипт\p{L}*|эндпоинт\p{L}*|модул\p{L}*|сервис\p{L}*|контейнер\p{L}*|функци\p{L}*|метод\p{L}*|компонент\p{L}*|переменн\p{L}*|параметр\p{L}*|таймер\p{L}*|пакет\p{L}*|рол(?:ь|и|ей)|пользовател\p{L}*|источник\p{L}*|очеред\p{L}*|схем\p{L}*)$/iu;
// `2 of 3 tables (...)`, `2 tables and 1 view (...)`: the names are of more or fewer than the number.
const OF_OTHERS =
  /(?:\b(?:of|per|each|every|about|over|top|version)|[~≈+/–-]|(?<!\p{L})(?:из|на|по|кажд\p{L}*|около))\s*(?:the\s|all\s)?$|\d[^.;:()]{0,60}(?:\b(?:and|plus)|[,+]|(?<!\p{L})(?:и|плюс))\s*$/iu;
const EACH = /^(?:per|each|in|for|with|of|from|на|в|для|с|из|по|кажд\p{L}*|\p{L}+(?:ed|ing))$/iu;
const ANNOUNCED =
  /(?<![\p{L}\d.,:/_#№-])(\d{1,3})((?:\s+\p{L}[\p{L}-]{0,30}){1,4})(?:\s*\(|\s*:\s+|\s+[—–]\s+)([^():]{5,800})/gu;
const FEWEST = 2;
/** Plain words may say what the things are like, where they are few, or joined by `and`. */
const FEWEST_WORDS = 4;

/**
 * A number of tables, columns, files and the like is that of the names in the brackets, or behind the colon, right behind it; and that of
 * the names of a list that ends with `and 7 other tables`.
 */
export function namesInLine({ document, amounts }: RuleContext): LintFinding[] {
  return [
    ...sentencesAndCells(document).flatMap((sentence) =>
      differing(sentence.text).map((one) => report(placeAt(sentence, one.at), one)),
    ),
    // What a comment of a block of code says.
    ...document.code.flatMap((line) => differing(line.text.trim()).map((one) => report(line, one))),
    ...[...document.lists, ...document.innerLists].flatMap((list) => withOthers(list, amounts)),
  ];
}

interface Announced {
  shown: string;
  at: number;
  said: number;
  real: number;
}

function differing(text: string): Announced[] {
  return [...text.matchAll(ANNOUNCED)].flatMap(
    ({ 0: shown, 1: digits, 2: words = '', 3: rest = '', index }) => {
      const [said, real] = [Number(digits), countIn(rest, text.charAt(index + shown.length))];
      const [noun = '', next = '', ...more] = words.trim().split(/\s+/);
      const isOfNames =
        NAMED_THINGS.test(more.at(-1) ?? next) || (NAMED_THINGS.test(noun) && !EACH.test(next));
      if (!isOfNames || real === null || real === said || said < FEWEST) return [];
      const far = Math.max(1, said * NEAR);
      if (Math.abs(real - said) > far || OF_OTHERS.test(text.slice(0, index))) return [];
      return [{ shown, at: index, said, real }];
    },
  );
}

// How many names a text is made of, with those that it only counts; null where anything else is said in it, or it goes on.
function countIn(rest: string, next: string): number | null {
  if (next === '(' || next === ':') return null;
  const text = rest.replace(/[.;\s]+$/, '');
  const [, named = text, last = ''] =
    /^(.*?)(?:,\s*(?:(?:and|и)\s+)?|\s+(?:and|и)\s+)((?:\p{L}+\s+)?\d.*)$/u.exec(text) ?? [];
  const others = last === '' ? 0 : (othersOf(last)?.count ?? null);
  const names = namesOf(named);
  if (names === null || others === null || new Set(names).size < names.length) return null;
  if (areMadeNames(names)) return names.length < FEWEST ? null : names.length + others;
  return names.length < FEWEST_WORDS || / (?:and|и) /.test(text) ? null : names.length + others;
}

// `Made: a_raw, b_raw`, `Views: c_v` and `And 7 other tables` below `10 tables`.
function withOthers(list: LintList | InnerList, amounts: RuleContext['amounts']): LintFinding[] {
  const last = list.items.at(-1);
  const others = othersOf(last?.text ?? '');
  const [noun] = stemsOf(others?.noun ?? '');
  if (last === undefined || others === null || noun === undefined) return [];
  const named = list.items.slice(0, -1).map(({ text }) => namesOf(text.replace(/^[^:]{1,60}:\s+/, '')) ?? []);
  const names = named.flat();
  if (names.length === 0 || named.some(({ length }) => length === 0) || !areMadeNames(names)) return [];
  const real = new Set(names).size + others.count;
  const claims = amounts.filter(
    ({ spot, words, whole, value }) =>
      whole === null &&
      value > others.count &&
      spot.line < last.line &&
      areOfOnePart(spot, list) &&
      words.some((word) => areKin(word, noun)),
  );
  const claim = claims.at(-1);
  if (claim === undefined || claims.some(({ value }) => value === real)) return [];
  if (Math.abs(claim.value - real) > claim.value * NEAR) return [];
  return [
    finding(
      'rows-differ',
      [claim.spot, claim.value],
      [{ ...list, line: last.line }, real],
      `Line ${claim.spot.line} says "${claim.spot.text}", but ${names.length} are named from line ${list.line}, and line ${last.line} adds ${others.count}: that makes ${real}.`,
      'medium',
    ),
  ];
}

function report(spot: Spot, { shown, said, real }: Announced): LintFinding {
  return finding(
    'rows-differ',
    [spot, said],
    [spot, real],
    `Line ${spot.line} says ${said}, but names ${real}: "${shown}".`,
    'medium',
  );
}
