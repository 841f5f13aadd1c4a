import { prettyJson } from '../../src/report/pretty-json.ts';
import { ENVELOPE, signedByAnother } from './another-signature.ts';
import type { Kind } from './kind.ts';
import { type Files, sealed, textOf, withSums, withText } from './seal-again.ts';
import type { ZipChange } from './stored-zip.ts';

/** Alterations of the set of files, of the archive, of the attestation. */
export const bundleKinds: readonly Kind[] = [
  {
    name: 'a file removed',
    times: 15,
    alter: (files, random) => {
      const path = random.oneOf([...files.keys()].filter((name) => name !== ENVELOPE));
      const changed = new Map(files);
      changed.delete(path);
      return { files: path === 'SHA256SUMS' ? changed : sealed(changed), what: path };
    },
  },
  {
    name: 'a file added',
    times: 10,
    alter: (files, random) => {
      const name = random.oneOf([
        'notes.txt',
        'artifacts/extra.json',
        'artifacts/qtickets_responses/test_9_9.json',
      ]);
      return { files: sealed(new Map(files).set(name, Buffer.from('{}\n'))), what: name };
    },
  },
  zipKind('the archive in another order', (files, below) => {
    const order = [...files.keys()].filter((path) => !/\.zip$|^SHA256SUMS$|^attestation/.test(path)).sort();
    const [moved] = order.splice(below(order.length), 1);
    return { order: [...order, moved ?? ''] };
  }),
  zipKind('the archive with another time', (_, below) => ({ modified: 0x58210000 + below(9) })),
  zipKind('the archive with another file mode', () => ({ mode: 0o100755 })),
  zipKind('bytes hidden in the archive', (_, below) => ({ padding: 1 + below(64) })),
  {
    name: 'one file other in the archive than in the folder',
    times: 8,
    alter: (files, random) => {
      const path = random.oneOf([...files.keys()].filter((name) => /^artifacts\/q|^audit/.test(name)));
      const inside = sealed(new Map(files).set(path, Buffer.from(`${textOf(files, path)} `)));
      return { files: withSums(new Map(inside).set(path, files.get(path) ?? Buffer.alloc(0))), what: path };
    },
  },
  {
    name: 'the attestation altered',
    times: 10,
    alter: (files, random) => {
      const text = textOf(files, 'attestation.json');
      const words = ['PASSED', 'passedTests', 'READY', 'failedTests', 'test-result', 'sha256'].filter(
        (word) => text.includes(word),
      );
      const word = random.oneOf(words);
      const to = word === 'PASSED' ? 'FAILED' : `${word}_`;
      return {
        files: withSums(signedByAnother(withText(files, 'attestation.json', text.replace(word, to)))),
        what: word,
      };
    },
  },
  {
    name: 'the signature altered',
    times: 8,
    alter: (files, random) => {
      if (!files.has(ENVELOPE)) return null;
      const envelope = JSON.parse(textOf(files, ENVELOPE)) as {
        payload: string;
        signatures: { sig: string }[];
      };
      const signature = Buffer.from(envelope.signatures[0]?.sig ?? '', 'base64');
      signature[random.below(signature.length)] = random.below(256);
      const changed = {
        ...envelope,
        signatures: [{ ...envelope.signatures[0], sig: signature.toString('base64') }],
      };
      if (changed.signatures[0]?.sig === envelope.signatures[0]?.sig) return null;
      return {
        files: withSums(new Map(files).set(ENVELOPE, Buffer.from(prettyJson(changed)))),
        what: 'the signature',
      };
    },
    onlyByKey: true,
  },
];

function zipKind(name: string, change: (files: Files, below: (limit: number) => number) => ZipChange): Kind {
  return {
    name,
    times: 4,
    alter: (files, random) => ({
      files: sealed(
        files,
        change(files, (limit) => random.below(limit)),
      ),
      what: 'the archive',
    }),
  };
}
