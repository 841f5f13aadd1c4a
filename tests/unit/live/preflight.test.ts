import { expect, test } from 'vitest';
import { clockFrom } from '../../../src/common/clock.ts';
import { liveSettings } from '../../../src/live/live-settings.ts';
import { openLiveTarget } from '../../../src/live/live-target.ts';
import { preflight } from '../../../src/live/preflight.ts';

/** What an API answers to its list. */
interface Listed {
  status?: number;
  body?: string;
  headers?: Record<string, string>;
}

const GOOD = '{"status":"success","data":[],"result":[]}';

/** What a preflight says where the REST API answers so; '' where it says nothing. */
async function said({ status = 200, body = GOOD, headers = {} }: Listed): Promise<string> {
  const settings = liveSettings({
    QTICKETS_TOKEN: 'a-token-of-rest',
    QTICKETS_PARTNERS_TOKEN: 'a-token-of-partners',
  });
  const sender = {
    send: async ({ path }: { path: string }) => ({
      response: path.includes('/partners/')
        ? { status: 200, headers: {}, bytes: Buffer.from(GOOD) }
        : { status, headers: { 'content-type': 'application/json', ...headers }, bytes: Buffer.from(body) },
      failure: null,
      attempts: [],
    }),
  };
  const target = openLiveTarget(settings, sender);
  return preflight({ target, sender, clock: clockFrom({}), commonHeaders: {} }).then(
    () => '',
    (error: unknown) => String(error),
  );
}

test('an API that answers its list is told of nothing', async () => {
  expect(await said({})).toBe('');
});

test.each([0, 2])('a token that is refused within a 200 is told, indented by %i', async (blanks) => {
  const body = { status: 'error', code: 'WRONG_AUTHORIZATION', message: 'Wrong authorization' };
  expect(await said({ body: JSON.stringify(body, null, blanks) })).toContain(
    'the REST API refuses the token',
  );
});

test('the code of an item is no refusal', async () => {
  const body = JSON.stringify({ data: [{ code: 'WRONG_AUTHORIZATION' }] });
  expect(await said({ body })).toBe('');
});
