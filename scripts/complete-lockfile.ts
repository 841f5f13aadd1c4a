import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import {
  LOCKFILES,
  type LockedPackage,
  missingPlatformPackages,
  packageName,
  withoutSum,
} from './lockfile.ts';

// npm leaves out of the lockfile the builds for other platforms that its registry did not offer when it was written, and
// `npm ci` then refuses the file. This adds them by name and version, and asks the registry for their sums and licences: npm
// would find them where they are installed, and take whatever it is given there.
for (const file of LOCKFILES) {
  const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, LockedPackage> };
  const missing = missingPlatformPackages(lock.packages);
  const packages: Record<string, LockedPackage> = { ...lock.packages, ...missing };
  for (const path of withoutSum(packages)) {
    packages[path] = { ...packages[path], ...published(packageName(path), packages[path]?.version ?? '') };
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
  process.stdout.write(
    `${Object.keys(missing).length} platform packages added to ${file}; without a sum: ${withoutSum(packages).length}\n`,
  );
}

/** What the registry says of one version; nothing of one that it does not have. */
function published(name: string, version: string): Pick<LockedPackage, 'integrity' | 'license'> {
  try {
    const answer = execFileSync(
      'npm',
      ['view', `${name}@${version}`, 'dist.integrity', 'license', '--json'],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    const { 'dist.integrity': integrity, license } = JSON.parse(answer) as Record<string, string>;
    return integrity === undefined ? {} : { integrity, license };
  } catch {
    process.stderr.write(`${name}@${version} is not offered by the registry\n`);
    return {};
  }
}
