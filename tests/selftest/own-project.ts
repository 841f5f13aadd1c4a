import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `AUDIT_FROM_CODE` prints. */
export interface OwnAudit {
  status: string;
  entries: string[];
  files: string[];
  folder: string;
  refused: string;
}

/** Runs an audit from code, and one that cannot be made, and prints what came of them. */
export const AUDIT_FROM_CODE = `import { audit } from 'qtickets-contract-audit';

const { run, folder } = await audit({ profile: 'smoke' });
const refused = await audit({ config: 'nowhere.ts' }).catch(({ code }) => code);
const files = run.schemas.map(({ file }) => file).filter((file) => file.startsWith('project/'));
console.log(JSON.stringify({ status: run.verdict.status, entries: run.entries.map(({ id }) => id), files, folder, refused }));
`;

const ENTRY = `## 8. OUR OWN

### 8.1. Events that are open for sale
**Request:**
\`\`\`
GET https://qtickets.ru/api/partners/v1/events/lists
\`\`\`

---

`;

const CONFIG = `import { defineConfig } from 'qtickets-contract-audit';
import { shows } from './cases/shows.js';

export default defineConfig({
  spec: './requests.md',
  schemas: './schemas',
  fixtures: './fixtures',
  cases: [shows],
  profiles: { smoke: ['1.1', '8.1'] },
});
`;

const CASE = `import { defineCase, FULL, ok } from 'qtickets-contract-audit';

export const shows = defineCase({
  id: '8.1',
  method: 'GET',
  path: '/api/partners/v1/events/lists',
  profiles: FULL,
  scenarios: [ok('partnersRead', 'shows', { rules: [{ rule: 'notEmpty', items: 'result[*]' }] })],
});
`;

const SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://venue.example/schemas/shows.schema.json',
  type: 'object',
  required: ['status', 'result'],
  properties: { status: { const: 'success' }, result: { type: 'array', items: { type: 'object' } } },
};

/** Writes a project that has an entry in a section of its own, with its case, its schema, a profile and a config. */
export function writeOwnProject(path: string, packageDir: string): void {
  const shipped = readFileSync(join(packageDir, 'tests', 'spec', 'qtickets_api_test_requests.md'), 'utf8');
  const files = {
    'requests.md': shipped.replace(/^## 8\. /m, `${ENTRY}## 9. `),
    'qtickets.config.ts': CONFIG,
    'cases/shows.ts': CASE,
    'schemas/shows.schema.json': JSON.stringify(SCHEMA),
  };
  for (const folder of ['cases', 'schemas']) mkdirSync(join(path, folder), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
}
