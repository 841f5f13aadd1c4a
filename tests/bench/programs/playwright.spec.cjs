const { expect, test } = require('@playwright/test');
const { problemOf } = require('./check-answer.cjs');
const calls = require('./calls.json');

for (const call of calls) {
  test(`${call.id} ${call.title}`, async ({ request }) => {
    const { method, headers, body } = call;
    const data = body === undefined ? {} : { data: body };
    const answer = await request.fetch(process.env.BENCH_URL + call.path, { method, headers, ...data });
    expect(problemOf(call, answer.status(), await answer.text())).toBeNull();
  });
}
