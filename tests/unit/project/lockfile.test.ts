import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { missingPlatformPackages } from '../../../scripts/lockfile.ts';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, { resolved?: string; optionalDependencies?: Record<string, string> }>;
};

test('the lockfile holds the builds for every platform, or npm ci refuses it: run scripts/complete-lockfile.ts', () => {
  expect(Object.keys(missingPlatformPackages(lock.packages))).toEqual([]);
});

test('the lockfile names no address to download from', () => {
  expect(Object.values(lock.packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});
