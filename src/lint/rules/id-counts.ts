import { idWords, rangesIn } from '../document/entry-ids.ts';
import { idsBeside } from '../document/ids-beside.ts';
import { factsOf, type TestConcept } from '../facts/fact.ts';
import { conceptOf } from '../facts/test-counts.ts';
import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import { amount, countOf, listsOf, type RuleContext } from './context.ts';

// Classes that are small enough for all their ids to be written out.
const LISTED: readonly TestConcept[] = ['denied', 'failed', 'skipped', 'expectedErrors'];

/** So many ids are a list. */
const LISTING = 3;

/** A number of tests must be the number of ids that stand beside it. */
export function idCountsMatch({ facts, letters }: RuleContext): LintFinding[] {
  return factsOf(facts, 'idCount').flatMap((fact) => {
    const ids = new Set(fact.list.ids);
    // `6.x` stands for ids that are not written out.
    if (ids.size === fact.value || /\d\.[x*]/.test(fact.text)) return [];
    return [
      finding(
        'id-count-differs',
        [fact, fact.value],
        [fact, ids.size],
        `Line ${fact.line} says ${fact.value}, but names ${amount(ids.size, 'id', 'ids')}: ${idWords([...ids])}.`,
        // One or two ids beside a number may be an example of it, or its first and last; a range of two is all of them.
        ids.size < LISTING && rangesIn(fact.text, letters).length === 0 ? 'low' : undefined,
      ),
    ];
  });
}

