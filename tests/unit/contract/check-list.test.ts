import { expect, test } from 'vitest';
import { CheckList, typedMessage } from '../../../src/contract/check-list.ts';
import { AuditError } from '../../../src/model/errors.ts';

const results = (list: CheckList) => list.results.map(({ name, result }) => `${name} ${result}`);

test('checks after a failed one are not run, and say which failed', () => {
  const list = new CheckList((text) => text);
  list.run('status', () => null);
  list.run('json', () => 'broken');
  list.run('schema', () => {
    throw new Error('it ran');
  });
  expect(results(list)).toEqual(['status pass', 'json fail', 'schema notRun']);
  expect(list.results[2]?.message).toContain('json');
});

test('a failed check does not keep the others of its stage from running', () => {
  const list = new CheckList((text) => text);
  list.runStage([
    { name: 'a', problems: () => ['wrong'] },
    { name: 'b', problems: () => [] },
    { name: 'c', problems: () => ['wrong too'] },
  ]);
  list.run('rows', () => null);
  expect(results(list)).toEqual(['a fail', 'b pass', 'c fail', 'rows notRun']);
});

test('a check that does not apply is not listed', () => {
  const list = new CheckList((text) => text);
  list.runStage([{ name: 'a', problems: () => null }]);
  expect(list.results).toEqual([]);
});

test('every message is masked', () => {
  const list = new CheckList((text) => text.replaceAll('secret', 'mask'));
  list.run('a', () => 'a secret came');
  list.record('b', 'another secret');
  expect(list.results.map(({ message }) => message)).toEqual(['a mask came', 'another mask']);
});

test('an error of the audit is a message, any other error is thrown on', () => {
  const error = new AuditError('FIXTURE_MISSING', 'no recording', 'Record it.');
  expect(typedMessage(error)).toBe(error.message);
  expect(() => typedMessage(new TypeError('a defect'))).toThrow(TypeError);
});
