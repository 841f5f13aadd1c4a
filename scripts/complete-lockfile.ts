import { readFileSync, writeFileSync } from 'node:fs';
import { LOCKFILES, missingPlatformPackages } from './lockfile.ts';

// npm leaves out of the lockfile the builds for other platforms that its registry did not offer when it was written, and
// `npm ci` then refuses the file. This adds them by name and version; npm finds their sums where they are installed.
for (const file of LOCKFILES) {
  const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, object> };
  const missing = missingPlatformPackages(lock.packages);
  const packages = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) =>
    a.localeCompare(b, 'en'),
  );
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`);
  process.stdout.write(`${Object.keys(missing).length} platform packages added to ${file}\n`);
}
