import { factsOf, type TableFact } from '../facts/fact.ts';
import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const ALL =
  /\b(?:all|every)\b[^.;]{0,40}\btables?\b[^.;]{0,60}?(?:\b(?:ha(?:ve|s)|holds?|contains?|shows?|tables?\s+with)\s+(?:\S+\s+){0,2}?(?:records?|rows|data)\b|\b(?:populated|filled|non-?empty)\b|count_?after|> ?0)|\btables?\b[^.;]{0,20}\b(?:ha(?:ve|s) (?:records?|rows|data)|populated|filled)\b[^.;]{0,40}\ball\b|(?:все|кажд)\S*\s[^.;]{0,40}таблиц\S*(?!\S)(?!\s+(?:сход|сверен|совпад))[^.;]{0,60}(?:запис|строк|данны|заполнен)|таблиц\S* заполнены/i;
const OF =
  /\btables?\b[^.;]{0,40}?(\d{1,3})\s?\/\s?(\d{1,3})|(\d{1,3})\s?(?:\/|of)\s?(\d{1,3})\s+(?:\p{L}+\s+){0,2}tables?\b[^.;]{0,40}(?:populated|filled|records|rows)/iu;
const NEGATED = /\bnot\b|\bzero\b|\bempty\b|\bno\b|(?<!\p{L})(?:не|пуст\S*|нет)(?!\p{L})/iu;
// Said of some tables only.
const STAGING = /staging|\bstg\b|\braw\b/i;
const NUMBER = /(?:\ball|(?<!\p{L})вс[её])\s(\d{1,3})\s/iu;
const IS_STAGING = /(?:^|[._])stg_|_raw$/;

/** A document that says of all tables that they hold rows must not show one with none. */
export function tablesFilled({ document, facts }: RuleContext): LintFinding[] {
  const tables = factsOf(facts, 'table');
  return document.statements.flatMap((statement) => {
    const { text, line, box } = statement;
    if (box === 'open' || NEGATED.test(text) || isElsewhere(statement)) return [];
    const [, a, b, c, d] = OF.exec(text) ?? [];
    const whole =
      (a ?? c) !== undefined && (a ?? c) === (b ?? d) && /filled|populated|record|rows|заполн/i.test(text);
    if (!whole && !ALL.test(text)) return [];
    // `All 9 staging tables` where nine are all that there are.
    const isOfStaging = STAGING.test(text) && Number(NUMBER.exec(text)?.[1]) !== tables.length;
    const empty = tables.find((table) => isEmpty(table) && (!isOfStaging || IS_STAGING.test(table.value)));
    if (empty === undefined) return [];
    return [
      finding(
        'table-is-empty',
        [empty, 0],
        [statement, text],
        `Line ${line} says "${text}", but ${empty.value} has no row afterwards (line ${empty.line}).`,
      ),
    ];
  });
}

function isEmpty({ before, after, delta }: TableFact): boolean {
  return after === 0 || (after === null && before === 0 && delta === 0);
}
