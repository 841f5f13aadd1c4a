import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { VERBS } from '../../../src/common/command-line.ts';

// In an installed package there are no npm scripts: `commandLine` names a command as its reader can call it.
const SCRIPTS = new RegExp(`npm run (?:${Object.values(VERBS).join('|')})\\b`);
const COMMENT = /^\s*(?:\/\/|\/?\*)/;

/** What a bundle or a made file says is the same wherever it is made; `npm test` is of a checkout. */
const SAME_EVERYWHERE = [
  'src/documents/',
  'src/openapi/',
  'src/report/audit-verdict.ts',
  'src/verify/derive/verdict.ts',
  'src/command/run-audit.ts',
];

test('messages name commands as they are called where they are read', () => {
  const found = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .filter((file) => /\.tsx?$/.test(file) && !SAME_EVERYWHERE.some((place) => file.startsWith(place)))
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => SCRIPTS.test(line) && !COMMENT.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
  expect(found).toEqual([]);
});
