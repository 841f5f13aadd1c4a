import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT_DIR } from '../../../src/command/project-paths.ts';
import { SCAN_RULES } from './scan-rules.ts';

// Of each rule of the scan: texts, and what it tells of them. Each is there because some alteration of a rule changes what is told of it, and
// of no other. With KEEP_TOLD=1 what is told is kept anew: the difference is to be read.

type Told = readonly [rule: string, text: string, told: string];

const FILE = join(PROJECT_DIR, 'tests', 'unit', 'verify', 'told-texts.jsonl');
const known = readFileSync(FILE, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Told);

function toldNow([rule, text]: Told): Told {
  const tell = SCAN_RULES[rule];
  if (tell === undefined) throw new RangeError(`the scan has no rule "${rule}"`);
  return [rule, text, tell(text)];
}

if (process.env['KEEP_TOLD'] === '1')
  writeFileSync(FILE, known.map((told) => `${JSON.stringify(toldNow(told))}\n`).join(''));

test.each(Object.keys(SCAN_RULES))('the rule tells of each text what it told: %s', (name) => {
  const own = known.filter(([rule]) => rule === name);
  expect(own.length).toBeGreaterThan(0);
  expect(own.map(toldNow)).toEqual(own);
});
