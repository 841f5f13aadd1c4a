import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Code } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { createSimulator, type SimulatorOptions } from '../../src/simulator/create-simulator.ts';
import { type SimulatorServer, serveSimulator } from '../../src/simulator/serve.ts';
import { send } from '../unit/simulator/simulator-caller.ts';
import { RUN_AS_WRITTEN } from './documented/shown-commands.ts';
import { isInstalled, runProgram } from './run-program.ts';

const EXAMPLES = join(PROJECT_DIR, 'examples');

let server: SimulatorServer | undefined;

/** A fresh simulator for each example, which keep their order within one test. */
async function served(options: SimulatorOptions = {}): Promise<string> {
  server = await serveSimulator(createSimulator(options));
  return server.url;
}

beforeEach(() => {
  server = undefined;
});
afterEach(() => server?.close());

/** Commands of a document, each with the output that the next block says it has. */
function commandsOf(markdown: string): { command: string; output: string }[] {
  const blocks = fromMarkdown(markdown).children.filter(
    (node): node is Code => node.type === 'code' && typeof node.lang === 'string',
  );
  return blocks.flatMap((block, index) => {
    if (block.lang !== 'sh') return [];
    const next = blocks[index + 1];
    return [{ command: block.value, output: next?.lang === 'text' ? next.value : '(no output is shown)' }];
  });
}

/** Ids and prices of the paid orders, chosen here from all pages without a filter. */
async function paidOrders(url: string): Promise<string[]> {
  const lines: string[] = [];
  for (let page = 1; ; page += 1) {
    const body = { orderBy: { id: 'asc' }, page };
    const { json } = await send(url, 'GET', '/api/rest/v1/orders', { token: 'sim-rest', body });
    const { perPage, total } = json['paging'] as { perPage: number; total: number };
    for (const order of json['data'] as JsonObject[]) {
      if (order['payed'] === true) lines.push(`${order['id']} ${order['price']}`);
    }
    if (page * perPage >= total) return lines;
  }
}

test.for(RUN_AS_WRITTEN)('the commands of %s print what it says', async (document, { skip }) => {
  skip(!(await isInstalled('curl')), 'curl is not installed');
  const commands = commandsOf(readFileSync(join(PROJECT_DIR, document), 'utf8'));
  expect(commands.length).toBeGreaterThan(4);
  const url = await served();
  for (const { command, output } of commands) {
    const run = await runProgram('sh', ['-euc', command], { cwd: EXAMPLES, env: { QTICKETS: url } });
    expect({ command, ...run }).toEqual({ command, code: 0, stdout: `${output}\n`, stderr: '' });
  }
});

test('the Python example lists the paid orders of every page', async ({ skip }) => {
  skip(!(await isInstalled('python3')), 'python3 is not installed');
  // Production's pages hold 50 orders: there is more than one.
  const url = await served({ dataset: 'production' });
  const expected = await paidOrders(url);
  expect(expected.length).toBeGreaterThan(50);
  const run = await runProgram('python3', ['list_paid_orders.py', url, 'sim-rest'], {
    cwd: join(EXAMPLES, 'python'),
  });
  expect(run).toEqual({ code: 0, stdout: `${expected.join('\n')}\n`, stderr: '' });
});

test('the Python example says in a line that it was refused', async ({ skip }) => {
  skip(!(await isInstalled('python3')), 'python3 is not installed');
  const run = await runProgram('python3', ['list_paid_orders.py', await served(), 'wrong'], {
    cwd: join(EXAMPLES, 'python'),
  });
  expect(run).toEqual({ code: 1, stdout: '', stderr: 'refused with HTTP 401\n' });
});
