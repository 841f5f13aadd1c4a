import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  LOCKFILES,
  type LockedPackage,
  missingPlatformPackages,
  NOT_OFFERED,
  withoutSum,
} from '../../../scripts/lockfile.ts';

/** What the project may be built with: permissive licences, and one with a copyleft of its own files alone, for tools. */
const PERMISSIVE = [
  ...['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0'],
  ...['Python-2.0', 'PSF-2.0', 'CC0-1.0'],
];
// CC-BY-4.0 is of data: which browser knows what.
const FOR_TOOLS = [...PERMISSIVE, 'MPL-2.0', 'CC-BY-4.0'];

function packagesOf(file: string) {
  const lock = JSON.parse(readFileSync(file, 'utf8')) as {
    packages: Record<string, LockedPackage & { resolved?: string }>;
  };
  return lock.packages;
}

/** True when a licence expression (SPDX) lets one of these be chosen; what is no plain choice is none. */
function allows(expression: unknown, allowed: readonly string[]): boolean {
  if (typeof expression !== 'string') return false;
  return expression
    .replace(/^\(|\)$/g, '')
    .split(' OR ')
    .some((licence) => allowed.includes(licence));
}

test.each(LOCKFILES)(
  '%s holds the builds for every platform, or npm ci refuses it: run scripts/complete-lockfile.ts',
  (file) => {
    expect(Object.keys(missingPlatformPackages(packagesOf(file)))).toEqual([]);
  },
);

test.each(LOCKFILES)('%s names no address to download from', (file) => {
  expect(Object.values(packagesOf(file)).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});

test.each(LOCKFILES)('%s vouches for the bytes of every package that there is', (file) => {
  expect(withoutSum(packagesOf(file)).filter((path) => !NOT_OFFERED.includes(path))).toEqual([]);
});

test('an entry without a sum, or with a weak one, is told', () => {
  const sum = `sha512-${'a'.repeat(86)}==`;
  expect(
    withoutSum({
      '': {},
      'node_modules/a': { integrity: sum },
      'node_modules/b': {},
      'node_modules/c': { integrity: 'sha1-aaaaaaaaaaaaaaaaaaaaaaaaaaa=' },
      'node_modules/a/node_modules/d': { inBundle: true },
    }),
  ).toEqual(['node_modules/b', 'node_modules/c']);
});

test('every package has a licence that the project may be built with', () => {
  const packages = Object.entries(packagesOf('package-lock.json')).filter(
    ([path]) => !NOT_OFFERED.includes(path),
  );
  const refused = packages.filter(
    // What is optional is installed beside the package, by whoever wants to run with it, and is no part of it.
    ([, { license, dev = false, optional = false, devOptional = false }]) =>
      !allows(license, dev || optional || devOptional ? FOR_TOOLS : PERMISSIVE),
  );
  expect(refused.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
});

test.each([
  ['GPL-3.0', false],
  ['MIT AND GPL-3.0', false],
  ['SEE LICENSE IN LICENSE.md', false],
  [undefined, false],
  ['(MIT OR GPL-3.0)', true],
])('the licence %s is judged %s', (expression, allowed) => {
  expect(allows(expression, FOR_TOOLS)).toBe(allowed);
});

test('nothing is built or run by the packages when they are installed', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  expect(Object.keys(scripts).filter((name) => /^(pre|post)?(install|prepare)$/.test(name))).toEqual([]);
  const files = ['.ci/run', '.github/workflows/ci.yml', '.github/workflows/release.yml'];
  const installs = files.flatMap((file) => readFileSync(file, 'utf8').match(/npm (ci|i|install)\b.*/g) ?? []);
  expect(installs.filter((line) => !line.includes('--ignore-scripts'))).toEqual([]);
});
