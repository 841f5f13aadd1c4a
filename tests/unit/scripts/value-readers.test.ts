import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { outputOf } from '../../../scripts/commands/command-io.ts';
import { numberUpTo, pattern, wholeNumber } from '../../../scripts/commands/value-readers.ts';
import { PROJECT_DIR } from '../../../src/command/project-paths.ts';
import { callCommand } from '../../selftest/call-command.ts';

test.each([
  [wholeNumber(1), '7', 7],
  [wholeNumber(0), '0', 0],
  [numberUpTo(1, { above: 0 }), '0.25', 0.25],
  [numberUpTo(1, { above: 0 }), '.5', 0.5],
  [numberUpTo(100, { from: 0 }), '0', 0],
  [numberUpTo(100, { from: 0 }), '100', 100],
])('a value within its bounds is read', (read, text, value) => {
  expect(read(text)).toBe(value);
});

test.each<[(text: string) => unknown, string]>([
  ...['0', '-3', '1.5', '', ' ', 'x', '1e3', '0x1', '8'].map((text): [(text: string) => unknown, string] => [
    wholeNumber(1, 7),
    text,
  ]),
  ...['0', '-1', '1.01', '', 'abc', 'NaN', 'Infinity'].map((text): [(text: string) => unknown, string] => [
    numberUpTo(1, { above: 0 }),
    text,
  ]),
  [numberUpTo(100, { from: 0 }), '101'],
  [numberUpTo(100, { from: 0 }), '-0.5'],
  [pattern, '('],
  [pattern, '[a'],
])('a value beyond them is none', (read, text) => {
  expect(() => read(text)).toThrow(/^It (?:must be a (?:whole )?number|is no regular expression: [A-Z])/);
});

test('a wrong value is told with the name of its option', async () => {
  const { code, stderr } = await callCommand(
    (io) => {
      new Command('any')
        .option('--match <pattern>', '', pattern)
        .exitOverride()
        .configureOutput(outputOf(io))
        .parse([...io.args], { from: 'user' });
      return 0;
    },
    ['--match', '('],
  );
  expect(code).toBe(2);
  expect(stderr).toMatch(/^USAGE: .*--match <pattern>.* is no regular expression: Unterminated group\.\n/);
});

/** How an option or an argument is written down that takes a number or a regular expression, up to the next of them. */
const TAKES_ONE =
  /'--[\w-]+ <(?:number|n|percent|seconds|pattern)>'[\s\S]*?(?=\.(?:option|addOption|argument|addHelpText)\(|\n\}|;\n)/g;

test('every number and every regular expression of a command is read by one of them', () => {
  const files = readdirSync(join(PROJECT_DIR, 'scripts'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, text: readFileSync(join(PROJECT_DIR, 'scripts', name), 'utf8') }));
  const taken = files.flatMap(({ name, text }) =>
    (text.match(TAKES_ONE) ?? []).map((option) => `${name}: ${option}`),
  );
  expect(taken.length).toBeGreaterThan(20);
  expect(
    taken.filter((option) => !/wholeNumber\(|numberUpTo\(|\bpattern\b(?!>)|\bportOf\b/.test(option)),
  ).toEqual([]);
});
