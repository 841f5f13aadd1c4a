/* global describe, it */
const pactum = require('pactum');
const calls = require('./calls.json');
const schemas = require('./schemas.json');

describe('bench', () => {
  for (const call of calls) {
    it(`${call.id} ${call.title}`, async () => {
      const spec = pactum
        .spec()
        .withMethod(call.method)
        .withPath(process.env.BENCH_URL + call.path);
      spec.withHeaders(call.headers);
      if (call.body !== undefined) spec.withJson(call.body);
      await spec.expectStatus(call.status).expectJsonSchema(schemas[call.schema]).toss();
    });
  }
});
