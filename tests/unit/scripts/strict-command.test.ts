import { expect, test } from 'vitest';
import { StrictCommand } from '../../../scripts/commands/base-command.ts';
import { wholeNumber } from '../../../scripts/commands/value-readers.ts';

/** What a command makes of its arguments: its options, or what it says of them. */
function read(args: string[]): unknown {
  const command = new StrictCommand('any')
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .option('--only <ids>')
    .option('--port <number>', '', wholeNumber(0), 8787)
    .option('--fault <name>', '', (name: string, before: string[]) => [...before, name], [])
    .option('--strict');
  try {
    return command.parse(args, { from: 'user' }).opts();
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
}

test.each([
  ['--only', '6.13', '--only', '6.12'],
  ['--only=6.13', '--only=6.13'],
  ['--port', '1', '--only', '6.13', '--port', '2'],
])('an option of one value that is given twice is refused by its name: %j', (...args) => {
  expect(read(args)).toMatch(new RegExp(`'${/^--\w+/.exec(args[0] ?? '')?.[0]} .*twice`));
});

test('an option that takes several, and one that takes none, may stand again', () => {
  const options = read(['--fault', '502', '--strict', '--fault', '503', '--strict', '--only', '6.13']);
  expect(options).toEqual({ only: '6.13', port: 8787, fault: ['502', '503'], strict: true });
});

test('an option with an empty value is refused', () => {
  expect(read(['--only', ' '])).toMatch(/--only .*empty/);
});
