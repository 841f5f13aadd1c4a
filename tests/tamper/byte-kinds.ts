import type { Kind } from './kind.ts';
import { type Files, sealed, textOf, withText } from './seal-again.ts';
import type { Seeded } from './seeded.ts';
import { withOtherNumber } from './text-changes.ts';

/** Alterations of bytes and numbers wherever they stand: as they are, and with every sum made anew. */
export const byteKinds: readonly Kind[] = [
  { name: 'a byte of any file', times: 90, alter: (files, random) => otherByte(files, random, anyFile) },
  { name: 'a number of any file', times: 40, alter: (files, random) => otherNumber(files, random, anyText) },
  {
    name: 'a byte of any file, sums made anew',
    times: 40,
    alter: (files, random) =>
      thenSealed(otherByte(files, random, (path) => anyText(path) && !isMarkdown(path))),
  },
  {
    name: 'a number of any file, sums made anew',
    times: 50,
    alter: (files, random) =>
      thenSealed(otherNumber(files, random, (path) => anyText(path) && path !== 'junit.xml')),
  },
  {
    name: 'a number of junit.xml, sums made anew',
    times: 10,
    alter: (files, random) => {
      // Its times are the runner's own: only counts and names can be told.
      const text = textOf(files, 'junit.xml');
      const changed = withOtherNumber(
        text,
        random,
        /(?<=(?:tests|failures|errors|skipped)=")\d+|(?<=name=")\d+\.\d+/g,
      );
      if (changed === null) return null;
      return { files: sealed(withText(files, 'junit.xml', changed)), what: difference(text, changed) };
    },
  },
];

const anyFile = () => true;
const anyText = (path: string) => !/\.zip$|^SHA256SUMS$|^attestation/.test(path);
const isMarkdown = (path: string) => path.endsWith('.md') || path === 'junit.xml';

function otherByte(files: Files, random: Seeded, may: (path: string) => boolean): ReturnType<Kind['alter']> {
  const path = random.oneOf([...files.keys()].filter(may));
  const bytes = Buffer.from(files.get(path) ?? '');
  const at = random.below(bytes.length);
  const old = bytes[at] ?? 0;
  bytes[at] = old ^ (1 << random.below(7));
  return { files: new Map(files).set(path, bytes), what: `${path}: byte ${at}, ${old} to ${bytes[at]}` };
}

function otherNumber(
  files: Files,
  random: Seeded,
  may: (path: string) => boolean,
): ReturnType<Kind['alter']> {
  const path = random.oneOf([...files.keys()].filter(may));
  const text = textOf(files, path);
  const changed = withOtherNumber(text, random);
  if (changed === null) return null;
  return { files: withText(files, path, changed), what: `${path}: ${difference(text, changed)}` };
}

function thenSealed(altered: ReturnType<Kind['alter']>): ReturnType<Kind['alter']> {
  return altered === null ? null : { files: sealed(altered.files), what: altered.what };
}

/** The first place at which two texts differ, with a little of both. */
export function difference(before: string, after: string): string {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at += 1;
  const near = (text: string) => text.slice(Math.max(0, at - 20), at + 20).replace(/\s+/g, ' ');
  return `sign ${at}: "${near(before)}" to "${near(after)}"`;
}
