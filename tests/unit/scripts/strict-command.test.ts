import { afterEach, expect, test, vi } from 'vitest';
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
    .option('--strict')
    .option('--dry-run')
    .option('--target <name>');
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

test.each(['--strict=1', '--dry-run=false', '--strict='])(
  'an option that takes no value is not called unknown: %s',
  (arg) => {
    expect(read([arg])).toMatch(new RegExp(`'${arg.split('=')[0]}' takes no value`));
  },
);

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([
  ['--strict', 'npm_config_strict', 'true'],
  ['--only', 'npm_config_only', '6.13'],
  ['--dry-run', 'npm_config_dry_run', 'true'],
])(
  'an option that npm took for its own, since no `--` stood before it, is refused: %s',
  (option, name, value) => {
    vi.stubEnv(name, value);
    expect(read([])).toMatch(new RegExp(`npm .*${option}.* -- ${option}$`));
  },
);

test.each([
  ['is switched off', 'npm_config_strict', '', []],
  ['came as well', 'npm_config_only', '6.13', ['--only=6.13']],
  ['is of npm, or of Electron', 'npm_config_target', '30.0.0', []],
])('what npm was told is no option of the command where it %s', (_, name, value, args) => {
  vi.stubEnv(name, value);
  expect(read(args)).toBeTypeOf('object');
});
