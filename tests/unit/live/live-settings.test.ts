import { expect, test } from 'vitest';
import { liveSettings } from '../../../src/live/live-settings.ts';
import { routeTo } from '../../../src/live/live-target.ts';

const env = { QTICKETS_TOKEN: 'rest-token-of-a-test', QTICKETS_PARTNERS_TOKEN: 'partners-token-of-a-test' };

function messageOf(changes: Record<string, string>): string {
  try {
    liveSettings({ ...env, ...changes });
  } catch (error) {
    expect(error).toMatchObject({ code: 'LIVE_SETTINGS' });
    return (error as Error).message;
  }
  return '';
}

test('the vendor is the default', () => {
  expect(liveSettings(env)).toMatchObject({
    rest: 'https://qtickets.ru/api/rest/v1',
    partners: 'https://qtickets.ru/api/partners/v1',
  });
});

test('everything that is missing is named at once', () => {
  const wrong = {
    QTICKETS_TOKEN: '',
    QTICKETS_PARTNERS_TOKEN: '',
    QTICKETS_RATE_LIMIT: 'abc',
    QTICKETS_EVENT_ID: 'zz',
    QTICKETS_SEAT_ID: 'a\tb',
  };
  const lines = messageOf(wrong).split('\n');
  for (const name of Object.keys(wrong))
    expect(
      lines.filter((line) => line.includes(` ${name} `)),
      name,
    ).toHaveLength(1);
});

test('a token that is set and empty is not told as one that is not set', () => {
  for (const name of ['QTICKETS_TOKEN', 'QTICKETS_PARTNERS_TOKEN']) {
    expect(messageOf({ [name]: '' })).toMatch(new RegExp(`${name} is set and empty.*\\.env`));
    expect(() => liveSettings({ ...env, [name]: undefined })).toThrow(`${name} is not set`);
  }
});

test.each([
  { QTICKETS_TOKEN: 'cut-off' },
  { QTICKETS_PARTNERS_READ_TOKEN: 'x' },
  { QTICKETS_BASE_URL: 'http://qtickets.ru/api/rest/v1' },
  { QTICKETS_BASE_URL: 'ftp://127.0.0.1/api' },
  { QTICKETS_BASE_URL: 'not an address' },
  { QTICKETS_BASE_URL: 'https://user:secret@qtickets.ru/api/rest/v1' },
  { QTICKETS_BASE_URL: 'https://qtickets.ru/api/rest/v1?x=1' },
  { QTICKETS_RESET_URL: 'https://qtickets.ru/reset' },
  { QTICKETS_ALLOW_WRITES: 'all' },
  { QTICKETS_BASE_URL: 'https://qtickets.ru/api/partners/v1' },
  { QTICKETS_BASE_URL: 'https://qtickets.ru/api/x/../rest/v1' },
  { QTICKETS_PARTNERS_BASE_URL: 'https://qtickets.ru/api/partners%2fv1' },
  { QTICKETS_PARTNERS_BASE_URL: 'https://qtickets.ru//api/partners/v1' },
  { QTICKETS_EVENT_ID: '33/../34' },
  { QTICKETS_PARTNERS_EVENT_ID: '12/4076/../../../add/12' },
  { QTICKETS_PARTNERS_SHOW_ID: '4076?x=1' },
  { QTICKETS_ORDER_ID: '-1' },
  { QTICKETS_ORDER_ID: '1e3' },
  { QTICKETS_SEAT_ID: 'A-1\n2' },
  { QTICKETS_RATE_LIMIT: 'abc' },
  { QTICKETS_RATE_LIMIT: '0' },
  { QTICKETS_RATE_LIMIT: '2.5' },
])('%o is refused', (changes) => {
  const message = messageOf(changes);
  expect(message).toContain(Object.keys(changes)[0]);
  expect(message).not.toMatch(/secret|token-of-a-test/);
});

test('so many requests a second as are set are made', () => {
  expect(liveSettings({ ...env, QTICKETS_RATE_LIMIT: '12' }).perSecond).toBe(12);
  expect(liveSettings(env).perSecond).toBeGreaterThan(0);
});

test('plain http is for loopback', () => {
  expect(messageOf({ QTICKETS_BASE_URL: 'http://127.0.0.1:8787/api/rest/v1' })).toBe('');
});

test('a path of the spec goes below the base URL, with or without a slash at its end', () => {
  const settings = liveSettings({
    ...env,
    QTICKETS_BASE_URL: 'https://proxy.example.org/qt/rest/',
    QTICKETS_PARTNERS_BASE_URL: 'https://p.example.org',
  });
  expect(routeTo(settings, '/api/rest/v1/orders/1')).toEqual({
    origin: 'https://proxy.example.org',
    path: '/qt/rest/orders/1',
  });
  expect(routeTo(settings, '/api/partners/v1/tickets/find')).toEqual({
    origin: 'https://p.example.org',
    path: '/tickets/find',
  });
});

test('a path of neither API goes nowhere', () => {
  const settings = liveSettings(env);
  for (const path of ['/api/partners/v12/tickets/add/1', '/api/rest/v1', '/x'])
    expect(() => routeTo(settings, path)).toThrow(expect.objectContaining({ code: 'WRITE_REFUSED' }));
});
