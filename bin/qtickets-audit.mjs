#!/usr/bin/env node
// The command of the package. In a checkout it runs from the sources, in an installed package from the build that came with it.
import { existsSync } from 'node:fs';

const source = new URL('../scripts/run.mjs', import.meta.url);
const built = new URL('../dist/build/scripts/qtickets-audit.mjs', import.meta.url);
if (existsSync(source)) {
  process.argv.splice(2, 0, 'qtickets-audit');
  await import(source.href);
} else await import(built.href);
