// The least that makes the calls, checks them and writes JUnit.
const { Agent, request } = require('node:http');
const { writeFileSync } = require('node:fs');
const { problemOf } = require('./check-answer.cjs');
const calls = require('./calls.json');

const agent = new Agent({ keepAlive: true });

function send({ method, path, headers, body }) {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const length = text === undefined ? {} : { 'Content-Length': Buffer.byteLength(text) };
  return new Promise((resolve, reject) => {
    const sent = request(
      process.env.BENCH_URL + path,
      { method, agent, headers: { ...headers, ...length } },
      (answer) => {
        let received = '';
        answer.setEncoding('utf8').on('data', (chunk) => {
          received += chunk;
        });
        answer.on('end', () => resolve({ status: answer.statusCode, text: received }));
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });
}

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

async function main() {
  const cases = [];
  let failed = 0;
  for (const call of calls) {
    const { status, text } = await send(call);
    const problem = problemOf(call, status, text);
    if (problem !== null) failed += 1;
    const inside = problem === null ? '' : `<failure message="${escaped(problem)}"/>`;
    cases.push(`<testcase name="${escaped(`${call.id} ${call.title}`)}">${inside}</testcase>`);
  }
  agent.destroy();
  const suite = `<testsuite name="floor" tests="${cases.length}" failures="${failed}">\n${cases.join('\n')}\n</testsuite>`;
  writeFileSync(
    process.env.BENCH_JUNIT,
    `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>${suite}</testsuites>\n`,
  );
  process.stdout.write(`${cases.length} calls, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main();
