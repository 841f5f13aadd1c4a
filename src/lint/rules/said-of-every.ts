import { stemsOf } from '../amounts/stems.ts';
import { areKin } from '../document/kin-words.ts';
import type { LintDocument, Sentence, Spot } from '../document/lint-document.ts';
import { bareNumber, plainCell } from '../document/numbers.ts';
import { standsInThisRun } from '../facts/other-run.ts';
import { denied, type LintFinding } from '../finding.ts';
import { type Group, groupsNamed, type Thing } from '../records/groups.ts';
import { idsNamed } from '../records/rows-by-id.ts';
import type { RuleContext } from './context.ts';

type Place = Spot & { text: string };

// `All four tables use X`, `all keys are valid until Y`.
const ALL_ARE =
  /(?<!\p{L}|not |не )(?:all|every|each|все|кажд\p{L}{2,3})\s+(?:of\s+)?(?:the\s+)?(?:(?<count>\d{1,3})\s+)?(?<things>\p{L}+(?:[\s-]\p{L}+){0,2}?)\s+(?<said>(?:uses?|used|are|is|were|was|have|has|had|run|runs|expire|expires|use|использу\p{L}+|работа\p{L}+|име\p{L}+|действ\p{L}+|стоят|хран\p{L}+)\s.*)$/iu;
const EXCEPT =
  /\b(?:except|but|apart from|other than|should|must|would|will|if|until the fix)\b|(?<!\p{L})(?:кроме|если|должн\p{L}*|будут)(?!\p{L})|\?/iu;
/** The value that most rows have, by their share. */
const MOST = 0.6;
const FEWEST = 3;
const MOST_MISSING = 200;
// `The response of every test saved`, `Retry-After was set on every 429`.
const OF_EVERY =
  /(?<what>\p{L}[\p{L}-]*)\s+(?:(?:is|are|was|were)\s+(?:set|sent|saved|kept|given|stored|there)\s+)?(?:of|for|on|with|to|у|для|на|к)\s+(?:every|each|all|всех|кажд\p{L}+)\s+(?:the\s+)?(?<things>\p{L}+|[1-5]\d\d)/iu;
const MISSING =
  /(?<what>\p{L}[\p{L}-]*)(?:\s+(?:of|for|у|для|к)\s+(?<of>\S+))?\s+(?:is|are|was|were)\s+(?:missing|absent|lost|not\s+\p{L}+)(?!\p{L})|\b(?:without|lacks?|lacked|no)\s+(?<lack>\p{L}[\p{L}-]*)|(?<!\p{L})(?:нет|без|отсутству\p{L}+)\s+(?<net>\p{L}[\p{L}-]*)/iu;

/** What a sentence says of every thing of a kind, in words, is so in each of its rows, and no other sentence says that one lacks it. */
export function saidOfEvery({ document }: RuleContext): LintFinding[] {
  const sentences = document.sentences.filter(
    (one) => one.origin !== 'heading' && one.box !== 'open' && one.box !== 'odd' && standsInThisRun(one),
  );
  const missing = sentences
    .filter(({ text, box }) => box === null && MISSING.test(text))
    .slice(0, MOST_MISSING);
  return sentences.flatMap((sentence) => {
    if (EXCEPT.test(sentence.text)) return [];
    const place = otherRow(sentence, document) ?? lacking(sentence, missing);
    return place === null ? [] : [denied(place, sentence)];
  });
}

// A row with another value than most have, in the column that the sentence speaks of: by this value, or by the words of its heading.
function otherRow(sentence: Sentence, document: LintDocument): Place | null {
  const { count, things = '', said = '' } = ALL_ARE.exec(sentence.text)?.groups ?? {};
  if (said === '') return null;
  const nouns = stemsOf(things);
  for (const group of groupsNamed(document)(nouns)) {
    if (group.form === 'list' || group.things.length < FEWEST) continue;
    if (count !== undefined && Number(count) !== group.things.length) continue;
    if (!nouns.some((noun) => stemsOf(group.header[0] ?? '').some((own) => areKin(own, noun)))) continue;
    for (const column of group.header.keys()) {
      const other = column === 0 ? undefined : outlier(group, column, said);
      if (other !== undefined) return other.spot;
    }
  }
  return null;
}

function outlier({ things, header }: Group, column: number, said: string): Thing | undefined {
  const values = things.map(({ cells }) => firstWordOf(cells[column] ?? ''));
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [usual = '', number = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  if (usual === '' || number < things.length * MOST || bareNumber(usual) !== null) return undefined;
  const head = stemsOf(header[column] ?? '');
  const words = stemsOf(said);
  const isNamed = head.length > 1 && head.every((word) => words.some((own) => areKin(own, word)));
  const isTold =
    usual.length > 3 &&
    new Set<string>(said.toLowerCase().match(/[\p{L}\d_-]+(?:\.[\p{L}\d]+)*/gu)).has(usual);
  if (!isNamed && !isTold) return undefined;
  return things[values.findIndex((value) => value !== usual && /[\p{L}\d]/u.test(value))];
}

function firstWordOf(cell: string): string {
  return (
    plainCell(cell)
      .toLowerCase()
      .split(/[\s(,;]/u)[0] ?? ''
  );
}

// `The response of 2.6 is missing`, `40 answers came without Retry-After`.
function lacking(sentence: Sentence, all: readonly Sentence[]): Place | null {
  const { what = '', things = '' } = OF_EVERY.exec(sentence.text)?.groups ?? {};
  const [thing] = stemsOf(what);
  if (thing === undefined || thing.length < 4) return null;
  return (
    all.find((other) => {
      const { what: one, lack, net } = MISSING.exec(other.text)?.groups ?? {};
      const name = one ?? lack ?? net ?? '';
      const [stem] = stemsOf(name);
      if (stem === undefined || other.line === sentence.line) return false;
      const isOne = one !== undefined && idsNamed(other.text).length > 0;
      const isOfThese = /^\d/.test(things)
        ? other.text.includes(things)
        : stemsOf(other.text).some((word) => stemsOf(things).some((own) => areKin(own, word)));
      return (
        (name.toLowerCase() === what.toLowerCase() || areKin(stem, thing)) &&
        (isOne || isOfThese || isOfHeading(other, things))
      );
    }) ?? null
  );
}

// `429 on barcodes — 40 answers came without it`: the sentence before it, in the same item, names what it is of.
function isOfHeading({ lead, headings }: Sentence, things: string): boolean {
  return [lead, ...headings].some((text) => text.includes(things)) && /^\d/.test(things);
}
