import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { markdownProblem } from '../../../src/common/markdown-limits.ts';
import { AuditError } from '../../../src/model/errors.ts';
import { parseSpec } from '../../../src/spec/read-spec.ts';
import { openBundle } from '../../../src/verify/files/bundle.ts';
import { LIMITS } from '../../../src/verify/limits.ts';
import { readSpecContent } from '../../../src/verify/spec/spec-entries.ts';
import { runs } from '../../fuzz-runs.ts';
import { HOSTILE } from '../../hostile/hostile-bundles.ts';
import { MARKDOWN } from '../../hostile/hostile-texts.ts';
import { type Files, pathLike } from '../../tamper/seal-again.ts';
import { tempFolder } from '../report/fixture-bundle.ts';
import { smallBundle, verified } from './small-bundle.ts';

let base: Files;
beforeAll(async () => {
  base = await smallBundle();
});

// A larger set, at sizes up to 20 MB and with time and memory measured: npm run fuzz.
test('whatever stands in the files of a bundle, verify says that it disagrees, and throws nothing', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...HOSTILE.filter(({ name }) => !name.startsWith('an archive'))),
      fc.integer({ min: 200, max: 5_000 }),
      ({ make }, bytes) => {
        expect(verified(make(base, bytes) as Files).agrees).toBe(false);
      },
    ),
    runs(6),
  );
});

test('a log of a million line feeds is not told a million times', () => {
  const files = new Map(base).set(pathLike(base, /\.jsonl$/), Buffer.alloc(1_000_000, '\n'));
  const { disagreements, notChecked } = verified(files);
  expect(disagreements).toHaveLength(LIMITS.disagreements);
  expect(notChecked.join()).toContain('whatever comes after');
});

test.each(Object.entries(MARKDOWN))(
  'a spec document of 200 KB of %s is read, or refused, at once',
  (_, text) => {
    const markdown = `# 1. A\n\n### 1.1. B\n**Request:**\n\`\`\`\nGET https://qtickets.ru/a\n\`\`\`\n\n${text(200_000)}`;
    const problem = markdownProblem(markdown);
    const read = () => parseSpec(Buffer.from(markdown), 'spec.md');
    if (problem === null) expect(readSpecContent(markdown)).not.toBe(null);
    else {
      expect(readSpecContent(markdown)).toBe(null);
      expect(read).toThrow(/SPEC_PARSE: spec\.md:\d+: the document has/);
    }
  },
);

test.each<[string, (folder: string) => void]>([
  ['a pipe', (folder) => execFileSync('mkfifo', [join(folder, 'junit.xml')])],
  ['a link to itself', (folder) => symlinkSync('junit.xml', join(folder, 'junit.xml'))],
  ['a link to the folder around it', (folder) => symlinkSync('.', join(folder, 'logs'))],
])('a folder with %s is refused', async (_, make) => {
  const folder = await tempFolder();
  writeFileSync(join(folder, 'audit.json'), '{}\n');
  make(folder);
  expect(() => openBundle(folder)).toThrow(AuditError);
});
