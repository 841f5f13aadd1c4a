import { expect, test } from 'vitest';
import { Turns } from '../../../src/common/turns.ts';

test('turns come one after another, in the order of asking, whatever the order of ending', async () => {
  const turns = new Turns();
  const seen: string[] = [];
  const asked = ['a', 'b', 'c'].map(async (name) => {
    const end = await turns.take();
    seen.push(`${name} begins`);
    await Promise.resolve();
    seen.push(`${name} ends`);
    end();
    end();
  });
  await Promise.all(asked);
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

test('nobody begins while a turn has not ended', async () => {
  const turns = new Turns();
  const end = await turns.take();
  let begun = false;
  const next = turns.take().then((done) => {
    begun = true;
    done();
  });
  await new Promise((settle) => setImmediate(settle));
  expect(begun).toBe(false);
  end();
  await next;
  expect(begun).toBe(true);
});
