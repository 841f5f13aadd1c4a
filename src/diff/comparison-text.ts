import type { AuditName, Comparison, LatencyChange } from '../model/comparison.ts';

/** A comparison as plain text, one line for each difference; ends with a line break. */
export function comparisonText(found: Comparison): string {
  const { before, after, unlike, entries, fieldChanges, answersCompared, numbers, latency, regressions } =
    found;
  const lines = [
    `Before: ${before.runId}, ${verdictOf(before)}`,
    `After:  ${after.runId}, ${verdictOf(after)}`,
    ...unlike.map((what) => `Not alike: ${what}`),
    '',
    `Entries: ${entries.length === 0 ? 'no change' : ''}`.trimEnd(),
    ...entries.map(({ id, kind, before: was, after: is }) => `  ${id} ${kind} (${was}, now ${is})`),
    `Fields, in ${answersCompared} answers that both have: ${fieldChanges.length === 0 ? 'no change' : ''}`.trimEnd(),
    ...fieldChanges.map((field) => `  ${fieldLine(field)}`),
    `Rows and metrics: ${numbers.length === 0 ? 'no change' : ''}`.trimEnd(),
    ...numbers.map(({ name, before: was, after: is }) => `  ${name}: ${was}, now ${is}`),
    'Latency:',
    ...latency.filter(({ result }) => result !== 'too few calls').map((one) => `  ${latencyLine(one)}`),
    `  ${tooFew(latency)}`,
    `  ${overall(found)}`,
    '',
    regressions.length === 0 ? 'Nothing became worse.' : 'Became worse:',
    ...regressions.map((what) => `  ${what}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** The verdict of an audit with what it is said of. */
export function verdictOf({ verdict, saidOf }: AuditName): string {
  return `${verdict}, said of ${saidOf ?? 'what it does not name'}`;
}

/** One changed field, in words. */
export function fieldLine({ label, path, kind, before, after }: Comparison['fieldChanges'][number]): string {
  const where = `${label} ${path === '' ? 'the answer' : path}`;
  if (kind === 'added') return `${where} was added (${after})`;
  if (kind === 'removed') return `${where} is gone (${before})`;
  return `${where} is ${after}, and was ${before}`;
}

/** Endpoints of which too few calls were made to say anything, as a sentence. */
export function tooFew(latency: readonly LatencyChange[]): string {
  const count = latency.filter(({ result }) => result === 'too few calls').length;
  return `Endpoints with fewer than five calls on a side, of which nothing can be said alone: ${count} of ${latency.length}.`;
}

/** All endpoints together, as a sentence. */
export function overall({ latencyOverall: { slower, faster, p } }: Comparison): string {
  const split = `By their medians ${slower} endpoints took longer than before and ${faster} less`;
  if (p === null) return `${split}, too few for a sign test.`;
  return `${split}; sign test: p = ${p.toFixed(3)}.`;
}

function latencyLine({ endpoint, before, after, p, result }: LatencyChange): string {
  const of = ({ calls, medianMs }: LatencyChange['before']) => `${medianMs} ms in ${calls} calls`;
  return `${endpoint}: ${result} (median ${of(before)}, now ${of(after)}, p = ${p?.toFixed(3) ?? 'none'})`;
}
