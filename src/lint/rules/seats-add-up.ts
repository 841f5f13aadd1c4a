import type { LintDocument } from '../document/lint-document.ts';
import { factsOf } from '../facts/fact.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

/** No more seats can be left than there are; the total must be that of the events and shows; reads and writes make the Partners tests. */
export function seatsAddUp({ facts, document }: RuleContext): LintFinding[] {
  const seats = factsOf(facts, 'seats');
  const found = seats.flatMap((fact) =>
    fact.left === null || fact.left <= fact.value
      ? []
      : [
          finding(
            'seats-impossible',
            [fact, fact.value],
            [fact, fact.left],
            `Line ${fact.line} has ${fact.left} seats left of ${fact.value}.`,
          ),
        ],
  );
  const quantities = factsOf(facts, 'quantity');
  const total = quantities.find(({ subject, qualifier }) => subject === 'seatRecords' && qualifier === '');
  const unique = seats.filter(
    (fact, index) =>
      seats.findIndex(({ event, show }) => event === fact.event && show === fact.show) === index,
  );
  const [first] = unique;
  if (total !== undefined && first !== undefined) {
    const sum = (list: typeof unique) => list.reduce((all, { value }) => all + value, 0);
    // A show's seats may be among those of its event, and two tests may have read the same show.
    const sums = [
      sum(unique),
      sum(unique.filter(({ show }) => show === '')),
      sum(unique.filter(({ show }) => show !== '')),
      sum(seats.filter(({ section }) => section === first.section)),
    ];
    if (!sums.includes(total.value)) {
      found.push(
        finding(
          'sum-is-wrong',
          [first, sums[0] ?? 0],
          [total, total.value],
          `Line ${total.line} says "${total.text}", but the events and shows (from line ${first.line}) make ${sums[0]}.`,
        ),
      );
    }
  }
  const of = (subject: string, qualifier: string) =>
    quantities.find((fact) => fact.subject === subject && fact.qualifier === qualifier);
  const [all, reads, writes] = [of('partners', 'tests'), of('partnersRead', ''), of('partnersWrite', '')];
  if (
    all !== undefined &&
    reads !== undefined &&
    writes !== undefined &&
    reads.value + writes.value !== all.value &&
    !hasOtherOperations(document)
  ) {
    found.push(
      finding(
        'sum-is-wrong',
        [all, all.value],
        [reads, reads.value + writes.value],
        `Line ${all.line} says "${all.text}", but ${reads.value} reads (line ${reads.line}) and ${writes.value} writes (line ${writes.line}) make ${reads.value + writes.value}.`,
      ),
    );
  }
  return found;
}

// `Search operations: 6 tests` are neither reads nor writes.
function hasOtherOperations({ statements }: LintDocument): boolean {
  return statements.some(
    ({ label, value }) =>
      label !== null &&
      /^(?!write|read|total)\S+ (?:operations|calls|tests)(?:\s|$)/i.test(label) &&
      /^\d/.test(value),
  );
}
