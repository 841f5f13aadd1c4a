/** Handlers of the package's msw for that of the project, and the other way round: the statuses of three calls. */
export const BOTH_KINDS_OF_MSW = `
const { http, HttpResponse } = require('msw');
const { setupServer } = require('msw/node');
const { createSimulator, SIMULATOR_TOKENS, serveSimulator } = require('qtickets-contract-audit/msw');
(async () => {
  const simulator = createSimulator();
  const headers = { Authorization: 'Bearer ' + SIMULATOR_TOKENS.rest };
  const status = async (origin) => (await fetch(origin + '/api/rest/v1/events/33', { headers })).status;
  const down = http.get('*/events/33', () => new HttpResponse(null, { status: 502 }), { once: true });
  const server = await serveSimulator({ ...simulator, handlers: [down, ...simulator.handlers] });
  const served = [await status(server.url), await status(server.url)];
  await server.close();
  const mock = setupServer(...simulator.handlers);
  mock.listen({ onUnhandledRequest: 'error' });
  console.log(...served, await status('https://qtickets.ru'));
  mock.close();
})();
`;
