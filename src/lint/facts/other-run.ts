import type { LintDocument, LintTable, Statement } from '../document/lint-document.ts';
import { once } from '../once.ts';
import { standsElsewhere } from './wording.ts';

// Another run, another version, another time.
const OTHER =
  /\b(?:previous|prior|earlier|last|former|next)\s+(?:[\p{L}-]+\s+){0,2}?(?:reports?|audits?|runs?|versions?|rehearsals?|attempts?|weeks?|months?|nights?|time|years?|quarters?|sprints?|releases?|acceptances?|tests?|loads?|exports?|checks?|summer|winter|spring|autumn|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|\bthe (?:january|february|march|april|may|june|july|august|september|october|november|december) \p{L}+|\b(?:yesterday|last (?:year|week|night|time|month)|the (?:day|night|week|month|year) before|formerly|compared (?:with|to)|for comparison|for the record|back then|in (?:week|sprint|autumn|spring|winter|q[1-4])\b|errat(?:um|a)|spoke of)|(?<!\p{L})(?:вчера|позавчера|накануне|прошл(?:ый|ая|ое|ого|ой|ом|ую)|предыдущ\p{L}*|ранее|раньше|для сравнения|по сравнению)(?!\p{L})/iu;
// `Earlier drills`, `Прошлые испытания`: whatever they are.
const EARLIER =
  /^[^\p{L}]*(?:earlier|previous|prior|past|former|предыдущ\p{L}*|прошл\p{L}*|прежн\p{L}*)(?!\p{L})/iu;
// What is to come, asked for, allowed or guessed.
const NOT_FACT =
  /\b(?:will|would|shall|should|must|might|could|going to|expects?|expected to|expecting|aims?|hopes?|hoped|plans?|planned|targets?|goals?|if|once|at least|at most|up to|no more than|limits?|thresholds?|budget|allowed|ceiling|requires?|wanted to|promised?|before it|guess)\b|(?<!\p{L})(?:ожида(?:ем|ется|ют)|планир\p{L}*|запланир\p{L}*|хот(?:им|ели|ят)|будет|будут|станет|если|цель|порог\p{L}*|лимит\p{L}*|норматив\p{L}*|допуст\p{L}*|не (?:более|менее|больше|меньше|раньше|позже)|обеща\p{L}*|добавить|повторить|намечен\p{L}*)(?!\p{L})/iu;

/** True for a sentence that says what was, in the run that the document is about: neither of another one, nor what is planned or asked for. */
export const isOfThisRun = once((sentence: Statement): boolean => {
  const { text } = sentence;
  return standsInThisRun(sentence) && !OTHER.test(text) && !NOT_FACT.test(text);
});

/** True for a text that names another run, report or time than the document's own. */
export function namesOtherRun(text: string): boolean {
  return OTHER.test(text);
}

/** True where the headings above a place are of another run, or of what is to come. */
export const isBelowOther = once(
  ({ headings, sectionTitle }: Pick<Statement, 'headings' | 'sectionTitle'>): boolean =>
    [sectionTitle, ...headings].some((heading) => OTHER.test(heading) || EARLIER.test(heading)),
);

/** The tables of a document that stand below no heading of another run. */
export const tablesOfThisRun = once(({ tables }: LintDocument): readonly LintTable[] =>
  tables.filter((table) => !isBelowOther(table)),
);

/** True where nothing above a sentence says that it is of another run or time; what it says itself may still be. */
export function standsInThisRun(sentence: Statement): boolean {
  return !standsElsewhere(sentence) && !isBelowOther(sentence);
}
