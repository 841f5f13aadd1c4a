import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { outliveReaders } from '../../../scripts/commands/outlive-readers.ts';

test('a reader that goes away ends nothing', () => {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const gone = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
  expect(() => out.emit('error', gone)).toThrow('EPIPE');
  outliveReaders([out, err]);
  expect(() => [out, err].map((stream) => stream.emit('error', gone))).not.toThrow();
});
