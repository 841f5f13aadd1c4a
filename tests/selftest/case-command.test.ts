import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { caseMain } from '../../scripts/commands/case-main.ts';
import { DEFAULT_OPTIONS } from '../../src/common/audit-options.ts';
import { callCommand } from './call-command.ts';
import { scratchFolder } from './run-command.ts';

const folder = scratchFolder();
afterAll(() => folder.remove());

const ENTRY = `### 6.16. Events that are open for sale
**Request:**
\`\`\`
POST https://qtickets.ru/api/partners/v1/events/lists
\`\`\`

---

`;

test('an entry becomes a case with a schema of its answer, a recording, and what a person must decide', async () => {
  const shipped = readFileSync(DEFAULT_OPTIONS.spec, 'utf8');
  writeFileSync(join(folder.path, 'requests.md'), shipped.replace(/^## 7\. /m, `${ENTRY}## 7. `));
  const config = join(folder.path, 'qtickets.config.mjs');
  writeFileSync(config, "export default { spec: './requests.md', fixtures: './fixtures' };\n");
  const made = await callCommand(caseMain, ['6.16', '--config', config]);
  expect(made.code, made.stderr).toBe(0);
  const text = readFileSync(join(folder.path, 'cases', '6-16.cases.ts'), 'utf8');
  expect(text).toContain("outcome: 'ok'");
  // What the answer met is offered, and does not bind.
  expect(text).toMatch(/^ +\/\/ \{ rule: 'notEmpty', items: 'result\[\*\]' \}/m);
  const [, name] = /schema: '([\w-]+)'/.exec(text) ?? [];
  const schema = readFileSync(join(folder.path, 'schemas', `${name}.schema.json`), 'utf8');
  expect(JSON.parse(schema)).toMatchObject({ type: 'object', required: expect.arrayContaining(['result']) });
  expect(existsSync(join(folder.path, 'fixtures', 'recordings', '6.16.json'))).toBe(true);
  expect(made.stdout).toContain('To decide:');
  expect(made.stdout).toMatch(/qtickets\.config\.mjs: import \{ case6_16 \}/);
});

test.each([
  ['6.15', 'has a case'],
  ['9.9', 'no entry 9.9'],
])('of %s no case is made: %s', async (id, what) => {
  const { code, stderr } = await callCommand(caseMain, [id]);
  expect(code).toBe(2);
  expect(stderr).toContain(what);
});
