import type { Comparison } from '../../model/comparison.ts';
import { type Block, fact, heading, items, type Line, literal, paragraph, plain, tableOr } from './span.ts';

/** The comparison with an earlier audit, at the end of section 4: as audit.json has it, since the bundle has one audit only. */
export function expectedComparison(found: Comparison): Block[] {
  const { before, after, unlike, entries, fieldChanges, answersCompared, numbers, latency, regressions } =
    found;
  const { slower, faster, p } = found.latencyOverall;
  const listed = (words: readonly string[]) => plain(words.length === 0 ? 'nothing' : words.join('; '));
  const said = ({ verdict, saidOf }: Comparison['before']) =>
    `${verdict}, said of ${saidOf ?? 'what it does not name'}`;
  const overall =
    p === null ? 'too few for a sign test' : `sign test over all endpoints: p = ${p.toFixed(3)}`;
  return [
    heading(3, 'Comparison with the previous audit'),
    ...items([
      fact(
        'Previous audit',
        `${literal(before.runId)}${plain(`, ${said(before)}, evidence log `)}${literal(before.evidenceSha256)}`,
      ),
      fact('This audit', `${literal(after.runId)}${plain(`, ${said(after)}`)}`),
      fact('Not alike in', listed(unlike)),
      fact('Became worse', listed(regressions)),
    ]),
    heading(4, 'Changed entries'),
    ...tableOr(
      ['Change', 'Test', 'Before', 'Now'],
      entries.map((entry): Line[] => [entry.kind, entry.id, entry.before, entry.after].map(plain)),
      'Every entry is what it was.',
    ),
    heading(4, 'Changed fields of answers'),
    ...tableOr(
      ['Change', 'Test', 'Field', 'Before', 'Now'],
      fieldChanges.map((field): Line[] => [
        plain(field.kind),
        plain(field.label),
        literal(field.path),
        plain(field.before || 'not there'),
        plain(field.after || 'not there'),
      ]),
      answersCompared === 0 ? 'No answer is in both audits.' : 'No field changed.',
    ),
    paragraph(
      plain(`Answers in both audits: ${answersCompared}. What an empty list would have held is not known.`),
    ),
    heading(4, 'Changed rows and metrics'),
    ...tableOr(
      ['Number', 'Before', 'Now'],
      numbers.map((number): Line[] => [literal(number.name), String(number.before), String(number.after)]),
      'No number changed.',
    ),
    heading(4, 'Latency by endpoint'),
    ...tableOr(
      ['Endpoint', 'Calls', 'Median before', 'Median now', 'p', 'Result'],
      latency.map((one): Line[] => [
        literal(one.endpoint),
        plain(`${one.before.calls} and ${one.after.calls}`),
        plain(`${one.before.medianMs} ms`),
        plain(`${one.after.medianMs} ms`),
        one.p === null ? 'none' : one.p.toFixed(3),
        plain(one.result),
      ]),
      'No endpoint was timed in both audits.',
    ),
    paragraph(
      plain(
        `Medians: ${slower} longer, ${faster} shorter; ${overall}. An endpoint is called slower or faster only when both audits called it five times or more and a permutation test on ranks gives p below 0.01.`,
      ),
    ),
  ];
}
