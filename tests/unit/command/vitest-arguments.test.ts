import { expect, test } from 'vitest';
import { askedOfVitest, optionsIn, vitestArguments } from '../../../src/command/vitest-arguments.ts';

const HELP = `vitest/4.1.12

Options:
  -t, --testNamePattern <pattern>                            Run tests with matching names
  --reporter <name>                                          Specify reporters (default, verbose)
  --coverage                                                 Enable coverage report. Use '--help --coverage'.
  --shard <shards>                                           Test suite shard
  --changed [since]                                          Run tests that are affected by the changed files
  --no-file-parallelism <x>                                  A name of several words
`;
const known = () => optionsIn(HELP);

test('the reporters that a developer asks for are told apart, since ours stay beside them', () => {
  expect(vitestArguments(['--reporter=verbose', '--reporter', 'json', 'tests/unit'], known)).toMatchObject({
    filters: ['tests/unit'],
    reporters: ['verbose', 'json'],
  });
  const { cliOptions, reporters } = vitestArguments(
    ['-t', 'orders', '--coverage.enabled', '--shard=9'],
    known,
  );
  expect(cliOptions).toMatchObject({ testNamePattern: 'orders', coverage: { enabled: true }, shard: '9' });
  expect(reporters).toEqual([]);
});

test.each([
  [['--bad-option'], /^USAGE: Vitest has no option --badOption\n/],
  [['-x'], /^USAGE: Vitest has no option -x\n/],
  [['--shard'], /^USAGE: Vitest's option --shard lacks its value\n/],
  [['tests/unit', '--reporter'], /^USAGE: Vitest's option --reporter lacks its value\n/],
  [['--reporter=dot', '-t'], /^USAGE: Vitest's option (?:-t|--testNamePattern) lacks its value\n/],
])('%s is refused', (args, message) => {
  expect(() => vitestArguments(args, known)).toThrow(message);
});

test('an option may go without a value that it does not need', () => {
  expect(vitestArguments(['--changed', '--coverage'], known).cliOptions).toMatchObject({ changed: true });
});

test.each([[['--help']], [['tests/unit', '-h']]])(
  '%s is answered with what can be given, and nothing runs',
  (args) => {
    const text = askedOfVitest(args, () => HELP);
    expect(text).toContain('npm test --');
    expect(text).toContain('--testNamePattern');
  },
);

test('a version is answered; what stands behind two hyphens is no option', () => {
  expect(askedOfVitest(['--version'])).toMatch(/\d+\.\d+\.\d+.*vitest \d+\.\d+/);
  expect(askedOfVitest(['tests/unit', '--', '--help'])).toBeNull();
  expect(askedOfVitest(['-t', 'help'])).toBeNull();
});

test('without options nothing is asked of Vitest', () => {
  const nobody = () => expect.unreachable('asked');
  expect(vitestArguments(['tests/unit/spec'], nobody).filters).toEqual(['tests/unit/spec']);
});
