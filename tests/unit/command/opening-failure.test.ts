import { expect, test } from 'vitest';
import { openingFailure } from '../../../src/command/opening-failure.ts';
import { createMasker } from '../../../src/masking/create-masker.ts';
import { AuditError } from '../../../src/model/errors.ts';

const masker = createMasker({ secrets: ['s3cret-of-mine'] });

test('filters that leave no file of tests are told by name, without a stack', () => {
  const thrown = Object.assign(new Error('No test files found'), { code: 'VITEST_FILES_NOT_FOUND' });
  const told = openingFailure(thrown, masker, ['tests/unit/nothing', 'other']);
  expect(told).toMatchObject({ code: 'NOTHING_TO_RUN', what: expect.stringContaining('tests/unit/nothing') });
  expect(told.what).toContain('other');
  expect(told.what).not.toContain(' at ');
  expect(openingFailure(thrown, masker).code).toBe('NOTHING_TO_RUN');
});

test('an error of ours keeps its parts, masked', () => {
  const error = new AuditError('USAGE', 'no s3cret-of-mine', 'Mend it.', { file: 'a' });
  const told = openingFailure(error, masker);
  expect(told).toMatchObject({ code: 'USAGE', remedy: 'Mend it.', place: { file: 'a' } });
  expect(told.what).not.toContain('s3cret');
});

test('what nobody foresaw comes with its stack', () => {
  expect(openingFailure(new Error('odd'), masker)).toMatchObject({
    code: 'UNEXPECTED',
    what: expect.stringMatching(/odd\n {4}at /),
  });
});