/** A class of tests whose ids a line of its own lists must have as many of them: `Denied: 4`, `Denied: 6.1, 6.2, 6.3`. */
export function classesListed(context: RuleContext): LintFinding[] {
  const { document, letters } = context;
  return document.statements.flatMap((statement) => {
    const { label, value, box } = statement;
    const concept = label === null || box !== null || /\d/.test(label) ? null : conceptOf(label);
    if (concept === null || !LISTED.includes(concept) || isElsewhere(statement)) return [];
    const counted = countOf(context, concept);
    const { ids } = idsBeside(value, letters);
    if (counted === undefined || counted.line === statement.line || counted.ids.length > 0) return [];
    if (!/^[\d[(`]/.test(value.trim()) || ids.length === 0 || new Set(ids).size === counted.value) return [];
    return [
      finding(
        'id-count-differs',
        [counted, counted.value],
        [statement, ids.length],
        `Line ${counted.line} says "${counted.text}", but line ${statement.line} lists ${amount(ids.length, 'id', 'ids')}: ${idWords(ids)}.`,
      ),
    ];
  });
}

/** An id must be counted once: in the matrix, in a list, in one class, and under one heading of the key numbers. */
export function idsCountedOnce({ facts, rows }: RuleContext): LintFinding[] {
  const found: LintFinding[] = [];
  const seen = new Map<string, (typeof rows)[number]>();
  for (const row of rows) {
    const first = seen.get(row.value);
    if (first === undefined) seen.set(row.value, row);
    else
      found.push(
        finding(
          'id-counted-twice',
          [first, row.value],
          [row, row.value],
          `The matrix has ${row.value} twice: in lines ${first.line} and ${row.line}.`,
        ),
      );
  }
  const lists = factsOf(facts, 'idCount').map(({ list, ...fact }) => ({ ...fact, ids: list.ids }));
  for (const fact of lists) {
    const twice = fact.ids.filter((id, index) => fact.ids.indexOf(id) !== index);
    if (twice.length > 0)
      found.push(
        finding(
          'id-counted-twice',
          [fact, idWords(twice)],
          [fact, fact.value],
          `Line ${fact.line} names ${idWords(twice)} more than once in one list.`,
        ),
      );
  }
  const classes = factsOf(facts, 'count').filter(
    ({ concept, part, nested, ids }) =>
      !part &&
      !nested &&
      ids.length > 0 &&
      !['executed', 'passed', 'specified', 'total', 'otherClass'].includes(concept),
  );
  found.push(...overlaps(classes, 'classes'));
  const counted = new Set(factsOf(facts, 'count').map(({ line }) => line));
  const keyNumbers = [
    ...lists,
    ...factsOf(facts, 'quantity').map(({ list, ...fact }) => ({ ...fact, ids: list.ids })),
  ]
    .filter(
      ({ section, headings, line, value, ids }) =>
        section === 'summary' && headings.length > 0 && !counted.has(line) && new Set(ids).size === value,
    )
    .filter((fact, index, all) => all.findIndex(({ line }) => line === fact.line) === index)
    .sort((a, b) => a.line - b.line);
  return [...found, ...overlaps(keyNumbers, 'headings')];
}

/** An id must lie in the range, or in the scope, that the document names for it. */
export function idsInRange(context: RuleContext): LintFinding[] {
  const { facts, rows } = context;
  const lists = [...factsOf(facts, 'idCount'), ...factsOf(facts, 'quantity')].filter(
    (fact, index, all) => all.findIndex(({ line }) => line === fact.line) === index,
  );
  const found = lists.flatMap((fact) =>
    fact.list.ranges.flatMap(({ from, to, members }) => {
      const outside = fact.list.ids.filter((id) => !members.includes(id));
      if (outside.length === 0 || members.length < 2) return [];
      return [
        finding(
          'id-out-of-range',
          [fact, `${from}-${to}`],
          [fact, idWords(outside)],
          `Line ${fact.line} names the range ${from}-${to}, but lists ${idWords(outside)}, outside it.`,
        ),
      ];
    }),
  );
  const [scope] = listsOf(context, 'scope');
  const beyond =
    scope === undefined || /\d\.[x*]/.test(scope.text)
      ? []
      : rows.filter(({ value }) => !scope.value.includes(value));
  const [row] = beyond;
  if (scope === undefined || row === undefined) return found;
  const ids = idWords(beyond.map(({ value }) => value));
  return [
    ...found,
    finding(
      'id-out-of-range',
      [scope, scope.text],
      [row, ids],
      `The matrix has ${ids} (line ${row.line}), which the scope in line ${scope.line} does not name.`,
    ),
  ];
}

/** A number of tests that did not run must be the number of ids that are listed so. */
export function missingCountsMatch(context: RuleContext): LintFinding[] {
  const listed = [...new Set(listsOf(context, 'missing').flatMap(({ value }) => value))];
  const [list] = listsOf(context, 'missing');
  if (list === undefined) return [];
  const sizes = [
    ...listed
      .reduce(
        (map, id) => map.set(id.split('.')[0], (map.get(id.split('.')[0]) ?? 0) + 1),
        new Map<string | undefined, number>(),
      )
      .values(),
  ];
  return factsOf(context.facts, 'count').flatMap((fact) => {
    if (fact.concept !== 'notExecuted' || fact.ids.length > 0 || fact.value === listed.length) return [];
    if (fact.part && sizes.includes(fact.value)) return [];
    // A whole-run count may stand beside a list of what has no case at all, or of a part.
    if (!fact.part && countOf(context, 'notExecuted') !== fact) return [];
    return [
      finding(
        'missing-count-differs',
        [fact, fact.value],
        [list, listed.length],
        `Line ${fact.line} says "${fact.text}", but the document names ${amount(listed.length, 'test', 'tests')} that did not run: ${idWords(listed)} (line ${list.line}).`,
      ),
    ];
  });
}

function overlaps(
  facts: readonly {
    line: number;
    text: string;
    ids: string[];
    section: LintFactSection;
    sectionTitle: string;
    headings: string[];
    concept?: string;
  }[],
  what: string,
): LintFinding[] {
  return facts.flatMap((fact, index) =>
    facts.slice(index + 1).flatMap((other) => {
      const both = fact.ids.filter((id) => other.ids.includes(id));
      if (both.length === 0 || (fact.concept !== undefined && fact.concept === other.concept)) return [];
      return [
        finding(
          'id-counted-twice',
          [fact, idWords(both)],
          [other, idWords(both)],
          `${idWords(both)} ${both.length === 1 ? 'is' : 'are'} counted under two ${what}: "${fact.text}" in line ${fact.line}, and "${other.text}" in line ${other.line}.`,
        ),
      ];
    }),
  );
}

type LintFactSection = RuleContext['rows'][number]['section'];
