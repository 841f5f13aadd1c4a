import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LOCKFILES, missingPlatformPackages } from '../../../scripts/lockfile.ts';

function packagesOf(file: string) {
  const lock = JSON.parse(readFileSync(file, 'utf8')) as {
    packages: Record<string, { resolved?: string; optionalDependencies?: Record<string, string> }>;
  };
  return lock.packages;
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
