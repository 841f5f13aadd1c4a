import type { JsonObject } from '../model/json.ts';
import { PARTNERS } from './api-of.ts';
import type { DocumentedCall } from './documented-calls.ts';

/** Variable of a request that holds where the simulator is: only what said so itself, on this machine, is one. */
const SIMULATOR = 'simulatorUrl';

/**
 * Before every request of a run against the simulator, its state is put back to the start: each request stands for itself, in any
 * order and any number of times.
 */
export const RESET = event('prerequest', [
  "const [origin] = /^http:\\/\\/(127\\.0\\.0\\.1|localhost|\\[::1\\]):\\d+/.exec(pm.variables.replaceIn('{{restUrl}}')) || [];",
  "if (origin) pm.sendRequest({ url: origin + '/__simulator/reset', method: 'POST' }, (error, answer) => {",
  `  if (!error && answer.code === 200 && 'now' in answer.json()) pm.variables.set('${SIMULATOR}', origin);`,
  '});',
]);

/** Makes the calls that the request needs, of the simulator alone: they would change an account. None for most requests. */
export function beforeScript({ before = [] }: DocumentedCall, token: string): JsonObject[] {
  if (before.length === 0) return [];
  return [
    event('prerequest', [
      `const before = ${JSON.stringify(before)};`,
      'const next = () => {',
      '  const call = before.shift();',
      '  if (call === undefined) return;',
      '  pm.sendRequest({',
      `    url: pm.variables.get('${SIMULATOR}') + call.path,`,
      '    method: call.method,',
      `    header: { Authorization: 'Bearer ' + pm.variables.get('${token}'), 'Content-Type': 'application/json' },`,
      "    body: { mode: 'raw', raw: JSON.stringify(call.body) },",
      '  }, next);',
      '};',
      `if (pm.variables.get('${SIMULATOR}')) next();`,
    ]),
  ];
}

/**
 * Tests of every answer what `pm.response.json()` does not tell: its content type, bytes that are no UTF-8, a key that stands twice in
 * one object (two readers may take different values), and more levels than 512, which is PHP's own limit.
 */
export const READ_ALIKE = event('test', [
  "pm.test('content type is JSON in UTF-8', () => {",
  "  const type = pm.response.headers.get('Content-Type') || '';",
  '  pm.expect(type).to.match(/^application\\/json\\s*(;|$)/i);',
  '  pm.expect(type).not.to.match(/;\\s*charset\\s*=(?!\\s*"?utf-?8"?\\s*(;|$))/i);',
  '});',
  // What is no UTF-8 has been replaced by this sign when a script sees it.
  "pm.test('body is UTF-8, without a byte order mark', () => pm.expect(pm.response.text()).not.to.match(/\\ufffd|^\\ufeff/));",
  "pm.test('every reader takes the body for the same', () => {",
  '  const [open, twice] = [[], []];',
  '  let deepest = 0;',
  '  for (const [token, text, colon] of pm.response.text().matchAll(/("[^"\\\\]*(?:\\\\.[^"\\\\]*)*")(\\s*:)?|[{}[\\]]/g)) {',
  "    if (token === '{' || token === '[') deepest = Math.max(deepest, open.push(new Set()));",
  "    else if (token === '}' || token === ']') open.pop();",
  '    else if (colon !== undefined && open.length > 0) {',
  '      const [keys, key] = [open[open.length - 1], JSON.parse(text)];',
  '      if (keys.has(key)) twice.push(key);',
  '      keys.add(key);',
  '    }',
  '  }',
  "  pm.expect(twice, 'keys that stand twice in one object').to.eql([]);",
  "  pm.expect(deepest, 'levels').to.be.at.most(512);",
  '});',
]);

/** Tests status, JSON and envelope as the contract does: an error inside a 200 is red. */
export function testScript({ api, write }: DocumentedCall): JsonObject {
  const statuses = write ? [200, 201] : [200];
  const status = `pm.test('status is ${statuses.join(' or ')}', () => pm.expect(pm.response.code).to.be.oneOf(${JSON.stringify(statuses)}));`;
  return event('test', [
    status,
    // Other tools that read collections give the text itself for a body that is no JSON, and throw nothing.
    "pm.test('body is JSON: an object or a list', () => {",
    '  const body = pm.response.json();',
    "  pm.expect(body !== null && typeof body === 'object').to.eql(true);",
    '});',
    "pm.test('no error stands in the body', () => {",
    '  const body = pm.response.json();',
    "  const isError = (one) => one !== null && typeof one === 'object' &&",
    "    (one.status === 'error' || ('error' in one && (one.error ?? '').length !== 0));",
    '  pm.expect([body, body.data, body.result].flat().filter(isError)).to.eql([]);',
    '});',
    ...(api === PARTNERS
      ? [
          "pm.test('status of the body is success', () => pm.expect(pm.response.json().status).to.eql('success'));",
        ]
      : []),
  ]);
}

function event(listen: 'prerequest' | 'test', exec: string[]): JsonObject {
  return { listen, script: { type: 'text/javascript', exec } };
}
