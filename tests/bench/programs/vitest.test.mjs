import { createRequire } from 'node:module';
import supertest from 'supertest';
import { expect, test } from 'vitest';

const require = createRequire(import.meta.url);
const { problemOf } = require('./check-answer.cjs');
const calls = require('./calls.json');

const api = supertest(process.env.BENCH_URL);
for (const call of calls) {
  test(`${call.id} ${call.title}`, async () => {
    const { status, text } = await api[call.method.toLowerCase()](call.path)
      .set(call.headers)
      .send(call.body);
    expect(problemOf(call, status, text)).toBeNull();
  });
}
