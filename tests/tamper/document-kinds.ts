import { difference } from './byte-kinds.ts';
import type { Kind } from './kind.ts';
import { type Files, pathLike, sealed, textOf, withText } from './seal-again.ts';
import type { Seeded } from './seeded.ts';
import { withOtherNumber, withOtherRows } from './text-changes.ts';

const DOCUMENT = /^qtickets_audit_.*\.md$/;
const PAGE = /^qtickets_audit_.*\.html$/;
/** Sums and sizes in section 8 are made anew by whoever seals again. */
const NO_SUM = /(?<![0-9a-f`])\d+(?![0-9a-f]*`)(?! \| `)/g;

/** Alterations of what is told of the run, with every sum made anew. */
export const documentKinds: readonly Kind[] = [
  told('a number of the document', 50, DOCUMENT, (text, random) => withOtherNumber(text, random, NO_SUM)),
  told('a row of a table removed', 25, DOCUMENT, (text, random) => withOtherRows(text, random, 'removed')),
  told('a row of a table repeated', 25, DOCUMENT, (text, random) => withOtherRows(text, random, 'repeated')),
  told('a line of the document removed', 15, DOCUMENT, withoutLine),
  told('a sentence added to the document', 10, DOCUMENT, withSentence),
  told('a tick of the checklist', 10, DOCUMENT, withOtherTick),
  told('a link of the document', 10, DOCUMENT, (text, random) =>
    withOtherNumber(text, random, /(?<=\]\(artifacts\/qtickets_responses\/test_)\d+/g),
  ),
  told('a word of a verdict or result', 20, DOCUMENT, withOtherWord),
  told('a number of the page', 40, PAGE, (text, random) =>
    inHead(text, (head) => withOtherNumber(head, random)),
  ),
  told('a word of the page', 20, PAGE, (text, random) => inHead(text, (head) => withOtherPart(head, random))),
  told('an element of the page hidden', 10, PAGE, (text, random) =>
    inHead(text, (head) => withHidden(head, random)),
  ),
  told('a number of audit.json', 30, /^audit\.json$/, (text, random) =>
    withOtherNumber(text, random, /(?<=: |^\s+)\d+(?=,?$)/gm),
  ),
  told('a word of audit.json', 15, /^audit\.json$/, withOtherWord),
  told('a number of ctrf.json', 10, /^ctrf\.json$/, (text, random) =>
    withOtherNumber(text, random, /(?<=: )\d+/g),
  ),
  told('a count of the CSV', 10, /\.csv$/, (text, random) => withOtherNumber(text, random, /(?<=,)\d+/g)),
  {
    name: 'one status in all files at once',
    times: 12,
    alter: (files, random) => {
      const words = ['READY', 'NOT READY', 'CONDITIONAL', 'INCOMPLETE'];
      const audit = JSON.parse(textOf(files, 'audit.json')) as { verdict: { status: string } };
      const to = random.oneOf(words.filter((word) => word !== audit.verdict.status));
      const from = new RegExp(`(?<![A-Z] )\\b${audit.verdict.status}\\b`, 'g');
      const changed: Files = new Map(files);
      for (const path of files.keys()) {
        if (/^audit\.json$|^ctrf\.json$|\.(?:md|html)$/.test(path) && !path.startsWith('artifacts/')) {
          changed.set(path, Buffer.from(textOf(files, path).replace(from, to), 'utf8'));
        }
      }
      return { files: sealed(changed), what: `${audit.verdict.status} to ${to}` };
    },
  },
];

function told(
  name: string,
  times: number,
  file: RegExp,
  change: (text: string, random: Seeded) => string | null,
): Kind {
  return {
    name,
    times,
    alter: (files, random) => {
      const path = pathLike(files, file);
      const text = textOf(files, path);
      const changed = change(text, random);
      if (changed === null || changed === text) return null;
      return { files: sealed(withText(files, path, changed)), what: difference(text, changed) };
    },
  };
}

function withoutLine(text: string, random: Seeded): string {
  const lines = text.split('\n');
  const full = lines.flatMap((line, index) => (line.trim() === '' || /^\| [-:]/.test(line) ? [] : [index]));
  lines.splice(random.oneOf(full), 1);
  return lines.join('\n');
}

function withSentence(text: string, random: Seeded): string {
  const lines = text.split('\n');
  const gaps = lines.flatMap((line, index) => (line === '' ? [index] : []));
  const sentences = [
    'The API was audited by 3 people.',
    '- **Reviewed**: yes',
    '<!-- checked -->',
    '> Approved.',
  ];
  lines.splice(random.oneOf(gaps), 0, '', random.oneOf(sentences));
  return lines.join('\n');
}

// Sums and sizes at the end of the page are made anew by whoever seals again.
function inHead(text: string, change: (head: string) => string | null): string | null {
  const end = text.indexOf('<section id="files"');
  const head = change(text.slice(0, end));
  return head === null ? null : head + text.slice(end);
}

const PARTS: readonly (readonly [RegExp, string])[] = [
  [/READY/g, 'CONDITIONAL'],
  [/succeeded/g, 'failed'],
  [/ class="entry/g, ' class="nothing'],
  [/✓/g, '✕'],
  [/reconcile/g, 'differ'],
  [/'none'/g, "'self'"],
  [/<\/section>/g, '</section><p>Approved.</p>'],
  [/<script>/g, '<script>alert(1);'],
];

function withOtherPart(text: string, random: Seeded): string | null {
  const found = PARTS.flatMap(([pattern, to]) => [...text.matchAll(pattern)].map((match) => ({ match, to })));
  if (found.length === 0) return null;
  const { match, to } = random.oneOf(found);
  return text.slice(0, match.index) + to + text.slice(match.index + match[0].length);
}

function withHidden(text: string, random: Seeded): string {
  const { index } = random.oneOf([...text.matchAll(/(?<=<(?:p|li|tr|td|details|section|a))(?=[ >])/g)]);
  return `${text.slice(0, index)} hidden=""${text.slice(index)}`;
}

function withOtherTick(text: string, random: Seeded): string | null {
  const boxes = [...text.matchAll(/^- \[[ x]\]/gm)];
  if (boxes.length === 0) return null;
  const { 0: box, index } = random.oneOf(boxes);
  return text.slice(0, index) + (box === '- [x]' ? '- [ ]' : '- [x]') + text.slice(index + box.length);
}

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\bREADY\b/g, 'CONDITIONAL'],
  [/\bsucceeded\b/g, 'skipped'],
  [/"pass"/g, '"fail"'],
  [/\byes\b/g, 'no'],
  [/\bNo change\b/g, '+1 orders_raw'],
  [/\breplay\b/g, 'live'],
  [/\bnone\b/g, '7.1'],
  [/\b403\b/g, '200'],
];

function withOtherWord(text: string, random: Seeded): string | null {
  const found = WORDS.flatMap(([pattern, to]) => [...text.matchAll(pattern)].map((match) => ({ match, to })));
  if (found.length === 0) return null;
  const { match, to } = random.oneOf(found);
  return text.slice(0, match.index) + to + text.slice(match.index + match[0].length);
}
