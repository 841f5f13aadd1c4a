// @ts-check
// StrykerJS runs this in its copy of the project, before anything is built there: what the code keeps for the next time is forgotten with
// each mutant. A pattern that was made before a mutant would hide it.
import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const FORGETFUL = 'tests/mutation/code/forgetful';

if (!process.cwd().includes('.stryker-tmp'))
  throw new Error('this is for a copy of the project that StrykerJS made');
for (const name of readdirSync(FORGETFUL)) copyFileSync(join(FORGETFUL, name), join('src', 'common', name));
