import type { RootContent } from 'mdast';
import type { Comparison } from '../../model/comparison.ts';
import { verdictWords } from '../words.ts';
import { code, fact, heading, list, paragraph, tableOr } from './nodes.ts';

/** One audit held against an earlier one. `depth` is that of the heading above. */
export function comparisonSection(found: Comparison, depth: 1 | 3): RootContent[] {
  const { before, after, unlike, entries, fieldChanges, answersCompared, numbers, latency, regressions } =
    found;
  const below = depth === 1 ? 2 : 4;
  return [
    heading(depth, 'Comparison with the previous audit'),
    list([
      fact('Previous audit', [
        code(before.runId),
        `, ${verdictOf(before)}`,
        // Within an audit it stands with the other hashes.
        ...(depth === 1 ? [', evidence log ', code(before.evidenceSha256)] : []),
      ]),
      fact('This audit', [code(after.runId), `, ${verdictOf(after)}`]),
      fact('Not alike in', unlike.length === 0 ? 'nothing' : unlike.join('; ')),
      fact('Became worse', regressions.length === 0 ? 'nothing' : regressions.join('; ')),
    ]),
    heading(below, 'Changed entries'),
    tableOr(
      ['Change', 'Test', 'Before', 'Now'],
      entries.map(({ kind, id, before: was, after: is }) => [kind, id, was, is]),
      'Every entry is what it was.',
    ),
    heading(below, 'Changed fields of answers'),
    tableOr(
      ['Change', 'Test', 'Field', 'Before', 'Now'],
      fieldChanges.map((field) => [
        field.kind,
        field.label,
        code(field.path),
        field.before || 'not there',
        field.after || 'not there',
      ]),
      answersCompared === 0 ? 'No answer is in both audits.' : 'No field changed.',
    ),
    paragraph(`Answers in both audits: ${answersCompared}. What an empty list would have held is not known.`),
    heading(below, 'Changed rows and metrics'),
    tableOr(
      ['Number', 'Before', 'Now'],
      numbers.map(({ name, before: was, after: is }) => [code(name), String(was), String(is)]),
      'No number changed.',
    ),
    heading(below, 'Latency by endpoint'),
    tableOr(
      ['Endpoint', 'Calls', 'Median before', 'Median now', 'p', 'Result'],
      latency.map((one) => [
        code(one.endpoint),
        `${one.before.calls} and ${one.after.calls}`,
        `${one.before.medianMs} ms`,
        `${one.after.medianMs} ms`,
        one.p === null ? 'none' : one.p.toFixed(3),
        one.result,
      ]),
      'No endpoint was timed in both audits.',
    ),
    paragraph(overallWords(found)),
  ];
}

function verdictOf({ verdict, saidOf }: Comparison['before']): string {
  return verdictWords({ status: verdict, saidOf: saidOf ?? 'what it does not name' });
}

function overallWords({ latencyOverall: { slower, faster, p } }: Comparison): string {
  const test = p === null ? 'too few for a sign test' : `sign test over all endpoints: p = ${p.toFixed(3)}`;
  return `Medians: ${slower} longer, ${faster} shorter; ${test}. An endpoint is called slower or faster only when both audits called it five times or more and a permutation test on ranks gives p below 0.01.`;
}
