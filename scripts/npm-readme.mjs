// @ts-check
// npm shows README.md of the package, and whoever installs one wants to read other things than whoever has a checkout. `put` lays
// docs/npm/README.md in its place while it is packed; `restore` lays the project's own back.
import { copyFileSync, existsSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const README = join(ROOT, 'README.md');
const FOR_NPM = join(ROOT, 'docs', 'npm', 'README.md');
const KEPT = join(ROOT, '.README.project.md');

const [what] = process.argv.slice(2);
if (what === 'put') {
  // A pack that was broken off may have left it there: then what is kept is still the project's.
  const isThere = readFileSync(README, 'utf8') === readFileSync(FOR_NPM, 'utf8');
  if (!isThere) copyFileSync(README, KEPT);
  copyFileSync(FOR_NPM, README);
} else if (existsSync(KEPT)) renameSync(KEPT, README);
