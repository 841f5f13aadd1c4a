import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { type AuditRequest, audit, hear, variablesOf } from '../../../scripts/package/audit.ts';
import { AuditError } from '../../../src/model/errors.ts';

/** The error of an audit that could not be made; fails when one was. */
async function refusal(request: Record<string, unknown>): Promise<unknown> {
  return audit(request as AuditRequest).then(
    () => expect.unreachable(),
    (error: unknown) => error,
  );
}

test('options become the variables of the command, and what is left out becomes none', () => {
  const options = { target: 'simulator', strict: true, only: '6.13', lang: undefined };
  expect(variablesOf(options)).toEqual({
    AUDIT_TARGET: 'simulator',
    AUDIT_STRICT: '1',
    AUDIT_ONLY: '6.13',
  });
  expect(variablesOf({ strict: false })).toEqual({ AUDIT_STRICT: '0' });
});

test.each(['dryRun', 'watch', 'undoLeft', 'shard', 'merge', 'taget', 'constructor', '__proto__'])(
  '%s is no option of an audit from code, and nothing is asked for',
  async (name) => {
    const error = await refusal(Object.defineProperty({}, name, { value: true, enumerable: true }));
    expect(error).toBeInstanceOf(AuditError);
    expect(error).toMatchObject({ code: 'USAGE', what: expect.stringContaining(name) });
  },
);

test.each([
  ['', 'empty'],
  [' ', 'empty'],
  [null, 'null'],
  [['6.13'], 'object'],
  [6.13, 'number'],
])('%j is no value of an option', async (value, told) => {
  expect(await refusal({ only: value })).toMatchObject({
    code: 'USAGE',
    what: expect.stringContaining(told),
  });
});

test.each(['/nowhere/at/all', 'package.json'])(
  'a folder to run in that is none is named: %s',
  async (cwd) => {
    expect(await refusal({ cwd })).toMatchObject({ code: 'FILE_SYSTEM', place: { file: cwd } });
  },
);

test('what the command prints is told in whole characters, wherever its pieces end', async () => {
  const bytes = Buffer.from('Вердикт: ✓');
  const stream = new PassThrough();
  let told = '';
  hear(stream, (text) => {
    told += text;
  });
  for (const byte of bytes) stream.write(Buffer.of(byte));
  stream.end();
  await new Promise((done) => stream.once('end', done));
  expect(told).toBe('Вердикт: ✓');
});
