import type { RootContent } from 'mdast';
import type { VerdictStatus } from '../../model/audit-run.ts';
import type { Comparison } from '../../model/comparison.ts';
import { CATALOGUES, type Translator } from '../messages/translator.ts';
import { code, fact, heading, type Inline, list, paragraph, tableOr } from './nodes.ts';

/** One audit held against an earlier one. `depth` is that of the heading above. */
export function comparisonSection(found: Comparison, depth: 1 | 3, words: Translator): RootContent[] {
  const { say, told } = words;
  const { unlike, entries, fieldChanges, answersCompared, numbers, latency, regressions } = found;
  const below = depth === 1 ? 2 : 4;
  const several = (texts: readonly string[]) =>
    texts.length === 0 ? say('nothing') : texts.map(told).join('; ');
  const [change, before, now] = [say('comparison.change'), say('comparison.before'), say('comparison.now')];
  return [
    heading(depth, say('cmp.title')),
    list([
      fact(say('cmp.previous'), previousWords(found, depth, words)),
      fact(say('cmp.this'), auditWords(found.after, words)),
      fact(say('cmp.unlike'), several(unlike)),
      fact(say('cmp.worse'), several(regressions)),
    ]),
    heading(below, say('cmp.entries')),
    tableOr(
      [change, say('doc.test'), before, now],
      entries.map(({ kind, id, before: was, after: is }) => [say(`change.${kind}`), id, told(was), told(is)]),
      say('comparison.noEntries'),
    ),
    heading(below, say('cmp.fields')),
    tableOr(
      [change, say('doc.test'), say('comparison.field'), before, now],
      fieldChanges.map((field) => [
        say(`cmp.field.${field.kind}`),
        field.label,
        code(field.path),
        typesWords(field.before, words),
        typesWords(field.after, words),
      ]),
      say(answersCompared === 0 ? 'cmp.noAnswer' : 'comparison.noFields'),
    ),
    paragraph(say('cmp.answers', { count: answersCompared })),
    heading(below, say('cmp.numbers')),
    tableOr(
      [say('comparison.number'), before, now],
      numbers.map(({ name, before: was, after: is }) => [code(name), String(was), String(is)]),
      say('comparison.noNumbers'),
    ),
    heading(below, say('cmp.latency')),
    latencyTable(latency, words),
    paragraph(overallWords(found, words)),
  ];
}

// `integer or null`; '' where there was no such field.
function typesWords(types: string, { say }: Translator): string {
  return types === '' ? say('cmp.absent') : types.split(' or ').join(` ${say('doc.or')} `);
}

function previousWords({ before }: Comparison, depth: 1 | 3, words: Translator): Inline {
  const audit = auditWords(before, words);
  // Within an audit the sum stands with the other hashes.
  return depth === 3 ? audit : words.parts<Inline>('cmp.log', { audit, sum: code(before.evidenceSha256) });
}

function auditWords({ runId, verdict, saidOf }: Comparison['before'], words: Translator): Inline {
  const { say, told } = words;
  // An audit of another version may have given one that is not known here.
  const status = isVerdict(verdict) ? say(`verdict.${verdict}`) : verdict;
  const said =
    saidOf === null ? say('cmp.unnamed', { status }) : say('doc.verdict', { status, of: told(saidOf) });
  return words.parts('cmp.audit', { id: code(runId), verdict: said });
}

function isVerdict(text: string): text is VerdictStatus {
  return Object.hasOwn(CATALOGUES.en, `verdict.${text}`);
}

function latencyTable(latency: Comparison['latency'], { say }: Translator): RootContent {
  const ms = (value: number) => say('unit.ms', { value: String(value) });
  return tableOr(
    [
      say('latency.endpoint'),
      say('latency.calls'),
      say('cmp.medianBefore'),
      say('cmp.medianNow'),
      'p',
      say('comparison.result'),
    ],
    latency.map((one) => [
      code(one.endpoint),
      say('cmp.both', { before: one.before.calls, after: one.after.calls }),
      ms(one.before.medianMs),
      ms(one.after.medianMs),
      one.p === null ? say('none') : one.p.toFixed(3),
      say(`latency.${one.result}`),
    ]),
    say('comparison.noLatency'),
  );
}

function overallWords({ latencyOverall: { slower, faster, p } }: Comparison, { say }: Translator): string {
  const test = p === null ? say('cmp.tooFew') : say('cmp.signTest', { p: p.toFixed(3) });
  return `${say('cmp.medians', { slower, faster, test })} ${say('cmp.rule')}`;
}
